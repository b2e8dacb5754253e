import type { Provenance } from './provenance.ts';
import type { DefaultServiceName } from './services.ts';

/** What one kind of call needs. */
export interface ScopeRule extends Provenance {
  readonly product: DefaultServiceName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * The path of the call. `{module}` stands for a module of Bigin or CRM, `{id}` for a record id (digits), any other name in
   * braces for one segment.
   */
  readonly path: string;
  /** A request header without which the rule does not hold, lower-case name and value. */
  readonly header?: readonly [name: string, value: string];
  /** All of them are needed. The first is the product's own. `{module}` is replaced by the module's scope name. */
  readonly scopes: readonly [string, ...string[]];
}

/** What a module of Bigin or CRM is called in a scope, by its API name. */
const moduleScopes: Readonly<Record<string, string>> = {
  Contacts: 'contacts',
  Accounts: 'accounts',
  Pipelines: 'pipelines',
  Products: 'products',
  Tasks: 'tasks',
  Events: 'events',
  Calls: 'calls',
  Notes: 'notes',
  Attachments: 'attachments',
};

const biginDocs = 'https://www.bigin.com/developer/docs/apis/v2';
const booksDocs = 'https://www.zoho.com/books/api/v3';
const crmDocs = 'https://www.zoho.com/crm/developer/docs/api/v8';
const deskDocs = 'https://desk.zoho.com/DeskAPIDocument';
const slackDocs = 'https://docs.slack.dev/reference/methods';

type RuleOf = (
  method: ScopeRule['method'],
  path: string,
  scopes: ScopeRule['scopes'],
  page: string,
  more?: Partial<Pick<ScopeRule, 'confidence' | 'note' | 'header'>>,
) => ScopeRule;

const bigin: RuleOf = (method, path, scopes, page, more) => ({
  product: 'bigin',
  method,
  path: `/bigin/v2${path}`,
  scopes,
  source: `${biginDocs}/${page}.html`,
  confidence: 'documented',
  ...more,
});

const books: RuleOf = (method, path, scopes, page, more) => ({
  product: 'books',
  method,
  path: `/books/v3${path}`,
  scopes,
  source: `${booksDocs}/${page}/`,
  confidence: 'documented',
  ...more,
});

const crm: RuleOf = (method, path, scopes, page, more) => ({
  product: 'crm',
  method,
  path: `/crm/v8${path}`,
  scopes,
  source: `${crmDocs}/${page}.html`,
  confidence: 'documented',
  ...more,
});

const desk: RuleOf = (method, path, scopes, page, more) => ({
  product: 'desk',
  method,
  path: `/api/v1${path}`,
  scopes,
  source: `${deskDocs}#${page}`,
  confidence: 'documented',
  ...more,
});

/** Slack's methods are all called with POST. */
const slack = (name: string, scopes: ScopeRule['scopes']): ScopeRule => ({
  product: 'slack',
  method: 'POST',
  path: `/api/${name}`,
  scopes,
  source: `${slackDocs}/${name}`,
  confidence: 'documented',
});

const inferred = { confidence: 'inferred' } as const;

