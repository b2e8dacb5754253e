import {
  acceptedNames,
  type ExpectedTarget,
  expectedTarget,
  keyOf,
  type Plan,
  planMapping,
  type SourceRecord,
  type Topping,
  underWayReason,
} from '../codegen/index.ts';
import { type ExplorationReference, type Subject, syncInvariants } from '../sandbox/index.ts';
import { referenceOf, sandboxOptionsOf } from './topping-sandbox.ts';

/** More than the longest time after which the functions try again what failed. */
const LONGER_THAN_ANY_WAIT_MS = 25 * 3_600_000;
/** A retry that is itself disturbed by nothing needs one round; more show that it comes to rest. */
const ROUNDS = 4;

/**
 * A topping as the explorer takes it: its functions, what its sync means, and how it makes good what failed.
 *
 * @param functions texts in place of those of the topping; a function that is missing here runs nowhere
 */
export function explorationSubject(
  topping: Topping,
  functions: readonly { readonly name: string; readonly text: string }[],
): Subject {
  const retries = topping.companions
    .filter(({ task }) => task === 'retry' || task === 'back')
    .map(({ name }) => name);
  return {
    sandbox: sandboxOptionsOf(topping, functions),
    reference: explorationReferenceOf(topping),
    invariants: syncInvariants,
    retry: { functions: retries, everyMs: LONGER_THAN_ANY_WAIT_MS, rounds: ROUNDS },
  };
}

function explorationReferenceOf(topping: Topping): ExplorationReference {
  const [mapping] = topping.mappings;
  if (!mapping) throw new Error('A topping without a mapping has nothing to explore.');
  const plan = planMapping(topping, mapping);
  const key = keyOf(plan.match);
  const reference = referenceOf(topping);
  return {
    expected: reference.expected,
    recorded: (record) => reference.recorded(record as SourceRecord),
    isUnderWay: (record) => record[plan.state.reason] === underWayReason,
    onlyForPeople: [plan.state.reason],
    ...(key === undefined ? { setsSecondsAside: true } : keyedReferenceOf(key)),
    callsFor: (before, after, customer) =>
      callsFor(plan, before as SourceRecord, after as SourceRecord, customer?.contact_name),
    deactivates: topping.companions.some(({ task }) => task === 'remove'),
  };
}

/** What tells whose a customer is, where Books holds the id of the record. */
function keyedReferenceOf(key: string): Pick<ExplorationReference, 'recordIdOf' | 'ownPaths'> {
  return {
    recordIdOf: ({ custom_fields }) => {
      const fields = Array.isArray(custom_fields) ? custom_fields : [];
      const held = fields.find((field) => field?.api_name === key)?.value;
      return typeof held === 'string' && held !== '' ? held : null;
    },
    ownPaths: [`custom_fields.${key}`],
  };
}

/**
 * How many calls to Books a change of a record may cost. Books changes a customer and its person by different calls, and
 * an address only together with what stands in it besides, which has to be known first. Behind a name that is taken
 * stands the e-mail: with that the name changes, and the plain one is tried first.
 *
 * @param customerName what the customer is called in Books before the change
 */
export function callsFor(
  plan: Plan,
  before: SourceRecord,
  after: SourceRecord,
  customerName: unknown,
): number {
  const [old, present] = [expectedTarget(plan, before), expectedTarget(plan, after)];
  const { fields, customFields, groups, primary } = plan.target;
  const changes = (name: string): boolean => JSON.stringify(old[name]) !== JSON.stringify(present[name]);
  const [longName, nextLongName] = [acceptedNames(plan, before)[1], acceptedNames(plan, after)[1]];
  const isRenamed = longName !== undefined && longName === customerName && longName !== nextLongName;
  const ofCustomer =
    isRenamed ||
    fields.some(({ target }) => changes(target)) ||
    (customFields.length > 0 && changes('custom_fields'));
  const ofPerson = primary !== undefined && changes(primary.name);
  const isWhole = groups.some(({ name }) => changes(name)) || (ofPerson && !hasFirstName(plan, present));
  const customerCalls = isWhole ? 2 : ofCustomer ? 1 : 0;
  return customerCalls + (isRenamed ? 1 : 0) + (ofPerson && hasFirstName(plan, present) ? 1 : 0);
}

/** Books changes no person by itself that has no first name. */
function hasFirstName({ target: { primary } }: Plan, expected: ExpectedTarget): boolean {
  const persons = primary && expected[primary.name];
  const person =
    typeof persons === 'object' && persons !== null && 'primary' in persons ? persons.primary : null;
  return typeof person === 'object' && person !== null && 'first_name' in person && person.first_name !== '';
}
