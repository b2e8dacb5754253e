import type { Sandbox } from '../../sandbox/index.ts';

/** One way to reach a sandbox: the addresses differ, the answers must not. */
export interface DoorClient {
  readonly sandbox: Sandbox;
  /** @param path from the root, such as `/bigin/v2/Contacts` */
  readonly send: (method: string, path: string, init?: SendInit) => Promise<DoorAnswer>;
}

export interface SendInit {
  readonly token?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DoorAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null when there is none. */
  readonly json: unknown;
}

/** What the sandbox promises to every caller, whichever door he comes through. */
export interface SandboxPromise {
  readonly name: string;
  /** Where the behaviour was learned. */
  readonly source: string;
  readonly run: (client: DoorClient) => Promise<Readonly<Record<string, unknown>>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Builds the request that a door sends. @param origin such as `https://www.zohoapis.com` */
export function buildRequest(origin: string, method: string, path: string, init: SendInit = {}): Request {
  const headers = new Headers(init.headers);
  if (init.token !== undefined) headers.set('authorization', `Zoho-oauthtoken ${init.token}`);
  if (init.json !== undefined) headers.set('content-type', 'application/json');
  const body = init.form
    ? new URLSearchParams(init.form)
    : init.json === undefined
      ? null
      : JSON.stringify(init.json);
  return new Request(origin + path, { method, headers, body });
}

export async function readAnswer(response: Response): Promise<DoorAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

const biginDocs = 'https://www.bigin.com/developer/docs/apis/v2';
const booksDocs = 'https://www.zoho.com/books/api/v3';
const crmDocs = 'https://www.zoho.com/crm/developer/docs/api/v8';
const organization = 'organization_id=10001';

export const promises: readonly SandboxPromise[] = [
  {
    name: 'Accounts gives an access token for a refresh token, and Books takes it',
    source: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token-refresh.html',
    run: async ({ sandbox, send }) => {
      const credentials = sandbox.connections.credentials('books_link');
      const token = await send('POST', '/oauth/v2/token', {
        form: {
          grant_type: 'refresh_token',
          client_id: credentials?.clientId ?? '',
          client_secret: credentials?.clientSecret ?? '',
          refresh_token: credentials?.refreshToken ?? '',
        },
      });
      const { access_token } = token.json as { access_token: string };
      const contacts = await send('GET', `/books/v3/contacts?${organization}`, { token: access_token });
      return { token: token.json, contacts: [contacts.status, contacts.json] };
    },
    expected: {
      token: {
        access_token: 'sandbox-access-000001',
        scope: 'ZohoBooks.contacts.ALL ZohoBooks.settings.READ',
        api_domain: 'https://www.zohoapis.com',
        token_type: 'Bearer',
        expires_in: 3600,
      },
      contacts: [
        200,
        {
          code: 0,
          message: 'success',
          contacts: [],
          page_context: {
            page: 1,
            per_page: 200,
            has_more_page: false,
            report_name: 'Contacts',
            applied_filter: 'Status.All',
            sort_column: 'contact_name',
            sort_order: 'A',
          },
        },
      ],
    },
  },
  {
    name: 'a record is created, read back with text ids, and an empty answer is 204 without a body',
    source: `${biginDocs}/insert-records.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
      const empty = await send('GET', '/bigin/v2/Contacts?fields=Last_Name', { token });
      const created = await send('POST', '/bigin/v2/Contacts', {
        token,
        json: { data: [{ First_Name: 'Zoë', Last_Name: 'Ångström', Email: 'zoe@x.example' }] },
      });
      const read = await send('GET', '/bigin/v2/Contacts?fields=Full_Name,Email', { token });
      return {
        empty: [empty.status, empty.text],
        created: created.status,
        read: (read.json as { data: unknown }).data,
      };
    },
    expected: {
      empty: [204, ''],
      created: 201,
      read: [{ Email: 'zoe@x.example', Full_Name: 'Zoë Ångström', id: '5000001000000001001' }],
    },
  },
  {
    name: 'a name that is taken is refused with code 3062, and the limits stand in the headers',
    source: `${booksDocs}/contacts/`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBooks.contacts.ALL']);
      const json = { contact_name: 'Bowman & Co' };
      const first = await send('POST', `/books/v3/contacts?${organization}`, { token, json });
      const second = await send('POST', `/books/v3/contacts?${organization}`, { token, json });
      return {
        first: first.status,
        second: [second.status, second.json],
        remaining: second.headers.get('x-rate-limit-remaining'),
      };
    },
    expected: {
      first: 201,
      second: [
        400,
        {
          code: 3062,
          message: 'The customer "Bowman & Co" already exists. Please specify a different name.',
        },
      ],
      remaining: '4998',
    },
  },
  {
    name: 'without a token nothing is answered',
    source: `${biginDocs}/status-codes.html`,
    run: async ({ send }) => {
      const bigin = await send('GET', '/bigin/v2/Contacts?fields=Last_Name');
      const books = await send('GET', `/books/v3/contacts?${organization}`, { token: 'nobody-gave-this' });
      return {
        bigin: [bigin.status, bigin.json],
        books: [books.status, (books.json as { code: number }).code],
      };
    },
    expected: {
      bigin: [
        401,
        { code: 'AUTHENTICATION_FAILURE', details: {}, message: 'Authentication failed', status: 'error' },
      ],
      books: [401, 14],
    },
  },
  {
    name: 'what is not modelled is refused and written down',
    source: 'the sandbox itself',
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
      const bigin = await send('GET', '/bigin/v2/settings/layouts?module=Contacts', { token });
      const books = await send('GET', `/books/v3/invoices?${organization}`, { token });
      return {
        statuses: [bigin.status, books.status],
        codes: [(bigin.json as { code: string }).code, (books.json as { code: number }).code],
        unmodelled: sandbox.unmodelled.map((entry) => entry.what),
      };
    },
    expected: {
      statuses: [404, 404],
      codes: ['INVALID_URL_PATTERN', 5],
      unmodelled: [
        'GET /bigin/v2/settings/layouts of Bigin is not modelled.',
        'GET /books/v3/invoices of Books is not modelled.',
      ],
    },
  },
  {
    name: 'a form with JSONString does what a JSON body does',
    source: `${booksDocs}/introduction/`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBooks.contacts.ALL']);
      const form = {
        JSONString: '{"contact_name":"Form & Söhne","contact_persons":[{"email":"f@x.example"}]}',
      };
      const created = await send('POST', `/books/v3/contacts?${organization}`, { token, form });
      return { status: created.status, email: sandbox.books.contacts()[0]?.email };
    },
    expected: { status: 201, email: 'f@x.example' },
  },
  {
    name: 'a keyed upsert creates once and changes afterwards',
    source: `${booksDocs}/contacts/#update-a-contact-using-a-custom-fields-unique-value`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBooks.contacts.ALL']);
      const headers = {
        'X-Unique-Identifier-Key': 'cf_bigin_id',
        'X-Unique-Identifier-Value': '5000001000000001001',
        'X-Upsert': 'true',
      };
      const put = async (contact_name: string) => {
        const custom_fields = [{ api_name: 'cf_bigin_id', value: '5000001000000001001' }];
        const answer = await send('PUT', `/books/v3/contacts?${organization}`, {
          token,
          headers,
          json: { contact_name, custom_fields },
        });
        return [answer.status, (answer.json as { message: string }).message];
      };
      return {
        first: await put('Ann Lee'),
        second: await put('Ann Leeds'),
        names: sandbox.books.contacts().map((contact) => contact.contact_name),
      };
    },
    expected: {
      first: [201, 'The contact has been added.'],
      second: [200, 'Contact information has been saved.'],
      names: ['Ann Leeds'],
    },
  },
  {
    name: 'a person is added to a contact and made the primary one',
    source: `${booksDocs}/contact-persons/`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBooks.contacts.ALL']);
      const json = {
        contact_name: 'Bowman',
        contact_persons: [{ first_name: 'Will', email: 'w@x.example' }],
      };
      await send('POST', `/books/v3/contacts?${organization}`, { token, json });
      const contact_id = sandbox.books.contacts()[0]?.contact_id;
      const added = await send('POST', `/books/v3/contacts/contactpersons?${organization}`, {
        token,
        json: { contact_id, first_name: 'Mia', email: 'm@x.example' },
      });
      const { contact_person } = added.json as { contact_person: { contact_person_id: string } };
      const path = `/books/v3/contacts/contactpersons/${contact_person.contact_person_id}/primary`;
      const primary = await send('POST', `${path}?${organization}`, { token });
      return {
        statuses: [added.status, primary.status],
        email: sandbox.books.contacts()[0]?.email,
        persons: sandbox.books.contacts()[0]?.contact_persons.map((person) => person.is_primary_contact),
      };
    },
    expected: { statuses: [201, 200], email: 'm@x.example', persons: [false, true] },
  },
  {
    name: 'the metadata tells by view_type which fields a caller can write',
    source: `${biginDocs}/field-meta.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBigin.settings.ALL']);
      const answer = await send('GET', '/bigin/v2/settings/fields?module=Contacts', { token });
      const { fields } = answer.json as {
        fields: { api_name: string; field_read_only: boolean; view_type: { edit: boolean } }[];
      };
      const found = (name: string) => fields.find((field) => field.api_name === name);
      return {
        status: answer.status,
        count: fields.length,
        lastName: found('Last_Name')?.view_type.edit,
        created: [found('Created_Time')?.field_read_only, found('Created_Time')?.view_type.edit],
      };
    },
    expected: { status: 200, count: 27, lastName: true, created: [false, false] },
  },
  {
    name: 'a watch channel is opened, and a variable is changed',
    source: `${biginDocs}/notifications.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBigin.notifications.ALL', 'ZohoBigin.settings.ALL']);
      const watched = await send('POST', '/bigin/v2/actions/watch', {
        token,
        json: {
          watch: [{ channel_id: '1', events: ['Contacts.all'], notify_url: 'https://hook.example/x' }],
        },
      });
      const changed = await send('PUT', '/bigin/v2/settings/variables', {
        token,
        json: { variables: [{ api_name: 'organization', value: '2' }] },
      });
      return { statuses: [watched.status, changed.status], variables: sandbox.bigin.variables() };
    },
    expected: { statuses: [201, 200], variables: { organization: '2' } },
  },
  {
    name: 'a revoked refresh token is answered with 200 and an error',
    source: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/revoke-tokens.html',
    run: async ({ sandbox, send }) => {
      const {
        clientId = '',
        clientSecret = '',
        refreshToken = '',
      } = sandbox.connections.credentials('books_link') ?? {};
      const revoked = await send('POST', '/oauth/v2/token/revoke', { form: { token: refreshToken } });
      const refreshed = await send('POST', '/oauth/v2/token', {
        form: {
          grant_type: 'refresh_token',
          client_id: clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
        },
      });
      return { revoked: revoked.json, refreshed: [refreshed.status, refreshed.json] };
    },
    expected: { revoked: { status: 'success' }, refreshed: [200, { error: 'invalid_code' }] },
  },
  {
    name: 'Books tells the custom fields of contacts with their types, and of no other entity',
    source: `${booksDocs}/introduction/`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoBooks.settings.READ']);
      const read = (entity: string) =>
        send('GET', `/books/v3/settings/fields?entity=${entity}&${organization}`, { token });
      const contact = await read('contact');
      const invoice = await read('invoice');
      return {
        contact: (contact.json as { fields: unknown }).fields,
        invoice: invoice.status,
        unmodelled: sandbox.unmodelled.map(({ what }) => what),
      };
    },
    expected: {
      contact: [
        {
          field_id: '4999999000000000101',
          customfield_id: '4999999000000000101',
          api_name: 'cf_bigin_id',
          label: 'Bigin ID',
          data_type: 'text',
          is_custom_field: true,
          is_active: true,
          is_mandatory: false,
          is_unique: true,
          values: [],
        },
      ],
      invoice: 400,
      unmodelled: ['The fields of the entity invoice are not modelled.'],
    },
  },
  {
    name: 'a refresh token gives an access token for the scopes that a person allowed, and for no other',
    source: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token-refresh.html',
    run: async ({ send }) => {
      const answer = await send('POST', '/oauth/v2/token', {
        form: {
          grant_type: 'refresh_token',
          client_id: 'sandbox-client',
          client_secret: 'sandbox-client-secret',
          refresh_token: 'fields-only',
        },
      });
      const { access_token } = answer.json as { access_token: string };
      const fields = await send('GET', '/crm/v8/settings/fields?module=Contacts', { token: access_token });
      const records = await send('GET', '/crm/v8/Contacts?fields=Email', { token: access_token });
      return { statuses: [fields.status, records.status], refused: records.json };
    },
    expected: {
      statuses: [200, 401],
      refused: {
        code: 'OAUTH_SCOPE_MISMATCH',
        details: {},
        message: 'invalid oauth scope to access this URL',
        status: 'error',
      },
    },
  },
  {
    name: 'CRM tells the fields of a module, standard and custom ones, and refuses a module that it does not have',
    source: `${crmDocs}/field-meta.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoCRM.settings.fields.READ']);
      const contacts = await send('GET', '/crm/v8/settings/fields?module=Contacts', { token });
      const none = await send('GET', '/crm/v8/settings/fields', { token });
      const unknown = await send('GET', '/crm/v8/settings/fields?module=Nothing', { token });
      const { fields } = contacts.json as { fields: readonly Readonly<Record<string, unknown>>[] };
      const shown = fields.filter(({ api_name }) => api_name === 'Last_Name' || api_name === 'Tier');
      return {
        fields: shown.map(({ api_name, data_type, custom_field, system_mandatory, pick_list_values }) => ({
          api_name,
          data_type,
          custom_field,
          system_mandatory,
          values: (pick_list_values as { actual_value: string }[]).map(({ actual_value }) => actual_value),
        })),
        refused: [none, unknown].map(({ status, json }) => [status, (json as { code: string }).code]),
      };
    },
    expected: {
      fields: [
        {
          api_name: 'Last_Name',
          data_type: 'text',
          custom_field: false,
          system_mandatory: true,
          values: [],
        },
        {
          api_name: 'Tier',
          data_type: 'picklist',
          custom_field: true,
          system_mandatory: false,
          values: ['Gold', 'Silver'],
        },
      ],
      refused: [
        [400, 'REQUIRED_PARAM_MISSING'],
        [400, 'INVALID_MODULE'],
      ],
    },
  },
  {
    name: 'an upsert in CRM creates, then changes what has the same e-mail, and a mixed batch is answered with 207',
    source: `${crmDocs}/upsert-records.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoCRM.modules.contacts.ALL']);
      const upsert = (...data: object[]) =>
        send('POST', '/crm/v8/Contacts/upsert', { token, json: { data, duplicate_check_fields: ['Email'] } });
      const created = await upsert({ Last_Name: 'Ito', Email: 'ito@x.example', Tier: 'Gold' });
      const mixed = await upsert({ Last_Name: 'Ito-Ay', Email: 'ITO@x.example' }, { Email: 'b@x.example' });
      const results = (answer: { readonly json: unknown }) =>
        (answer.json as { data: { code: string; action?: string; duplicate_field?: string }[] }).data.map(
          ({ code, action, duplicate_field }) => [code, action, duplicate_field],
        );
      return {
        created: [created.status, results(created)],
        mixed: [mixed.status, results(mixed)],
        records: sandbox.crm.records('Contacts').map(({ id, Full_Name, Tier }) => [id, Full_Name, Tier]),
        bigin: sandbox.bigin.records('Contacts'),
      };
    },
    expected: {
      created: [201, [['SUCCESS', 'insert', null]]],
      mixed: [
        207,
        [
          ['SUCCESS', 'update', 'Email'],
          ['MANDATORY_NOT_FOUND', undefined, undefined],
        ],
      ],
      records: [['3000001000000001001', 'Ito-Ay', 'Gold']],
      bigin: [],
    },
  },
  {
    name: 'a search in CRM finds a contact once the search has caught up, and reading needs the parameter fields',
    source: `${crmDocs}/search-records.html`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoCRM.modules.ALL', 'ZohoSearch.securesearch.READ']);
      const search = () =>
        send('GET', '/crm/v8/Contacts/search?email=ito@x.example&fields=Last_Name', { token });
      await send('POST', '/crm/v8/Contacts', {
        token,
        json: { data: [{ Last_Name: 'Ito', Email: 'ito@x.example' }] },
      });
      const early = await search();
      sandbox.clock.advance(60_000);
      const late = await search();
      const list = await send('GET', '/crm/v8/Contacts', { token });
      return {
        early: [early.status, early.text],
        late: [late.status, (late.json as { data: unknown }).data],
        list: [list.status, list.json],
      };
    },
    expected: {
      early: [204, ''],
      late: [200, [{ Last_Name: 'Ito', id: '3000001000000001001' }]],
      list: [
        400,
        {
          code: 'REQUIRED_PARAM_MISSING',
          details: { param_name: 'fields' },
          message: 'One of the expected parameter is missing',
          status: 'error',
        },
      ],
    },
  },
  {
    name: 'what is not modelled of CRM is refused and written down',
    source: `${crmDocs}/`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ']);
      const module = await send('GET', '/crm/v8/Leads?fields=Email', { token });
      const path = await send('POST', '/crm/v8/coql', { token, json: {} });
      const version = await send('GET', '/crm/v2/Contacts?fields=Email', { token });
      return {
        statuses: [module.status, path.status, version.status],
        unmodelled: sandbox.unmodelled.map(({ service, what }) => [service, what]),
      };
    },
    expected: {
      statuses: [400, 404, 404],
      unmodelled: [
        ['crm', 'The module Leads of CRM is not modelled.'],
        ['crm', 'POST /crm/v8/coql of CRM is not modelled.'],
        ['crm', 'GET /crm/v2/Contacts of CRM is not modelled.'],
      ],
    },
  },
];