/** Which scopes a call needs. The first rule that fits holds. */
export const scopeRules: readonly ScopeRule[] = [
  bigin(
    'GET',
    '/{module}/search',
    ['ZohoBigin.modules.{module}.READ', 'ZohoSearch.securesearch.READ'],
    'search-records',
    { note: 'The search scope is needed besides the scope of the module.' },
  ),
  bigin('GET', '/{module}/actions/count', ['ZohoBigin.modules.{module}.READ'], 'get-records', inferred),
  bigin('GET', '/{module}/deleted', ['ZohoBigin.modules.{module}.READ'], 'get-deleted-records', inferred),
  bigin('GET', '/{module}', ['ZohoBigin.modules.{module}.READ'], 'get-records'),
  bigin('GET', '/{module}/{id}', ['ZohoBigin.modules.{module}.READ'], 'get-records'),
  bigin('GET', '/{module}/{id}/{relatedList}', ['ZohoBigin.modules.{module}.READ'], 'get-related-records'),
  bigin('POST', '/{module}', ['ZohoBigin.modules.{module}.CREATE'], 'insert-records'),
  bigin(
    'POST',
    '/{module}/upsert',
    ['ZohoBigin.modules.{module}.CREATE', 'ZohoBigin.modules.{module}.UPDATE'],
    'upsert-records',
    { confidence: 'inferred', note: 'An upsert may do either, so both are asked for.' },
  ),
  bigin('PUT', '/{module}', ['ZohoBigin.modules.{module}.UPDATE'], 'update-records'),
  bigin('PUT', '/{module}/{id}', ['ZohoBigin.modules.{module}.UPDATE'], 'update-records'),
  bigin(
    'PUT',
    '/{module}/{id}/{relatedList}',
    ['ZohoBigin.modules.{module}.UPDATE'],
    'update-related-records',
  ),
  bigin(
    'PUT',
    '/{module}/{id}/{relatedList}/{relatedId}',
    ['ZohoBigin.modules.{module}.UPDATE'],
    'update-related-records',
    inferred,
  ),
  bigin(
    'DELETE',
    '/{module}/{id}/{relatedList}/{relatedId}',
    ['ZohoBigin.modules.{module}.UPDATE'],
    'update-related-records',
    inferred,
  ),
  bigin('DELETE', '/{module}', ['ZohoBigin.modules.{module}.DELETE'], 'delete-records'),
  bigin('DELETE', '/{module}/{id}', ['ZohoBigin.modules.{module}.DELETE'], 'delete-records'),
  bigin('GET', '/settings/modules', ['ZohoBigin.settings.modules.READ'], 'modules-api'),
  bigin('GET', '/settings/modules/{name}', ['ZohoBigin.settings.modules.READ'], 'modules-api'),
  bigin('GET', '/settings/fields', ['ZohoBigin.settings.fields.READ'], 'field-meta'),
  bigin('GET', '/settings/layouts', ['ZohoBigin.settings.layouts.READ'], 'scopes'),
  bigin('GET', '/settings/custom_views', ['ZohoBigin.settings.custom_views.READ'], 'scopes'),
  bigin('GET', '/settings/related_lists', ['ZohoBigin.settings.related_lists.READ'], 'scopes'),
  bigin('GET', '/settings/roles', ['ZohoBigin.settings.roles.READ'], 'scopes'),
  bigin('GET', '/settings/profiles', ['ZohoBigin.settings.profiles.READ'], 'scopes'),
  bigin('GET', '/settings/tags', ['ZohoBigin.settings.tags.READ'], 'scopes'),
  bigin('GET', '/settings/variables', ['ZohoBigin.settings.variables.READ'], 'scopes', inferred),
  bigin('GET', '/settings/variables/{name}', ['ZohoBigin.settings.variables.READ'], 'scopes', inferred),
  bigin('PUT', '/settings/variables', ['ZohoBigin.settings.variables.UPDATE'], 'scopes', inferred),
  bigin('PUT', '/settings/variables/{name}', ['ZohoBigin.settings.variables.UPDATE'], 'scopes', inferred),
  bigin('GET', '/users', ['ZohoBigin.users.READ'], 'get-users'),
  bigin('GET', '/users/{id}', ['ZohoBigin.users.READ'], 'get-users'),
  bigin('GET', '/org', ['ZohoBigin.org.READ'], 'get-org-data'),
  bigin('POST', '/coql', ['ZohoBigin.coql.READ'], 'get-records-using-coql-query'),
  bigin('GET', '/actions/watch', ['ZohoBigin.notifications.READ'], 'notifications'),
  bigin('POST', '/actions/watch', ['ZohoBigin.notifications.CREATE'], 'notifications', inferred),
  bigin('PUT', '/actions/watch', ['ZohoBigin.notifications.UPDATE'], 'notifications', inferred),
  bigin('PATCH', '/actions/watch', ['ZohoBigin.notifications.UPDATE'], 'notifications', inferred),
  bigin('DELETE', '/actions/watch', ['ZohoBigin.notifications.DELETE'], 'notifications', inferred),

  books('GET', '/contacts', ['ZohoBooks.contacts.READ'], 'contacts'),
  books('POST', '/contacts', ['ZohoBooks.contacts.CREATE'], 'contacts'),
  books('PUT', '/contacts', ['ZohoBooks.contacts.UPDATE', 'ZohoBooks.contacts.CREATE'], 'contacts', {
    header: ['x-upsert', 'true'],
    confidence: 'inferred',
    note: 'With X-Upsert the call may create a contact. The page names UPDATE only; both are asked for.',
  }),
  books('PUT', '/contacts', ['ZohoBooks.contacts.UPDATE'], 'contacts'),
  books('GET', '/contacts/{id}', ['ZohoBooks.contacts.READ'], 'contacts'),
  books('PUT', '/contacts/{id}', ['ZohoBooks.contacts.UPDATE'], 'contacts'),
  books('DELETE', '/contacts/{id}', ['ZohoBooks.contacts.DELETE'], 'contacts'),
  // Not UPDATE, although the switches change a contact that exists.
  books('POST', '/contacts/{id}/active', ['ZohoBooks.contacts.CREATE'], 'contacts'),
  books('POST', '/contacts/{id}/inactive', ['ZohoBooks.contacts.CREATE'], 'contacts'),
  books('GET', '/contacts/{id}/address', ['ZohoBooks.contacts.READ'], 'contacts'),
  books('POST', '/contacts/{id}/address', ['ZohoBooks.contacts.CREATE'], 'contacts'),
  books('PUT', '/contacts/{id}/address/{addressId}', ['ZohoBooks.contacts.UPDATE'], 'contacts'),
  books('DELETE', '/contacts/{id}/address/{addressId}', ['ZohoBooks.contacts.DELETE'], 'contacts'),
  books('GET', '/contacts/{id}/comments', ['ZohoBooks.contacts.READ'], 'contacts'),
  books('GET', '/contacts/{id}/contactpersons', ['ZohoBooks.contacts.READ'], 'contact-persons'),
  books('GET', '/contacts/{id}/contactpersons/{personId}', ['ZohoBooks.contacts.READ'], 'contact-persons'),
  books('POST', '/contacts/contactpersons', ['ZohoBooks.contacts.CREATE'], 'contact-persons'),
  books('PUT', '/contacts/contactpersons/{id}', ['ZohoBooks.contacts.UPDATE'], 'contact-persons'),
  books('DELETE', '/contacts/contactpersons/{id}', ['ZohoBooks.contacts.DELETE'], 'contact-persons'),
  books('POST', '/contacts/contactpersons/{id}/primary', ['ZohoBooks.contacts.CREATE'], 'contact-persons'),
  books('GET', '/settings/fields', ['ZohoBooks.settings.READ'], 'introduction', {
    confidence: 'inferred',
    note: 'No page describes the call; programs in use make it with this scope.',
  }),
  books('GET', '/organizations', ['ZohoBooks.settings.READ'], 'organizations'),
  books('GET', '/organizations/{id}', ['ZohoBooks.settings.READ'], 'organizations'),

  crm(
    'GET',
    '/{module}/search',
    ['ZohoCRM.modules.{module}.READ', 'ZohoSearch.securesearch.READ'],
    'search-records',
    { note: 'The search scope is needed besides the scope of the module.' },
  ),
  crm('GET', '/{module}', ['ZohoCRM.modules.{module}.READ'], 'get-records'),
  crm('GET', '/{module}/{id}', ['ZohoCRM.modules.{module}.READ'], 'get-records'),
  crm('POST', '/{module}', ['ZohoCRM.modules.{module}.CREATE'], 'insert-records'),
  crm(
    'POST',
    '/{module}/upsert',
    ['ZohoCRM.modules.{module}.CREATE', 'ZohoCRM.modules.{module}.UPDATE'],
    'upsert-records',
    { confidence: 'inferred', note: 'An upsert may do either, so both are asked for.' },
  ),
  crm('PUT', '/{module}', ['ZohoCRM.modules.{module}.UPDATE'], 'update-records'),
  crm('PUT', '/{module}/{id}', ['ZohoCRM.modules.{module}.UPDATE'], 'update-records'),
  crm('DELETE', '/{module}', ['ZohoCRM.modules.{module}.DELETE'], 'delete-records'),
  crm('DELETE', '/{module}/{id}', ['ZohoCRM.modules.{module}.DELETE'], 'delete-records'),
  crm('GET', '/settings/modules', ['ZohoCRM.settings.modules.READ'], 'modules-api'),
  crm('GET', '/settings/modules/{name}', ['ZohoCRM.settings.modules.READ'], 'modules-api'),
  crm('GET', '/settings/fields', ['ZohoCRM.settings.fields.READ'], 'field-meta'),
  crm('GET', '/settings/fields/{id}', ['ZohoCRM.settings.fields.READ'], 'field-meta'),
  crm('GET', '/users', ['ZohoCRM.users.READ'], 'get-users'),
  crm('GET', '/users/{id}', ['ZohoCRM.users.READ'], 'get-users'),
  crm('GET', '/org', ['ZohoCRM.org.READ'], 'get-org-data'),

  desk('GET', '/tickets/search', ['Desk.search.READ', 'Desk.tickets.READ'], 'Search', {
    note: 'Both scopes are needed.',
  }),
  desk('GET', '/tickets', ['Desk.tickets.READ'], 'Tickets'),
  desk('GET', '/tickets/{id}', ['Desk.tickets.READ'], 'Tickets'),

  slack('chat.postMessage', ['chat:write']),
];

