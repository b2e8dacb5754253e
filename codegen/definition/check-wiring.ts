import { type Diagnostic, nearestName } from '../../deluge/index.ts';
import type { PlaceInProject } from './check-context.ts';
import type { CompanionTask } from './companion.ts';
import { type Connection, serviceLabel } from './connection.ts';
import type { CustomField } from './custom-field.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { type Mapping, type SyncState, syncStatuses } from './mapping.ts';
import type { DefinitionPlace } from './place.ts';
import { variablesOfWork } from './service-function.ts';
import type { Topping } from './topping.ts';
import type { Variable } from './variable.ts';
import { criteriaOf, type WorkflowRule, writtenCriteria } from './workflow-rule.ts';

const { report } = definitionDiagnostics;

/** Checks that the parts of a topping fit together: names, rules, connections, variables. */
export function checkWiring(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  return [
    ...checkDuplicates(topping, placeOf),
    ...checkRules(topping, placeOf),
    ...checkCompanions(topping, placeOf),
    ...topping.mappings.flatMap((mapping) => [
      ...checkConnectionsOf(mapping, topping, placeOf),
      ...checkVariablesOf(mapping, topping, placeOf),
      ...checkStateOf(mapping, topping, placeOf),
    ]),
    ...checkUse(topping, placeOf),
  ];
}

interface Named {
  readonly name: string;
  readonly definedAt?: DefinitionPlace;
}

const connectionName = (connection: Connection): Named => ({ ...connection, name: connection.linkName });

function checkDuplicates(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const groups: Readonly<Record<string, readonly Named[]>> = {
    functions: [...topping.mappings, ...topping.companions, ...topping.serviceFunctions],
    connections: topping.connections.map(connectionName),
    variables: topping.variables,
    'custom fields': topping.customFields,
    rules: topping.rules,
    schedules: topping.schedules,
    widgets: topping.widgets,
  };
  return Object.entries(groups).flatMap(([what, things]) => {
    const seen = new Set<string>();
    return things.flatMap(({ name, definedAt }) => {
      const key = name.toLowerCase();
      const double = seen.has(key);
      seen.add(key);
      return double ? [report('duplicate-name', { what, name }, placeOf(definedAt, topping.definedAt))] : [];
    });
  });
}

function checkRules(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const known = [...topping.mappings, ...topping.companions].map((one) => one.name);
  const ofRules = topping.rules.flatMap((rule) => {
    const name = rule.functionName;
    const place = placeOf(rule.definedAt, topping.definedAt);
    const mapping = topping.mappings.find((candidate) => candidate.name === name);
    if (mapping) return checkRuleOf(mapping, rule, placeOf);
    if (topping.companions.some((companion) => companion.name === name)) return [];
    return [
      report('unknown-function', { rule: rule.name, name, known, nearest: nearestName(name, known) }, place),
    ];
  });
  const ofMappings = topping.mappings
    .filter(({ name }) => !topping.rules.some((rule) => rule.functionName === name))
    .map(({ name, definedAt }) =>
      report('mapping-without-rule', { name }, placeOf(definedAt, topping.definedAt)),
    );
  return [...ofRules, ...ofMappings];
}

function checkRuleOf(mapping: Mapping, rule: WorkflowRule, placeOf: PlaceInProject): readonly Diagnostic[] {
  const compared: readonly (readonly [what: string, rules: string, mappings: string])[] = [
    ['module', rule.module, mapping.from.module],
    ['events', rule.on.join(', '), mapping.when.on.join(', ')],
    ['criteria', writtenCriteria(rule.criteria), writtenCriteria(criteriaOf(mapping))],
  ];
  return compared
    .filter(([, rules, mappings]) => rules !== mappings)
    .map(([what, rules, mappings]) => {
      const details = {
        rule: rule.name,
        mapping: mapping.name,
        what,
        rules: `"${rules}"`,
        mappings: `"${mappings}"`,
      };
      return report('rule-differs', details, placeOf(rule.definedAt, mapping.definedAt));
    });
}

/** What starts the function of each companion; one that is started from the settings, or by Bigin, needs nothing here. */
const starters = {
  remove: 'rule',
  retry: 'schedule',
  'sync-existing': undefined,
  back: 'schedule',
  install: undefined,
  uninstall: undefined,
} as const;

/** A topping has one script for each (https://help.zoho.com/portal/en/community/topic/building-toppings-6-install-and-uninstall-actions, documented). */
const onlyOnce: readonly CompanionTask[] = ['install', 'uninstall'];

