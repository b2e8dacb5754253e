import type { Service } from './http/call.ts';
import type { Unmodelled } from './http/http-log.ts';
import type { Method } from './http/routes.ts';
import type { JsonObject } from './json.ts';

/** A request that shows something which the sandbox refuses. */
export interface ExampleRequest {
  readonly method: Method;
  /** With its query, without what every call of the service needs, such as `organization_id`. */
  readonly path: `/${string}`;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: JsonObject;
}

/** Something documented that the sandbox refuses, and notes in `Sandbox.unmodelled`. */
export interface Refused {
  readonly kind: 'refused';
  /** `network`: a product that the sandbox does not have at all. */
  readonly service: Unmodelled['service'];
  /** For people: what is missing. */
  readonly name: string;
  readonly request: ExampleRequest;
  /**
   * What of the request is not modelled: a module, a parameter, a header, a value. Absent: the endpoint as a whole. The
   * sandbox's note says it.
   */
  readonly part?: string;
  /** The page that documents it. */
  readonly page: string;
}

/** Something that the sandbox does, but otherwise or less than Zoho. */
export interface Simplified {
  readonly kind: 'simplified';
  /** `platform`: rules, schedules, functions, and what all services share. */
  readonly service: Service | 'platform';
  /** What Zoho has or does. */
  readonly what: string;
  readonly here: string;
  /** A page about it, where one is known. */
  readonly page?: string;
}

export type NotModelled = Refused | Simplified;

type More = Omit<ExampleRequest, 'method' | 'path'> & Pick<Refused, 'part'>;

const refused =
  (service: Refused['service'], pageOf: (name: string) => string) =>
  (name: string, request: `${Method} /${string}`, page: string, more: More = {}): Refused => {
    const { part, ...rest } = more;
    const [method, path] = request.split(' ') as [Method, `/${string}`];
    const example = { method, path, ...rest };
    return {
      kind: 'refused',
      service,
      name,
      request: example,
      ...(part !== undefined && { part }),
      page: pageOf(page),
    };
  };

const simplified =
  (service: Simplified['service']) =>
  (what: string, here: string, page?: string): Simplified => ({
    kind: 'simplified',
    service,
    what,
    here,
    ...(page !== undefined && { page }),
  });

const oauthDocs = 'https://www.zoho.com/accounts/protocol/oauth';
const biginDocs = 'https://www.bigin.com/developer/docs/apis/v2';
const booksDocs = 'https://www.zoho.com/books/api/v3';
const crmFiles = 'https://github.com/zoho/crm-oas/blob/main/v8.0';
const deskDocs = 'https://desk.zoho.com/DeskAPIDocument';
const slackDocs = 'https://docs.slack.dev';

const accounts = refused('accounts', (page) => `${oauthDocs}/${page}`);
const bigin = refused('bigin', (page) => `${biginDocs}/${page}.html`);
const books = refused('books', (page) => `${booksDocs}/${page}`);
/** The pages of CRM are Zoho's OpenAPI files: they list every endpoint and parameter of version 8. */
const crm = refused('crm', (file) => `${crmFiles}/${file}.json`);
const desk = refused('desk', (anchor) => (anchor === '' ? deskDocs : `${deskDocs}#${anchor}`));
const slack = refused('slack', (page) => `${slackDocs}/${page}`);
const elsewhere = refused('network', (page) => page);

const accountsDoes = simplified('accounts');
const biginDoes = simplified('bigin');
const booksDoes = simplified('books');
const crmDoes = simplified('crm');
const deskDoes = simplified('desk');
const slackDoes = simplified('slack');
const ordersDoes = simplified('orders');
const platformDoes = simplified('platform');

const message = { channel: 'C0001', text: 'Hello' };
const lastName: JsonObject = { Last_Name: 'Ito' };

/**
 * What of Zoho the sandbox does not stand for, by name. `docs/sandbox.md` is made from it, and a test sends each refused
 * request. A further entry is one line here.
 */