/**
 * The rule for a call, with `{module}` filled in, or undefined when no rule knows it.
 *
 * @param method the HTTP method, in any case
 * @param url an address or a path; the host, the query and a last slash do not count
 * @param headers request headers with lower-case names; only X-Upsert matters at present
 */
export function scopeRuleForCall(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): ScopeRule | undefined {
  const segments = segmentsOf(url);
  if (!segments) return undefined;
  for (const rule of scopeRules) {
    if (rule.method !== method.toUpperCase()) continue;
    if (rule.header && headers[rule.header[0]]?.toLowerCase() !== rule.header[1]) continue;
    const found = matchPath(rule.path, segments);
    if (!found) continue;
    const [own, ...others] = rule.scopes.map((scope) => scope.replace('{module}', found.moduleScope));
    if (own === undefined) continue;
    return { ...rule, scopes: [own, ...others] };
  }
  return undefined;
}

/**
 * All scopes that a call needs, the product's own first, or undefined when no rule knows the call.
 *
 * @example
 * scopesForCall('GET', 'https://www.zohoapis.eu/bigin/v2/Contacts/search?email=a@example.com');
 * // ['ZohoBigin.modules.contacts.READ', 'ZohoSearch.securesearch.READ']
 */
export function scopesForCall(
  method: string,
  url: string,
  headers?: Readonly<Record<string, string>>,
): readonly [string, ...string[]] | undefined {
  return scopeRuleForCall(method, url, headers)?.scopes;
}

