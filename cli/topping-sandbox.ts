import {
  acceptedNames,
  catalogueField,
  type ExpectedTarget,
  expectedTarget,
  type GeneratedFunction,
  keyOf,
  type Plan,
  planMapping,
  refusalOf,
  type SourceRecord,
  scopeNames,
  syncStatuses,
  type Topping,
} from '../codegen/index.ts';
import {
  type BiginCustomFields,
  type BooksCustomField,
  createSandbox,
  type ExpectedRecord,
  type RuleCondition,
  type Sandbox,
  type SandboxBehaviour,
  type SandboxOptions,
  type Situation,
  type Verdict,
  verdictByEmail,
} from '../sandbox/index.ts';
import { accountFieldsOf, booksFieldsOf } from './account-fields.ts';
import { sandboxConnections, sandboxOrderAccessOf } from './sandbox-connections.ts';

/** The Books organization that the sandbox has, and that the topping's variable names there. */
export const sandboxOrganization = { id: '10001', name: 'Sandbox' } as const;

/** The refresh token with which `topping fields pull` reads a sandbox. It opens nothing elsewhere. */
export const fieldsRefreshToken = 'sandbox-refresh-fields';

/** The refresh token with which `topping doctor` looks at a sandbox: it may do what the topping's connections may. */
export const doctorRefreshToken = 'sandbox-refresh-doctor';

/** What reading the fields of all products needs. */
const fieldsScopes = [
  'ZohoBigin.settings.fields.READ',
  'ZohoBigin.settings.modules.READ',
  'ZohoBooks.settings.READ',
  'ZohoCRM.settings.fields.READ',
  'ZohoCRM.settings.modules.READ',
];

/** A custom field that somebody has added to customers in Books, and that no mapping knows. */
const fieldOfTheAccount = { apiName: 'cf_region', label: 'Region', dataType: 'text' } as const;

const HOUR_MS = 3_600_000;

/** A sandbox with the connections, variables, rules and functions of a topping, set up as an installer would. */
export function sandboxOf(
  topping: Topping,
  functions: readonly Pick<GeneratedFunction, 'name' | 'text'>[],
  behaviour: SandboxBehaviour = {},
): Sandbox {
  return createSandbox(sandboxOptionsOf(topping, functions, behaviour));
}

/** What such a sandbox consists of. */
export function sandboxOptionsOf(
  topping: Topping,
  functions: readonly Pick<GeneratedFunction, 'name' | 'text'>[],
  behaviour: SandboxBehaviour = {},
): SandboxOptions {
  const prefix = topping.namespace === undefined ? '' : `${topping.namespace}__`;
  const orderAccess = sandboxOrderAccessOf(topping);
  const organizations = new Set(topping.mappings.map((mapping) => mapping.variables.organization.name));
  return {
    organizations: [
      {
        ...sandboxOrganization,
        customFields: booksCustomFieldsOf(topping),
      },
    ],
    customFields: biginFieldsOf(topping),
    refreshTokens: {
      [fieldsRefreshToken]: fieldsScopes,
      [doctorRefreshToken]: [
        ...fieldsScopes,
        'ZohoBigin.settings.variables.READ',
        ...topping.connections.flatMap(scopeNames),
      ],
    },
    connections: sandboxConnections(topping),
    ...(orderAccess && { orderAccess }),
    variables: Object.fromEntries(
      topping.variables.map(({ name, defaultValue }) => [
        `${prefix}${name}`,
        organizations.has(name) ? sandboxOrganization.id : defaultValue,
      ]),
    ),
    functions,
    rules: topping.rules.map(({ name, module, on, criteria, functionName }) => ({
      name,
      module,
      on: [...on],
      criteria: criteria.map(conditionOf),
      function: functionName,
      entryStyle: topping.platform.entryStyle,
    })),
    schedules: topping.schedules.map(({ name, functionName, everyHours }) => ({
      name,
      function: functionName,
      everyMs: everyHours * HOUR_MS,
    })),
    options: behaviour,
  };
}

/** The custom fields of Books: those that mappings find records by, those of the account, and one that no mapping knows. */
function booksCustomFieldsOf(topping: Topping): readonly BooksCustomField[] {
  const keys = topping.mappings.flatMap(({ match }): readonly BooksCustomField[] => {
    const key = keyOf(match);
    return key === undefined ? [] : [{ apiName: key, label: key, dataType: 'text', unique: true }];
  });
  const all = [...keys, ...booksFieldsOf(topping), fieldOfTheAccount];
  // Of two that have one name the first stands: a mapping's key is unique, whatever a catalogue says.
  return all.filter(({ apiName }, place) => all.findIndex((other) => other.apiName === apiName) === place);
}