export const notModelled: readonly NotModelled[] = [
  accounts(
    'Tokens for an application in the browser (implicit flow)',
    'GET /oauth/v2/auth?response_type=token&client_id=sandbox-client&scope=ZohoBigin.modules.ALL&redirect_uri=https://app.example/callback',
    'js-apps/access-token.html',
    { part: 'token' },
  ),
  accounts('Renewing such a token', 'GET /oauth/v2/auth/refresh', 'javascript-applications.html'),
  accounts(
    'Signing people in with their Zoho account (OpenID Connect)',
    'GET /oauth/v2/auth?response_type=code&client_id=sandbox-client&scope=email&redirect_uri=https://app.example/callback',
    'sign-in-using-zoho.html',
    { part: 'email' },
  ),
  accounts('Who an access token belongs to', 'GET /oauth/user/info', 'use-access-token.html'),
  accounts(
    'Client credentials of a self client',
    'POST /oauth/v2/token?grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-client-secret&scope=ZohoBooks.contacts.READ',
    'self-client/client-credentials-flow.html',
    { part: 'client_credentials' },
  ),
  accounts(
    'Sign-in on a device without a browser',
    'POST /oauth/v3/device/code?grant_type=device_request&client_id=sandbox-client&scope=ZohoBigin.modules.ALL',
    'devices/initiation-request.html',
  ),
  {
    ...accounts('Further scopes later (incremental authorization)', 'POST /oauth/v2/token/scopeenhance', ''),
    page: 'https://help.zoho.com/portal/en/community/topic/kaizen-168-incremental-authorization',
  },

  bigin('Deleted records, the recycle bin', 'GET /bigin/v2/Contacts/deleted', 'get-deleted-records'),
  bigin('Queries in COQL', 'POST /bigin/v2/coql', 'get-records-coql', {
    body: { select_query: 'select Last_Name from Contacts where Last_Name is not null' },
  }),
  bigin('Tags: giving them to records', 'POST /bigin/v2/Contacts/1/actions/add_tags', 'add-tags-records', {
    body: { tags: [{ name: 'new' }] },
  }),
  bigin(
    'Tags: taking them away',
    'POST /bigin/v2/Contacts/1/actions/remove_tags?tag_names=new',
    'remove-tags',
  ),
  bigin('Tags of a module', 'GET /bigin/v2/settings/tags?module=Contacts', 'scopes'),
  bigin('Tags: deleting one', 'DELETE /bigin/v2/settings/tags/1', 'delete-tags'),
  bigin('Attachments of a record', 'GET /bigin/v2/Contacts/1/Attachments', 'get-attachments', {
    part: 'Attachments',
  }),
  bigin(
    'Attachments: adding a file or an address',
    'POST /bigin/v2/Contacts/1/Attachments',
    'upload-attachment',
  ),
  bigin('Attachments: fetching the file', 'GET /bigin/v2/Contacts/1/Attachments/2', 'download-attachments'),
  bigin('Photos: putting one up', 'POST /bigin/v2/Contacts/1/photo', 'upload-image'),
  bigin('Photos: fetching one', 'GET /bigin/v2/Contacts/1/photo', 'download-image'),
  bigin('Photos: deleting one', 'DELETE /bigin/v2/Contacts/1/photo', 'delete-image'),
  bigin('Files', 'POST /bigin/v2/files', 'upload-files'),
  bigin('Reading in bulk', 'GET /bigin/bulk/v2/read/1/result', 'bulk-read/download-result'),
  bigin('Writing in bulk', 'POST /bigin/bulk/v2/write', 'bulk-write/create-job', {
    body: { operation: 'insert' },
  }),
  bigin('E-mails to records', 'POST /bigin/v2/Contacts/1/actions/send_mail', 'send-mail'),
  bigin(
    'Addresses that e-mails can come from',
    'GET /bigin/v2/settings/emails/actions/from_addresses',
    'get-from-addresses',
  ),
  bigin(
    'Another owner for a record',
    'POST /bigin/v2/Contacts/1/actions/change_owner',
    'change-record-owner',
    { body: { owner: { id: '1' } } },
  ),
  bigin('Layouts', 'GET /bigin/v2/settings/layouts?module=Contacts', 'module-meta'),
  bigin('Custom views, as metadata', 'GET /bigin/v2/settings/custom_views?module=Contacts', 'module-meta'),
  bigin('Related lists, as metadata', 'GET /bigin/v2/settings/related_lists?module=Contacts', 'module-meta'),
  bigin('Profiles', 'GET /bigin/v2/settings/profiles', 'get-profiles'),
  {
    ...bigin('Roles', 'GET /bigin/v2/settings/roles', ''),
    page: 'https://www.bigin.com/developer/docs/apis/get-roles.html',
  },
  {
    ...bigin('Version 1 of the API', 'GET /bigin/v1/Contacts', ''),
    page: 'https://www.bigin.com/developer/docs/apis/response-structure.html',
  },
  bigin(
    'Products of a deal, with price and quantity',
    'GET /bigin/v2/settings/modules/Associated_Products',
    'module-meta',
    { part: 'Associated_Products' },
  ),
  bigin(
    'Fields of a module that is not modelled',
    'GET /bigin/v2/settings/fields?module=Associated_Products',
    'field-meta',
    { part: 'Associated_Products' },
  ),
  bigin(
    'Channels of one module',
    'GET /bigin/v2/actions/watch?module=Contacts',
    'notifications/get-details',
    { part: 'module' },
  ),

  books('Comments and history of a contact', 'GET /books/v3/contacts/1/comments', 'contacts/#list-comments'),
  books('Refunds of a contact', 'GET /books/v3/contacts/1/refunds', 'contacts/#list-refunds'),
  books('Statements by e-mail', 'POST /books/v3/contacts/1/statements/email', 'contacts/#email-statement'),
  books(
    'What a statement by e-mail would say',
    'GET /books/v3/contacts/1/statements/email',
    'contacts/#get-statement-mail-content',
  ),
  books('E-mails to a contact', 'POST /books/v3/contacts/1/email', 'contacts/#email-contact'),
  books('The customer portal', 'POST /books/v3/contacts/1/portal/enable', 'contacts/#enable-portal-access', {
    body: { contact_persons: [{ contact_person_id: '2' }] },
  }),
  books(
    'Payment reminders: on',
    'POST /books/v3/contacts/1/paymentreminder/enable',
    'contacts/#enable-payment-reminders',
  ),
  books(
    'Payment reminders: off',
    'POST /books/v3/contacts/1/paymentreminder/disable',
    'contacts/#disable-payment-reminders',
  ),
  books('1099 reports: tracking a vendor', 'POST /books/v3/contacts/1/track1099', 'contacts/#track-1099'),
  books(
    '1099 reports: no longer tracking',
    'POST /books/v3/contacts/1/untrack1099',
    'contacts/#untrack-1099',
  ),
  books(
    'Unused retainer payments',
    'GET /books/v3/contacts/1/receivables/unusedretainerpayments',
    'contacts/#get-unused-retainer-payments',
  ),
  books('Deleting several contacts at once', 'DELETE /books/v3/contacts', 'contacts/'),
  books(
    'Custom fields of another entity than contacts',
    'GET /books/v3/settings/fields?entity=invoice',
    'introduction/',
    { part: 'invoice' },
  ),
  books('Making an organization', 'POST /books/v3/organizations', 'organizations/', {
    body: { name: 'Example' },
  }),
  books('Changing an organization', 'PUT /books/v3/organizations/10001', 'organizations/', {
    body: { name: 'Example' },
  }),
  books('Bank accounts', 'GET /books/v3/bankaccounts', 'bank-accounts/'),
  books('Bank rules', 'GET /books/v3/bankaccounts/rules', 'bank-rules/'),
  books('Bank transactions', 'GET /books/v3/banktransactions', 'bank-transactions/'),
  books('Base currency adjustments', 'GET /books/v3/basecurrencyadjustment', 'base-currency-adjustment/'),
  books('Bills', 'GET /books/v3/bills', 'bills/'),
  books('Chart of accounts', 'GET /books/v3/chartofaccounts', 'chart-of-accounts/'),
  books('Credit notes', 'GET /books/v3/creditnotes', 'credit-notes/'),
  books('Currencies', 'GET /books/v3/settings/currencies', 'currency/'),
  books('Customer payments', 'GET /books/v3/customerpayments', 'customer-payments/'),
  books('Estimates', 'GET /books/v3/estimates', 'estimates/'),
  books('Expenses', 'GET /books/v3/expenses', 'expenses/'),
  books('Fixed assets', 'GET /books/v3/fixedassets', 'fixed-assets/'),
  books('Invoices', 'GET /books/v3/invoices', 'invoices/'),
  books('Items', 'GET /books/v3/items', 'items/'),
  books('Journals', 'GET /books/v3/journals', 'journals/'),
  books('Locations', 'GET /books/v3/locations', 'locations/'),
  books('Opening balances', 'GET /books/v3/settings/openingbalances', 'opening-balance/'),
  books('Projects', 'GET /books/v3/projects', 'projects/'),
  books('Purchase orders', 'GET /books/v3/purchaseorders', 'purchase-order/'),
  books('Recurring bills', 'GET /books/v3/recurringbills', 'recurring-bills/'),
  books('Recurring expenses', 'GET /books/v3/recurringexpenses', 'recurring-expenses/'),
  books('Recurring invoices', 'GET /books/v3/recurringinvoices', 'recurring-invoices/'),
  books('Retainer invoices', 'GET /books/v3/retainerinvoices', 'retainer-invoices/'),
  books('Sales orders', 'GET /books/v3/salesorders', 'sales-order/'),
  books('Sales receipts', 'GET /books/v3/salesreceipts', 'sales-receipt/'),
  books('Taxes', 'GET /books/v3/settings/taxes', 'taxes/'),
  books('Time entries', 'GET /books/v3/projects/timeentries', 'time-entries/'),
  books('Users', 'GET /books/v3/users', 'users/'),
  books('Vendor credits', 'GET /books/v3/vendorcredits', 'vendor-credits/'),
  books('Vendor payments', 'GET /books/v3/vendorpayments', 'vendor-payments/'),
  {
    ...books('Version 4 of the API', 'GET /books/v4/contacts', ''),
    page: 'https://www.zoho.com/books/api/v4/pagination/',
  },

  crm('Modules besides contacts and accounts', 'GET /crm/v8/Deals?fields=Deal_Name', 'record', {
    part: 'Deals',
  }),
  crm('Fields of a module that is not modelled', 'GET /crm/v8/settings/fields?module=Leads', 'fields', {
    part: 'Leads',
  }),
  crm('A module by its id', 'GET /crm/v8/settings/modules/5999999000000002000', 'modules', {
    part: '5999999000000002000',
  }),
  crm('Modules by status', 'GET /crm/v8/settings/modules?status=visible', 'modules', { part: 'status' }),
  crm('Unused fields', 'GET /crm/v8/settings/fields?module=Contacts&type=unused', 'fields', {
    part: 'type',
  }),
  crm('One field', 'GET /crm/v8/settings/fields/1?module=Contacts', 'fields'),
  crm('Making modules', 'POST /crm/v8/settings/modules', 'modules'),
  crm('Making fields', 'POST /crm/v8/settings/fields?module=Contacts', 'fields'),
  crm('Records by their ids', 'GET /crm/v8/Contacts?fields=Last_Name&ids=1,2', 'record', { part: 'ids' }),
  crm('Records by approval or conversion', 'GET /crm/v8/Contacts?fields=Last_Name&approved=both', 'record', {
    part: 'approved',
  }),
  crm('Records of a territory', 'GET /crm/v8/Contacts?fields=Last_Name&territory_id=1', 'record', {
    part: 'territory_id',
  }),
  crm('Records changed since a moment', 'GET /crm/v8/Contacts?fields=Last_Name', 'record', {
    headers: { 'if-modified-since': '2026-10-01T00:00:00+00:00' },
    part: 'If-Modified-Since',
  }),
  crm('Records by an external id', 'GET /crm/v8/Contacts/1', 'record', {
    headers: { 'x-external': 'Contacts.External_Id' },
    part: 'X-EXTERNAL',
  }),
  crm('A search in a view', 'GET /crm/v8/Contacts/search?word=Ito&cvid=1', 'record', { part: 'cvid' }),
  {
    ...crm(
      'The operator `between` of a search',
      'GET /crm/v8/Contacts/search?criteria=(id:between:1,9)',
      '',
      {
        part: 'between',
      },
    ),
    page: 'https://www.zoho.com/crm/developer/docs/api/v8/search-records.html',
  },
  crm('Assignment rules in a write', 'POST /crm/v8/Contacts', 'record', {
    body: { data: [lastName], lar_id: '1' },
    part: 'lar_id',
  }),
  crm('Processes to skip in a write', 'POST /crm/v8/Contacts', 'record', {
    body: { data: [lastName], skip_feature_execution: [{ name: 'cadences' }] },
    part: 'skip_feature_execution',
  }),
  crm('Deleted records', 'GET /crm/v8/Contacts/deleted', 'record'),
  crm('Cloning a record', 'POST /crm/v8/Contacts/1/actions/clone', 'record'),
  crm('Long texts in full', 'GET /crm/v8/Contacts/1/actions/fetch_full_data', 'fetch_full_data'),
  crm('Counting records', 'GET /crm/v8/Contacts/actions/count', 'record_count'),
  crm('Related records', 'GET /crm/v8/Contacts/1/Notes?fields=Note_Title', 'related_records'),
  crm('Queries in COQL', 'POST /crm/v8/coql', 'coql', {
    body: { select_query: 'select Last_Name from Contacts where Last_Name is not null' },
  }),
  crm('Notes', 'GET /crm/v8/Notes', 'notes', { part: 'Notes' }),
  crm('Attachments', 'GET /crm/v8/Contacts/1/Attachments', 'attachments'),
  crm('Photos', 'GET /crm/v8/Contacts/1/photo', 'record_photo'),
  crm('Files', 'POST /crm/v8/files', 'files'),
  crm('Tags: giving them to records', 'POST /crm/v8/Contacts/1/actions/add_tags', 'tags'),
  crm('Tags of a module', 'GET /crm/v8/settings/tags?module=Contacts', 'tags'),
  crm('Blueprints', 'GET /crm/v8/Contacts/1/actions/blueprint', 'blueprint'),
  crm('Converting leads', 'POST /crm/v8/Leads/1/actions/convert', 'convert_lead'),
  crm('Finding and merging duplicates', 'GET /crm/v8/Contacts/1/actions/merge', 'find_and_merge'),
  crm('Another owner for a record', 'POST /crm/v8/Contacts/1/actions/change_owner', 'change_owner'),
  crm(
    'Another owner for many records',
    'POST /crm/v8/Contacts/actions/mass_change_owner',
    'mass_change_owner',
  ),
  crm('Changing many records', 'POST /crm/v8/Contacts/actions/mass_update', 'mass_update'),
  crm('Deleting many records', 'POST /crm/v8/Contacts/actions/mass_delete', 'mass_delete_cvid'),
  crm('Sharing records', 'GET /crm/v8/Contacts/1/actions/share', 'share_records'),
  crm('Locking records', 'GET /crm/v8/Contacts/1/Locking_Information__s', 'record_locking'),
  crm('Timelines', 'GET /crm/v8/Contacts/1/__timeline', 'timelines'),
  crm('E-mails of a record', 'GET /crm/v8/Contacts/1/Emails', 'email_related_records'),
  crm('E-mails to records', 'POST /crm/v8/Contacts/1/actions/send_mail', 'send_mail'),
  crm('E-mail templates', 'GET /crm/v8/settings/email_templates', 'email_templates'),
  crm('Mail merge', 'POST /crm/v8/Contacts/1/actions/send_mail_merge', 'mail_merge'),
  crm('Notifications', 'POST /crm/v8/actions/watch', 'notifications'),
  crm('Reading in bulk', 'POST /crm/bulk/v8/read', 'bulk_read'),
  crm('Writing in bulk', 'POST /crm/bulk/v8/write', 'bulk_write'),
  crm('Several requests in one', 'POST /crm/v8/__composite_requests', 'composite_requests'),
  crm('Backups', 'POST /crm/bulk/v8/backup', 'backup'),
  crm('Layouts', 'GET /crm/v8/settings/layouts?module=Contacts', 'layouts'),
  crm('Custom views', 'GET /crm/v8/settings/custom_views?module=Contacts', 'custom_views'),
  crm('Related lists, as metadata', 'GET /crm/v8/settings/related_lists?module=Contacts', 'related_lists'),
  crm('Pipelines', 'GET /crm/v8/settings/pipeline?layout_id=1', 'pipeline'),
  crm('Global sets of choices', 'GET /crm/v8/settings/global_picklists', 'global_picklists'),
  crm('Variables', 'GET /crm/v8/settings/variables', 'variables'),
  crm('Profiles', 'GET /crm/v8/settings/profiles', 'profiles'),
  crm('Roles', 'GET /crm/v8/settings/roles', 'roles'),
  crm('Territories', 'GET /crm/v8/settings/territories', 'territories'),
  crm('Groups of users', 'GET /crm/v8/settings/user_groups', 'user_groups'),
  crm('Adding users', 'POST /crm/v8/users', 'users'),
  crm('Users by their ids', 'GET /crm/v8/users?ids=1', 'users', { part: 'ids' }),
  crm('Sharing rules', 'GET /crm/v8/settings/data_sharing/rules', 'sharing_rules'),
  crm('Assignment rules', 'GET /crm/v8/settings/automation/assignment_rules', 'assignment_rules'),
  crm('Scoring rules', 'GET /crm/v8/settings/automation/scoring_rules', 'scoring_rules'),
  crm('Cadences', 'GET /crm/v8/settings/automation/cadences', 'cadences'),
  crm('Currencies', 'GET /crm/v8/org/currencies', 'currencies'),
  crm('Business hours, holidays, the fiscal year', 'GET /crm/v8/settings/business_hours', 'business_hours'),
  crm('Portals', 'GET /crm/v8/settings/portals', 'portals'),
  crm('The recycle bin', 'GET /crm/v8/settings/recycle_bin', 'recycle_bin'),
  crm('Roles of contacts', 'GET /crm/v8/Contacts/roles', 'contact_roles'),
  crm('Other versions of the API', 'GET /crm/v2/Contacts?fields=Last_Name', 'record'),

  desk('Making and changing tickets', 'POST /api/v1/tickets', 'Tickets', { body: { subject: 'Printer' } }),
  desk('More about a ticket in one call', 'GET /api/v1/tickets/903000000000099?include=contacts', 'Tickets', {
    part: 'include',
  }),
  desk('Tickets of a department', 'GET /api/v1/tickets?departmentIds=1', 'Tickets', {
    part: 'departmentIds',
  }),
  desk('Searching tickets by other values', 'GET /api/v1/tickets/search?subject=Printer', 'Search', {
    part: 'subject',
  }),
  desk('Conversations of a ticket', 'GET /api/v1/tickets/903000000000099/conversations', ''),
  desk('Comments on a ticket', 'GET /api/v1/tickets/903000000000099/comments', ''),
  desk('Contacts', 'GET /api/v1/contacts', ''),
  desk('Accounts', 'GET /api/v1/accounts', ''),
  desk('Agents', 'GET /api/v1/agents', ''),
  desk('Departments', 'GET /api/v1/departments', ''),
  desk('Organizations', 'GET /api/v1/organizations', ''),

  slack('Blocks in a message', 'POST /api/chat.postMessage', 'reference/methods/chat.postMessage', {
    body: { ...message, blocks: [{ type: 'divider' }] },
    part: 'blocks',
  }),
  slack('Attachments of a message', 'POST /api/chat.postMessage', 'reference/methods/chat.postMessage', {
    body: { ...message, attachments: [{ text: 'More' }] },
    part: 'attachments',
  }),
  slack('Answers in a thread', 'POST /api/chat.postMessage', 'reference/methods/chat.postMessage', {
    body: { ...message, thread_ts: '1.000001' },
    part: 'thread_ts',
  }),
  slack('Changing a message', 'POST /api/chat.update', 'reference/methods/chat.update', { body: message }),
  slack('Deleting a message', 'POST /api/chat.delete', 'reference/methods/chat.delete', { body: message }),
  slack('Channels', 'POST /api/conversations.list', 'reference/methods/conversations.list'),
  slack('People', 'POST /api/users.list', 'reference/methods/users.list'),
  slack('Files', 'POST /api/files.getUploadURLExternal', 'reference/methods/files.getUploadURLExternal'),

  elsewhere(
    'Zoho Creator',
    'GET /creator/v2.1/data/owner/app/report/All',
    'https://www.zoho.com/creator/help/api/v2.1/',
  ),
  elsewhere('Zoho Expense', 'GET /expense/v1/organizations', 'https://www.zoho.com/expense/api/v1/'),
  elsewhere('Zoho Inventory', 'GET /inventory/v1/items', 'https://www.zoho.com/inventory/api/v1/'),
  elsewhere('Zoho Invoice', 'GET /invoice/v3/invoices', 'https://www.zoho.com/invoice/api/v3/'),

  accountsDoes(
    'A person reads what an application asks for, and may refuse.',
    'The one user is signed in and agrees at once.',
    `${oauthDocs}/web-apps/authorization.html`,
  ),
  accountsDoes(
    'A wrong request for a code is answered with a page.',
    'With 400 and `{"error": …}`.',
    `${oauthDocs}/web-apps/authorization.html`,
  ),
  accountsDoes(
    'A self client gets its codes in the API console.',
    'Codes come from `/oauth/v2/auth` alone; `Sandbox.signIn` and the option `refreshTokens` give tokens without one.',
    `${oauthDocs}/self-client/overview.html`,
  ),
  accountsDoes(
    'Pages name 15 and 30 access tokens that may live at a time for one refresh token.',
    '15; the next ends the oldest.',
    'https://www.zoho.com/crm/developer/docs/api/v8/token-validity.html',
  ),
  accountsDoes(
    'Parameters that an endpoint does not know have no effect.',
    'They have none, and nothing is noted, as OAuth 2.0 asks. That holds for `scope` in the exchange of a code, too: its scopes are those of the code.',
    'https://www.rfc-editor.org/rfc/rfc6749#section-3.2',
  ),

  biginDoes(
    'Profiles, roles and field permissions decide what a user sees and may do.',
    'There is one user, who may do everything that the scopes of the token allow.',
    `${biginDocs}/get-profiles.html`,
  ),
  biginDoes(
    'Records have owners, who can be changed.',
    'Every record belongs to the one user; a sent `Owner` is left out with a note.',
    `${biginDocs}/change-record-owner.html`,
  ),
  biginDoes(
    'Layouts, layout rules and validation rules say which fields are shown, needed and allowed.',
    'What the catalogue of the module says holds: mandatory, length, kind, unique, choices.',
    `${biginDocs}/module-meta.html`,
  ),
  biginDoes(
    'A list can be read through a custom view.',
    '`cvid` costs its three credits and shows all records, with a note.',
    `${biginDocs}/get-records.html`,
  ),
  biginDoes(
    'Tags stand on records.',
    '`Tag` is always empty and cannot be written.',
    `${biginDocs}/add-tags-records.html`,
  ),
  biginDoes(
    'A deleted record stays in the recycle bin for a while.',
    'It is gone at once and for good. Lookups that point to it are empty from then on (inferred).',
    `${biginDocs}/get-deleted-records.html`,
  ),
  biginDoes(
    'No page says in which order search gives records.',
    'In the order in which search first saw the records. It lags behind writes by a fixed time, 15 seconds unless `searchLagMs` says another one.',
    `${biginDocs}/search-records.html`,
  ),
  biginDoes(
    'Search compares numbers as numbers and moments as moments.',
    'All values are compared as texts, so that `greater_than` is right for texts and for dates in one time zone only. Case does not count (inferred).',
    `${biginDocs}/search-records.html`,
  ),
  biginDoes(
    'No page says how far `phone` and `word` look for parts of a text.',
    '`phone` finds the whole text of a phone field; `word` finds the beginning of a word, from two characters on (inferred).',
    `${biginDocs}/search-records.html`,
  ),
  biginDoes(
    'A list can be sorted by some fields.',
    '`sort_by` takes any field of the module; another name sorts by id. Values are compared as texts.',
    `${biginDocs}/get-records.html`,
  ),
  biginDoes(
    'A `page_token` belongs to one query and ends after a while.',
    'It names a place in the list and never ends.',
    `${biginDocs}/get-records.html`,
  ),
  biginDoes(
    'Credits depend on the plan and its users.',
    '50,000 in a rolling day, unless `biginCreditsPerDay` says another number.',
    'https://www.zoho.com/bigin/developer/docs/apis/api-limits.html',
  ),
  biginDoes(
    'Calls at one time are limited, with a limit of its own for costly calls.',
    'Counted are the calls that the sandbox is answering at that moment, all of Bigin together: 5, unless `biginConcurrentCalls` says another number. There is no second limit.',
    'https://www.zoho.com/bigin/developer/docs/apis/api-limits.html',
  ),
  biginDoes(
    '`trigger` can start approvals and more.',
    'It is asked for `workflow` alone; there is nothing else to start.',
    `${biginDocs}/insert-records.html`,
  ),
  biginDoes(
    'Pipelines have sub-pipelines and stages, and deals a history and a probability.',
    'Pipeline, sub-pipeline and stage are any texts; nothing is worked out from them.',
    `${biginDocs}/insert-records.html`,
  ),
  biginDoes(
    'Tasks, events and calls remind, repeat and invite.',
    'They are records with values. No activity changes `Last_Activity_Time` of a contact.',
  ),
  biginDoes(
    'Deals have products with price, quantity and discount.',
    'A product is joined or not; the join has no values.',
    `${biginDocs}/update-related-records.html`,
  ),
  biginDoes(
    'Which related lists a record has depends on the account.',
    'Notes, activities, deals, contacts and products, by fixed names, some of them inferred.',
    `${biginDocs}/get-related-records.html`,
  ),
  biginDoes('A field for a user names a user of the account.', 'It takes any id.'),
  biginDoes(
    'Photos belong to records.',
    '`Record_Image` is a text that is kept.',
    `${biginDocs}/upload-image.html`,
  ),
  biginDoes(
    'Some modules take a text that is not among the choices of its field.',
    'It is refused (inferred).',
  ),
  biginDoes('A field for a moment takes a moment.', 'It takes any text; a field for a date is checked.'),
  biginDoes(
    'Keys of a record that begin with `$` give more to do, such as `$append_values`.',
    'They are left out with a note, but for `$se_module`, which nothing needs here: the module follows from the id.',
  ),
  biginDoes(
    'Metadata and users have many keys.',
    'Fewer: those that programs in use read. A module and a field have ids that stand apart from those of records.',
    `${biginDocs}/field-meta.html`,
  ),
  biginDoes(
    'Notifications are posted to an address; no page says what follows when nobody answers.',
    'Nothing leaves the sandbox: the function `notify` is given each one, once and at once.',
    `${biginDocs}/notifications/overview.html`,
  ),
  biginDoes(
    'An account has a currency and may have several.',
    'Amounts are numbers; the organization says USD.',
    `${biginDocs}/get-org-data.html`,
  ),
  biginDoes(
    'Each user has a time zone.',
    'All moments are written in the account’s zone, `timeZone`.',
    `${biginDocs}/get-users.html`,
  ),

  booksDoes(
    'Contacts have transactions: they owe, are overdue, and cannot be deleted.',
    'There are no transactions. Every contact can be deleted, nobody owes, and the filters for such contacts find nobody.',
    `${booksDocs}/contacts/#delete-a-contact`,
  ),
  booksDoes(
    'A contact refers to a currency, a tax, a price list, an owner, templates, tags, locations.',
    'The ids are kept as sent; nothing checks that there is such a thing.',
    `${booksDocs}/contacts/#create-a-contact`,
  ),
  booksDoes(
    'Which tax fields there are depends on the country’s edition.',
    'Every organization takes all of them.',
    `${booksDocs}/contacts/#create-a-contact`,
  ),
  booksDoes(
    'Contacts get numbers by themselves.',
    '`contact_number` is what was sent.',
    `${booksDocs}/contacts/#create-a-contact`,
  ),
  booksDoes(
    'A portal invites people.',
    '`is_portal_enabled` and `enable_portal` are kept and filtered by; nobody is invited.',
    `${booksDocs}/contacts/#enable-portal-access`,
  ),
  booksDoes(
    'The addresses of a contact include the billing and the shipping one.',
    '`GET …/address` gives the further ones alone.',
    `${booksDocs}/contacts/#get-contact-addresses`,
  ),
  booksDoes(
    'Custom fields are mandatory, have defaults, are worked out, or look things up.',
    'Declared fields (`customFields`) have a type, choices and uniqueness. Without a declaration whatever is sent is kept, and nothing is unique.',
    'https://www.zoho.com/books/help/settings/preferences.html',
  ),
  booksDoes(
    'Whether an address or a person that an update names in part keeps its other values.',
    'Open: it does, unless `objectUpdate` says `replaced`. Readings try both.',
    `${booksDocs}/contacts/#update-a-contact`,
  ),
  booksDoes(
    'Whether the filter `email` means the whole address.',
    'Open: it does, unless `emailFilter` says `contains`. Readings try both.',
    `${booksDocs}/contacts/#list-contacts`,
  ),
  booksDoes(
    'Contacts can be linked with Zoho CRM.',
    'None is; the filters for it find nobody.',
    `${booksDocs}/contacts/#list-contacts`,
  ),
  booksDoes(
    'Users have roles in each organization.',
    'A token opens all organizations of the sandbox as far as its scopes go.',
    `${booksDocs}/organizations/`,
  ),
  booksDoes(
    'Calls at one time are limited for each organization.',
    'Counted are the calls that the sandbox is answering at that moment, those of all organizations together.',
    `${booksDocs}/introduction/`,
  ),
  booksDoes(
    'No page says when the day of the call limit ends.',
    'At midnight of the organization’s zone (inferred from `x-rate-limit-reset`).',
    `${booksDocs}/introduction/`,
  ),
  booksDoes(
    'Parameters that no page names have no effect (inferred).',
    'They have none; a note tells of each.',
    `${booksDocs}/contacts/#list-contacts`,
  ),
  booksDoes(
    'Books has workflow rules, webhooks and functions of its own.',
    'Nothing in the sandbox answers to a write in Books.',
  ),

  crmDoes(
    'CRM has workflow rules, blueprints, approvals and assignment.',
    'Nothing in the sandbox answers to a write in CRM.',
  ),
  crmDoes(
    'CRM has an API of its own, which Bigin shares.',
    'The records and the calls about them are those of Bigin, with CRM’s fields, scopes and limits: what is said of Bigin’s search, lists, users and metadata holds here, too.',
  ),
  crmDoes(
    'Credits and calls at one time depend on the edition.',
    '50,000 in a rolling day, and 10 calls, as in the Standard edition.',
    'https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html',
  ),

  deskDoes(
    'Tickets come, change and are closed.',
    'They are what `deskOrganizations` says; nothing changes them.',
    `${deskDocs}#Tickets`,
  ),
  deskDoes(
    'A ticket has many keys, and its status a type.',
    'Fewer keys; `statusType` repeats the status.',
    `${deskDocs}#Tickets`,
  ),
  deskDoes('Calls cost credits, and few may be made at one time.', 'Nothing is counted.', deskDocs),
  deskDoes(
    'Departments and profiles decide which tickets a user sees.',
    'A token with the scopes sees all of them.',
    deskDocs,
  ),

  slackDoes(
    'A message has a look: name, icon, mark-up, previews.',
    'These arguments are taken, and the text alone is kept.',
    `${slackDocs}/reference/methods/chat.postMessage`,
  ),
  slackDoes(
    'One message a second into a channel, with short bursts.',
    'No bursts: the second message within a second is refused.',
    `${slackDocs}/apis/web-api/rate-limits`,
  ),
  slackDoes('Tokens can be revoked or rotated.', 'A token lives as long as the sandbox.'),

  ordersDoes(
    'Any service of a company’s own, with its errors, pages and limits.',
    'An example with orders that can be read, and the three ways of proving who calls.',
  ),

  platformDoes(
    'A workflow rule also sends e-mails, changes fields, makes tasks and calls webhooks, at once or later.',
    'A rule runs one function.',
  ),
  platformDoes(
    'Criteria of a rule know many comparisons, joined with AND and OR.',
    'Six comparisons of one field each; all of them have to hold. Case does not count (inferred).',
  ),
  platformDoes(
    'When and how often the run of a rule begins is promised nowhere.',
    'Once and at once; `delivery` makes it late, double or never.',
  ),
  platformDoes(
    'A schedule runs at times of the day, in the account’s zone.',
    'Every so many milliseconds from the start of the sandbox. What a jump of the clock leaves out is not made up for (inferred).',
  ),
  platformDoes(
    'No page says whether a run that failed is tried again.',
    'It is not: it stands in `finishedRuns()`.',
  ),
  platformDoes(
    'How long a run takes depends on the machine.',
    'Time stands still but for requests, of which each takes a second unless the clock is set otherwise; the limits of a run count that time.',
    'https://www.zoho.com/crm/developer/docs/serverless-architecture/deluge-limits.html',
  ),
  platformDoes(
    'Rules that start each other are stopped somewhere.',
    'After ten runs in a row, unless `deepestChain` says another number; the sandbox takes that for a loop and says so.',
  ),
  platformDoes(
    'E-mails and SMS of a script (`sendmail`, `sendsms`) go out.',
    'They fail like an address at which nobody answers, and are noted.',
    'https://www.zoho.com/deluge/help/send-mail.html',
  ),
  platformDoes(
    'Functions call any address on the web.',
    'Only the services on this page answer; any other host fails and is noted.',
    'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  ),
  platformDoes(
    'A connection is made by a person and can be withdrawn in the console.',
    'It stands from the beginning, with the scopes that it was declared with.',
    'https://www.zoho.com/deluge/help/connections.html',
  ),
];