/**
 * The product's own scope that a call needs. A Bigin search and a keyed upsert need one more: see {@link scopesForCall}.
 *
 * @example
 * scopeForCall('POST', '/books/v3/contacts/460000000026049/inactive'); // 'ZohoBooks.contacts.CREATE'
 */
export function scopeForCall(
  method: string,
  url: string,
  headers?: Readonly<Record<string, string>>,
): string | undefined {
  return scopesForCall(method, url, headers)?.[0];
}

/**
 * The scopes of which any one lets a token do what `scope` lets it do: itself first, then the wider ones.
 * Source: https://www.bigin.com/developer/docs/apis/v2/update-records.html (documented for records: `modules.ALL`,
 * `modules.<module>.ALL`, `WRITE` for CREATE and UPDATE); for Books inferred, except `fullaccess.all`.
 *
 * @example
 * impliedBy('ZohoBigin.modules.contacts.UPDATE');
 * // [itself, 'ZohoBigin.modules.contacts.WRITE', 'ZohoBigin.modules.contacts.ALL', 'ZohoBigin.modules.ALL']
 */
export function impliedBy(scope: string): readonly string[] {
  const parts = scope.split('.');
  const operation = parts.at(-1);
  const service = parts[0];
  if (operation === undefined || service === undefined || parts.length < 3) return [scope];
  const wider = [scope];
  const path = parts.slice(0, -1);
  if (
    (service === 'ZohoBigin' || service === 'ZohoCRM') &&
    (operation === 'CREATE' || operation === 'UPDATE')
  ) {
    wider.push([...path, 'WRITE'].join('.'));
  }
  for (let length = path.length; length >= 2; length -= 1) {
    wider.push([...path.slice(0, length), 'ALL'].join('.'));
  }
  if (service === 'ZohoBooks') wider.push('ZohoBooks.fullaccess.all');
  return [...new Set(wider)];
}

/**
 * Which of the scopes that a call needs are not covered by those granted. Empty: the call is allowed.
 *
 * @example
 * missingScopes(['ZohoBigin.modules.ALL'], ['ZohoBigin.modules.contacts.READ']); // []
 */
export function missingScopes(granted: readonly string[], needed: readonly string[]): readonly string[] {
  return needed.filter((scope) => !impliedBy(scope).some((wider) => granted.includes(wider)));
}

function segmentsOf(url: string): readonly string[] | undefined {
  const base = 'https://zoho.invalid';
  if (!URL.canParse(url, base)) return undefined;
  return splitPath(new URL(url, base).pathname);
}

function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchPath(
  pattern: string,
  segments: readonly string[],
): { readonly moduleScope: string } | undefined {
  const wanted = splitPath(pattern);
  if (wanted.length !== segments.length) return undefined;
  let moduleScope = '';
  for (const [index, part] of wanted.entries()) {
    const given = segments[index] ?? '';
    if (part === '{module}') {
      if (!Object.hasOwn(moduleScopes, given)) return undefined;
      moduleScope = moduleScopes[given] ?? '';
    } else if (part === '{id}') {
      if (!/^\d+$/.test(given)) return undefined;
    } else if (!part.startsWith('{') && part !== given) {
      return undefined;
    }
  }
  return { moduleScope };
}
