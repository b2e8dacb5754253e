import { expect, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import { serviceFunctionDiagnostics } from '../../codegen/definition/check-service-functions.ts';
import { defineConnection } from '../../codegen/definition/connection.ts';
import { defineSchedule } from '../../codegen/definition/schedule.ts';
import { defineServiceFunction } from '../../codegen/definition/service-function.ts';
import { defineVariable } from '../../codegen/definition/variable.ts';
import { looseMapping, toppingOf } from './loose-definitions.ts';
import { bigin, books, dataCentre, organization, position } from './sample-parts.ts';

const root = new URL('../../', import.meta.url).href;
const slack = defineConnection({
  service: 'slack',
  linkName: 'slackconnection',
  label: 'Slack',
  scopes: ['chat:write'],
});
const variable = (name: string) =>
  defineVariable({ name, label: 'A variable', description: 'A variable.', defaultValue: '' });
const [channel, memory] = [variable('slack_channel'), variable('slack_told')];
const mapping = looseMapping();
const notify = defineServiceFunction({
  name: 'notify_conflict',
  description: 'Tells of conflicts.',
  work: { task: 'tell-conflicts', mapping, slack, channel, memory },
});
const hourly = defineSchedule({
  name: 'Hourly',
  description: 'Every hour.',
  everyHours: 1,
  runs: notify,
});

const found = (changes: object): readonly string[] =>
  checkTopping(
    toppingOf([mapping], {
      serviceFunctions: [notify],
      schedules: [hourly],
      connections: [bigin, books, slack],
      variables: [organization, dataCentre, position, channel, memory],
      ...changes,
    }),
    { root },
  ).map(({ code, message, hint, file }) => `${code} ${file}: ${message} ${hint}`);

const here = 'test/definition/service-functions.test.ts';

const cases: readonly (readonly [name: string, changes: object, told: string])[] = [
  [
    'a connection that is not declared',
    { connections: [bigin, books] },
    `service-function/unknown-connection ${here}: The function "notify_conflict" uses the connection "slackconnection", which the topping does not declare. Add it to the connections of the topping.`,
  ],
  [
    'a connection with a slip in its name',
    { connections: [bigin, books, { ...slack, linkName: 'slackconnexion' }] },
    `service-function/unknown-connection ${here}: The function "notify_conflict" uses the connection "slackconnection", which the topping does not declare. Did you mean "slackconnexion"?`,
  ],
  [
    'a variable that is not declared',
    { variables: [organization, dataCentre, position, memory] },
    `service-function/unknown-variable ${here}: The function "notify_conflict" uses the variable "slack_channel", which the topping does not declare. Add it to the variables of the topping.`,
  ],
  [
    'another mapping',
    {
      serviceFunctions: [
        { ...notify, work: { ...notify.work, mapping: { ...mapping, name: 'deals_to_invoices' } } },
      ],
    },
    `service-function/unknown-mapping ${here}: The function "notify_conflict" tells of the mapping "deals_to_invoices", which the topping does not have. Add it to the mappings of the topping.`,
  ],
  [
    'no schedule',
    { schedules: [] },
    `service-function/not-started ${here}: No schedule runs the function "notify_conflict". Declare one with defineSchedule and add it to the schedules of the topping.`,
  ],
];

test('a function with all that it needs is fine', () => {
  expect(found({})).toEqual([]);
});

test.each(cases)('a function with %s is not', (_name, changes, told) => {
  expect(found(changes)).toEqual([told]);
});

test('every finding is among them', () => {
  const codes = cases.map(([, , told]) => told.slice('service-function/'.length).split(' ')[0]);
  expect([...new Set(codes)].sort()).toEqual(Object.keys(serviceFunctionDiagnostics.entries).sort());
});

test('two functions of one name are told', () => {
  expect(found({ serviceFunctions: [notify, { ...notify, name: mapping.name }] })).toContainEqual(
    expect.stringContaining('There are two functions named "contact_to_books".'),
  );
});