/** The custom fields of a topping, as an installer has them made, and those of the account: by module, then by API name. */
export function biginFieldsOf(topping: Topping): BiginCustomFields {
  const prefix = topping.namespace === undefined ? '' : `${topping.namespace}__`;
  const account = accountFieldsOf(topping);
  const own = Map.groupBy(topping.customFields, ({ module }) => module);
  const modules = [...new Set([...Object.keys(account), ...own.keys()])];
  return Object.fromEntries(
    modules.map((module) => {
      const made = (own.get(module) ?? []).map(
        (field) => [`${prefix}${field.name}`, catalogueField(field)] as const,
      );
      return [module, { ...account[module], ...Object.fromEntries(made) }];
    }),
  );
}

/** A criterion of a definition as the sandbox's rules have it. */
function conditionOf(criterion: Topping['rules'][number]['criteria'][number]): RuleCondition {
  if (!('to' in criterion)) return criterion;
  const { field, is, to } = criterion;
  return { field, is: is === 'equal' ? 'equals' : 'not-equals', value: String(to) };
}

/** What a replay holds the sandbox's Books against: the meaning of the mapping in TypeScript, not its Deluge. */
export interface Reference {
  readonly expected: (situation: Situation) => ExpectedRecord;
  readonly verdict: (situation: Situation) => Verdict;
  /** The reason that a person can read on a contact that is not in step; null when it has none. */
  readonly recorded: (record: SourceRecord) => string | null;
}

/** The reference of the mapping that a topping's rule on contacts runs. */
export function referenceOf(topping: Topping): Reference {
  const [mapping] = topping.mappings;
  if (!mapping) throw new Error('A topping without a mapping has nothing to replay.');
  const plan = planMapping(topping, mapping);
  return {
    verdict: (situation) => {
      const verdict = verdictByEmail(situation);
      const reason = refusalOf(plan, situation.record as SourceRecord);
      if (verdict.kind === 'write' && reason !== undefined) return { kind: 'no-change', reason };
      if (verdict.kind === 'write' && isInactive(situation, verdict.contactId))
        return { kind: 'no-change', reason: 'the customer with this e-mail is inactive' };
      if (verdict.kind === 'no-change' || freeName(plan, situation, verdict.contactId) !== undefined)
        return verdict;
      return { kind: 'no-change', reason: 'the name is taken, and so is the one with the e-mail' };
    },
    expected: (situation) => {
      const verdict = verdictByEmail(situation);
      const own = verdict.kind === 'write' ? verdict.contactId : null;
      const target = plain(expectedTarget(plan, situation.record as SourceRecord));
      const name = freeName(plan, situation, own);
      const nameField = plan.target.fields.find(({ mandatory }) => mandatory)?.target;
      const key = keyOf(plan.match);
      const keyed = key === undefined ? target : withCustomField(target, key, String(situation.record.id));
      if (name === undefined || nameField === undefined) return keyed;
      return { ...keyed, [nameField]: acceptedName(plan, situation, own, name) };
    },
    recorded: (record) => {
      const status = record[plan.state.status];
      if (status !== syncStatuses.waiting && status !== syncStatuses.needsAttention) return null;
      const reason = record[plan.state.reason];
      return typeof reason === 'string' && reason !== '' ? reason : null;
    },
  };
}

/** The first of the names that the mapping allows and that no other contact in Books has. */
function freeName(plan: Plan, situation: Situation, own: string | null): string | undefined {
  const taken = new Set(
    situation.booksBefore
      .filter(({ contact_id }) => contact_id !== own)
      .map(({ contact_name }) => String(contact_name).toLowerCase()),
  );
  return acceptedNames(plan, situation.record as SourceRecord).find((name) => !taken.has(name.toLowerCase()));
}

/** Whether the customer that is to be written was made inactive before it stood for the contact. */
function isInactive({ booksBefore, linkedId }: Situation, contactId: string | null): boolean {
  if (linkedId !== null || contactId === null) return false;
  return booksBefore.some(({ contact_id, status }) => contact_id === contactId && status === 'inactive');
}

/** A customer that got the name with the e-mail keeps it as long as the contact's name stays, even when the other is free. */
function acceptedName(
  plan: Plan,
  situation: Situation,
  own: string | null,
  free: string,
): string | { readonly anyOf: readonly string[]; readonly reason: string } {
  const present = situation.booksBefore.find(({ contact_id }) => contact_id === own)?.contact_name;
  const accepted = acceptedNames(plan, situation.record as SourceRecord);
  if (present === undefined || present === free || !accepted.includes(present)) return free;
  return { anyOf: [free, present], reason: 'a name that was given stays' };
}

function withCustomField(target: ExpectedRecord, name: string, value: string): ExpectedRecord {
  return { ...target, custom_fields: { ...(target.custom_fields as ExpectedRecord), [name]: value } };
}

/** The target's values as a replay compares them. */
function plain(target: ExpectedTarget): ExpectedRecord {
  return target as ExpectedRecord;
}
