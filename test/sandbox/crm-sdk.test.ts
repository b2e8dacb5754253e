import { expect, onTestFinished, test } from 'vitest';
import { makeLibraryReady } from '../../cli/account/crm-library.ts';
import { createSandbox, type Sandbox, type SandboxOptions, serve } from '../../sandbox/index.ts';
import { crmSdk } from '../support/crm-sdk.ts';
import { makeFolder } from '../support/folder.ts';
import { startNetwork } from '../support/network.ts';

const scopes = [
  'ZohoCRM.settings.ALL',
  'ZohoCRM.modules.ALL',
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
  'ZohoSearch.securesearch.READ',
];

function newSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
  return createSandbox({
    organizations: [{ id: '10001', name: 'Example' }],
    refreshTokens: { 'crm-refresh': scopes },
    crmCustomFields: {
      Contacts: { Tier: { kind: 'picklist', label: 'Tier', values: ['Gold', 'Silver'], writable: true } },
    },
    ...options,
  });
}

async function fieldsOfContacts() {
  const parameters = new crmSdk.ParameterMap();
  await parameters.add(crmSdk.Fields.GetFieldsParam.MODULE, 'Contacts');
  const response = await new crmSdk.Fields.FieldsOperations().getFields(parameters);
  return response.getObject().getFields();
}

function upsert(values: Readonly<Record<string, unknown>>) {
  const record = new crmSdk.Record.Record();
  for (const [name, value] of Object.entries(values)) record.addKeyValue(name, value);
  const body = new crmSdk.Record.BodyWrapper();
  body.setData([record]);
  body.setDuplicateCheckFields(['Email']);
  return new crmSdk.Record.RecordOperations('Contacts').upsertRecords(body);
}

test("Zoho's library for CRM signs in, reads fields, upserts and finds a contact, at Zoho's own addresses", async () => {
  const sandbox = newSandbox({ dataCentre: 'eu' });
  const network = startNetwork(sandbox);
  onTestFinished(() => network.close());
  const token = new crmSdk.OAuthBuilder()
    .clientId('sandbox-client')
    .clientSecret('sandbox-client-secret')
    .refreshToken('crm-refresh')
    .build();
  await makeLibraryReady(crmSdk, crmSdk.EUDataCenter.PRODUCTION(), token, makeFolder({}).path);

  const fields = await fieldsOfContacts();
  const lastName = fields.find((field) => field.getAPIName() === 'Last_Name');
  expect([lastName?.getDataType(), lastName?.getLength(), lastName?.getCustomField()]).toEqual([
    'text',
    80,
    false,
  ]);
  const tier = fields.find((field) => field.getAPIName() === 'Tier');
  expect(tier?.getCustomField()).toBe(true);
  expect(tier?.getPickListValues().map((choice) => choice.getActualValue())).toEqual(['Gold', 'Silver']);

  const results = [
    await upsert({ Last_Name: 'Ito', Email: 'ito@x.example' }),
    await upsert({ Last_Name: 'Ito-Ay', Email: 'ito@x.example' }),
  ].map((response) => [
    response.getStatusCode(),
    ...response
      .getObject()
      .getData()
      .map((result) => `${result.getCode().getValue()} ${result.getAction?.().getValue()}`),
  ]);
  expect(results).toEqual([
    [201, 'SUCCESS insert'],
    [200, 'SUCCESS update'],
  ]);
  expect(sandbox.crm.records('Contacts')).toMatchObject([{ Last_Name: 'Ito-Ay', Email: 'ito@x.example' }]);

  sandbox.clock.advance(60_000);
  const parameters = new crmSdk.ParameterMap();
  await parameters.add(crmSdk.Record.SearchRecordsParam.EMAIL, 'ito@x.example');
  const found = await new crmSdk.Record.RecordOperations('Contacts').searchRecords(parameters);
  expect(
    found
      .getObject()
      .getData()
      .map((record) => record.getKeyValue('Last_Name')),
  ).toEqual(['Ito-Ay']);
  expect(sandbox.unmodelled).toEqual([]);
  expect(sandbox.callsByService()).toMatchObject({ accounts: 1, bigin: 0, books: 0 });
});

test("Zoho's library for CRM reads fields from the sandbox on a port", async () => {
  const sandbox = newSandbox();
  const port = await serve(sandbox, { port: 0 });
  onTestFinished(() => port.close());
  const environment = new crmSdk.Environment(port.url, `${port.url}/oauth/v2/token`, port.url);
  const token = new crmSdk.OAuthBuilder()
    .accessToken(sandbox.signIn('user', ['ZohoCRM.settings.fields.READ']))
    .findUser(false)
    .build();
  await makeLibraryReady(crmSdk, environment, token, makeFolder({}).path);

  const fields = await fieldsOfContacts();
  expect(fields.map((field) => field.getAPIName())).toEqual(
    expect.arrayContaining(['Last_Name', 'Email', 'Tier']),
  );
  expect(sandbox.httpLog.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /crm/v8/settings/fields 200',
  ]);
});
