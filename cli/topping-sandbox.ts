import {
  acceptedNames,
  type ExpectedTarget,
  expectedTarget,
  type GeneratedFunction,
  type Plan,
  planMapping,
  refusalOf,
  type SourceRecord,
  type Topping,
} from '../codegen/index.ts';
import {
  createSandbox,
  type ExpectedRecord,
  modelledBiginModules,
  type RuleCondition,
  type Sandbox,
  type SandboxBehaviour,
  type SandboxOptions,
  type Situation,
  type Verdict,
  verdictByEmail,
} from '../sandbox/index.ts';
import type { BiginField } from '../zoho/index.ts';
import { sandboxConnections, sandboxOrderAccessOf } from './sandbox-connections.ts';

/** The Books organization that the sandbox has, and that the topping's variable names there. */
export const sandboxOrganization = { id: '10001', name: 'Sandbox' } as const;

/** The refresh token with which `topping fields pull` reads a sandbox. It opens nothing elsewhere. */
export const fieldsRefreshToken = 'sandbox-refresh-fields';

/** What reading the fields of all products needs. */
const fieldsScopes = [
  'ZohoBigin.settings.fields.READ',
  'ZohoBigin.settings.modules.READ',
  'ZohoBooks.settings.READ',
  'ZohoCRM.settings.fields.READ',
  'ZohoCRM.settings.modules.READ',
];

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
    organizations: [sandboxOrganization],
    customFields: customFieldsOf(topping),
    refreshTokens: { [fieldsRefreshToken]: fieldsScopes },
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
    options: behaviour,
  };
}

/**
 * What the catalogues of a topping's mappings know beyond the standard fields: the account that they were pulled from has
 * these fields, so the sandbox has them too.
 */
function customFieldsOf(topping: Topping): NonNullable<SandboxOptions['customFields']> {
  const added: Record<string, Record<string, BiginField>> = {};
  for (const { from } of topping.mappings) {
    const standard = modelledBiginModules.find(({ module }) => module === from.module)?.fields ?? {};
    const custom = Object.entries(from.fields).filter(([name]) => !Object.hasOwn(standard, name));
    if (custom.length > 0) added[from.module] = { ...added[from.module], ...Object.fromEntries(custom) };
  }
  return added;
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
      return name === undefined || nameField === undefined ? target : { ...target, [nameField]: name };
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

/** The target's values as a replay compares them. */
function plain(target: ExpectedTarget): ExpectedRecord {
  return target as ExpectedRecord;
}