function checkCompanions(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const mappings = topping.mappings.map(({ name }) => name);
  const scheduled = [...topping.companions, ...topping.serviceFunctions].map(({ name }) => name);
  const ofCompanions = topping.companions.flatMap(
    ({ name: companion, task, mapping: { name }, definedAt }) => {
      const place = placeOf(definedAt, topping.definedAt);
      if (!mappings.includes(name)) {
        const nearest = nearestName(name, mappings);
        return [report('companion-of-other-mapping', { companion, name, known: mappings, nearest }, place)];
      }
      const starts = starters[task];
      const started = { rule: topping.rules, schedule: topping.schedules };
      if (starts === undefined || started[starts].some(({ functionName }) => functionName === companion))
        return [];
      return [report('companion-not-started', { name: companion, starts }, place)];
    },
  );
  const repeated = topping.companions.flatMap(({ name, task, definedAt }, index) => {
    const first = topping.companions.findIndex((other) => other.task === task);
    if (!onlyOnce.includes(task) || first === index) return [];
    const other = topping.companions[first]?.name ?? '';
    return [report('second-install-script', { name, other, task }, placeOf(definedAt, topping.definedAt))];
  });
  const ofSchedules = topping.schedules
    .filter(({ functionName }) => !scheduled.includes(functionName))
    .map(({ name: schedule, functionName: name, definedAt }) => {
      const details = { schedule, name, known: scheduled, nearest: nearestName(name, scheduled) };
      return report('unknown-scheduled-function', details, placeOf(definedAt, topping.definedAt));
    });
  return [...ofCompanions, ...repeated, ...ofSchedules];
}

/** What each field of the state has to be; undefined when it is right. */
const stateProblems: Readonly<Record<keyof SyncState, (field: CustomField) => string | undefined>> = {
  status: ({ type, values }) =>
    type === 'picklist' && Object.values(syncStatuses).every((status) => values?.includes(status))
      ? undefined
      : `it is no picklist with the values ${Object.values(syncStatuses).join(', ')}`,
  reason: ({ type }) => (type === 'textarea' ? undefined : 'it is not of the type textarea'),
  target: ({ type, unique }) =>
    type === 'text' && unique ? undefined : 'it is not a text that no two records may share',
  memory: ({ type }) => (type === 'textarea' ? undefined : 'it is not of the type textarea'),
  mark: ({ type }) => (type === 'textarea' ? undefined : 'it is not of the type textarea'),
};

function checkStateOf(mapping: Mapping, topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const known = topping.customFields.map(({ name }) => name);
  const roles = Object.keys(stateProblems) as readonly (keyof SyncState)[];
  return roles.flatMap((role) => {
    const field = mapping.state[role];
    const { name } = field;
    const place = placeOf(field.definedAt, mapping.definedAt, topping.definedAt);
    const problem =
      field.module === mapping.from.module
        ? stateProblems[role](field)
        : `it belongs to ${field.module} and not to ${mapping.from.module}`;
    const details = { mapping: mapping.name, name };
    return [
      ...(known.includes(name) ? [] : [report('unknown-custom-field', details, place)]),
      ...(problem === undefined ? [] : [report('wrong-custom-field', { ...details, role, problem }, place)]),
    ];
  });
}

function checkConnectionsOf(
  mapping: Mapping,
  topping: Topping,
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  const known = topping.connections.map((connection) => connection.linkName);
  const place = placeOf(mapping.definedAt, topping.definedAt);
  return rolesOf(mapping).flatMap(([role, connection]) => {
    const name = connection.linkName;
    // A connection to the other product may have nearly the same name, and is not what is meant.
    const fitting = topping.connections.filter(({ service }) => service === role);
    const nearest = nearestName(
      name,
      fitting.map(({ linkName }) => linkName),
    );
    const details = { mapping: mapping.name, name, known, nearest };
    if (!known.includes(name)) return [report('unknown-connection', details, place)];
    if (connection.service === role) return [];
    const service = serviceLabel(connection);
    return [
      report(
        'wrong-service',
        { mapping: mapping.name, role: roleNames[role], connection: name, service },
        place,
      ),
    ];
  });
}

type Role = keyof Mapping['connections'];

const roleNames: Readonly<Record<Role, string>> = { bigin: 'Bigin', books: 'Books' };

function rolesOf(mapping: Mapping): readonly (readonly [Role, Connection])[] {
  return [
    ['bigin', mapping.connections.bigin],
    ['books', mapping.connections.books],
  ];
}

function checkVariablesOf(
  mapping: Mapping,
  topping: Topping,
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  const known = topping.variables.map((variable) => variable.name);
  const place = placeOf(mapping.definedAt, topping.definedAt);
  return Object.values(mapping.variables)
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) =>
      report(
        'unknown-variable',
        { mapping: mapping.name, name, known, nearest: nearestName(name, known) },
        place,
      ),
    );
}

function checkUse(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const usedVariables = [
    ...topping.mappings.flatMap((mapping): readonly Variable[] => Object.values(mapping.variables)),
    ...topping.serviceFunctions.flatMap(({ work }) => variablesOfWork(work)),
  ].map(({ name }) => name);
  return [
    ...topping.variables
      .filter(({ name }) => !usedVariables.includes(name))
      .map((one) => report('unused-variable', { name: one.name }, placeOf(one.definedAt, topping.definedAt))),
    ...topping.variables
      .filter(({ values, defaultValue }) => values !== undefined && !values.includes(defaultValue))
      .map(({ name, defaultValue, values = [], definedAt }) =>
        report(
          'bad-default',
          { variable: name, value: defaultValue, values },
          placeOf(definedAt, topping.definedAt),
        ),
      ),
  ];
}
