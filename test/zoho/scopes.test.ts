import { describe, expect, test } from 'vitest';
import {
  impliedBy,
  missingScopes,
  scopeForCall,
  scopeRuleForCall,
  scopeRules,
  scopesForCall,
} from '../../zoho/index.ts';

const id = '6118134000000632027';

describe('the scopes of a call', () => {
  test.each([
    ['GET', '/bigin/v2/Contacts', ['ZohoBigin.modules.contacts.READ']],
    ['GET', `/bigin/v2/Contacts/${id}`, ['ZohoBigin.modules.contacts.READ']],
    ['GET', '/bigin/v2/Contacts/search', ['ZohoBigin.modules.contacts.READ', 'ZohoSearch.securesearch.READ']],
    ['GET', `/bigin/v2/Contacts/${id}/Products`, ['ZohoBigin.modules.contacts.READ']],
    ['POST', '/bigin/v2/Contacts', ['ZohoBigin.modules.contacts.CREATE']],
    [
      'POST',
      '/bigin/v2/Contacts/upsert',
      ['ZohoBigin.modules.contacts.CREATE', 'ZohoBigin.modules.contacts.UPDATE'],
    ],
    ['PUT', '/bigin/v2/Contacts', ['ZohoBigin.modules.contacts.UPDATE']],
    ['PUT', `/bigin/v2/Contacts/${id}`, ['ZohoBigin.modules.contacts.UPDATE']],
    ['DELETE', `/bigin/v2/Contacts/${id}`, ['ZohoBigin.modules.contacts.DELETE']],
    ['GET', `/bigin/v2/Accounts/${id}`, ['ZohoBigin.modules.accounts.READ']],
    ['GET', '/bigin/v2/settings/fields', ['ZohoBigin.settings.fields.READ']],
    ['GET', '/bigin/v2/org', ['ZohoBigin.org.READ']],
    ['GET', '/bigin/v2/users', ['ZohoBigin.users.READ']],
    ['GET', '/books/v3/contacts', ['ZohoBooks.contacts.READ']],
    ['POST', '/books/v3/contacts', ['ZohoBooks.contacts.CREATE']],
    ['GET', `/books/v3/contacts/${id}`, ['ZohoBooks.contacts.READ']],
    ['PUT', `/books/v3/contacts/${id}`, ['ZohoBooks.contacts.UPDATE']],
    ['PUT', '/books/v3/contacts', ['ZohoBooks.contacts.UPDATE']],
    ['DELETE', `/books/v3/contacts/${id}`, ['ZohoBooks.contacts.DELETE']],
    ['POST', `/books/v3/contacts/${id}/active`, ['ZohoBooks.contacts.CREATE']],
    ['POST', `/books/v3/contacts/${id}/inactive`, ['ZohoBooks.contacts.CREATE']],
    ['POST', '/books/v3/contacts/contactpersons', ['ZohoBooks.contacts.CREATE']],
    ['PUT', `/books/v3/contacts/contactpersons/${id}`, ['ZohoBooks.contacts.UPDATE']],
    ['POST', `/books/v3/contacts/contactpersons/${id}/primary`, ['ZohoBooks.contacts.CREATE']],
    ['GET', '/bigin/v2/settings/variables', ['ZohoBigin.settings.variables.READ']],
    ['PUT', `/bigin/v2/settings/variables/${id}`, ['ZohoBigin.settings.variables.UPDATE']],
    ['DELETE', `/bigin/v2/Contacts/${id}/Products/${id}`, ['ZohoBigin.modules.contacts.UPDATE']],
    ['GET', '/books/v3/organizations', ['ZohoBooks.settings.READ']],
    ['GET', '/books/v3/settings/fields', ['ZohoBooks.settings.READ']],
    ['GET', '/crm/v8/settings/fields', ['ZohoCRM.settings.fields.READ']],
    ['GET', '/crm/v8/settings/modules/Contacts', ['ZohoCRM.settings.modules.READ']],
    ['GET', '/crm/v8/users', ['ZohoCRM.users.READ']],
    ['GET', '/crm/v8/Contacts/search', ['ZohoCRM.modules.contacts.READ', 'ZohoSearch.securesearch.READ']],
    [
      'POST',
      '/crm/v8/Contacts/upsert',
      ['ZohoCRM.modules.contacts.CREATE', 'ZohoCRM.modules.contacts.UPDATE'],
    ],
    ['DELETE', `/crm/v8/Accounts/${id}`, ['ZohoCRM.modules.accounts.DELETE']],
  ])('%s %s', (method, path, scopes) => {
    expect(scopesForCall(method, path)).toEqual(scopes);
    expect(scopeForCall(method, path)).toBe(scopes[0]);
  });

  test('do not depend on host, query, case of the method or a last slash', () => {
    expect(scopeForCall('get', 'https://www.zohoapis.eu/bigin/v2/Contacts/?fields=Email&page=2')).toBe(
      'ZohoBigin.modules.contacts.READ',
    );
    expect(scopeForCall('Put', `http://127.0.0.1:4000/books/v3/contacts/${id}?organization_id=10`)).toBe(
      'ZohoBooks.contacts.UPDATE',
    );
  });

  test('of a keyed update take in CREATE when the call may create', () => {
    expect(scopesForCall('PUT', '/books/v3/contacts', { 'x-upsert': 'true' })).toEqual([
      'ZohoBooks.contacts.UPDATE',
      'ZohoBooks.contacts.CREATE',
    ]);
    expect(scopesForCall('PUT', '/books/v3/contacts', { 'x-upsert': 'false' })).toEqual([
      'ZohoBooks.contacts.UPDATE',
    ]);
  });

  test.each([
    ['GET', '/bigin/v2/Deals'],
    ['GET', '/bigin/v2/constructor'],
    ['GET', '/bigin/v2/Contacts/not-a-number'],
    ['PATCH', '/bigin/v2/Contacts'],
    ['GET', '/bigin/v9/Contacts'],
    ['GET', '/books/v3/invoices'],
    ['POST', '/books/v3/contacts/contactpersons/primary'],
    ['GET', 'https://'],
    ['GET', ''],
  ])('are not known for %s %s', (method, path) => {
    expect(scopesForCall(method, path)).toBeUndefined();
    expect(scopeForCall(method, path)).toBeUndefined();
  });

  test('come with the page that states them', () => {
    expect(scopeRuleForCall('GET', '/bigin/v2/Contacts/search')).toMatchObject({
      product: 'bigin',
      source: 'https://www.bigin.com/developer/docs/apis/v2/search-records.html',
      confidence: 'documented',
    });
  });
});

test('every rule can be reached: none hides behind an earlier one', () => {
  const filled: Readonly<Record<string, string>> = { '{module}': 'Contacts', '{id}': id };
  for (const rule of scopeRules) {
    const path = rule.path.replace(/\{\w+\}/g, (name) => filled[name] ?? id);
    const headers = rule.header ? { [rule.header[0]]: rule.header[1] } : {};
    const found = scopeRuleForCall(rule.method, path, headers);
    expect(`${found?.method} ${found?.path}`, path).toBe(`${rule.method} ${rule.path}`);
  }
});

describe('a wider scope', () => {
  test('covers a narrower one', () => {
    expect(impliedBy('ZohoBigin.modules.contacts.UPDATE')).toEqual([
      'ZohoBigin.modules.contacts.UPDATE',
      'ZohoBigin.modules.contacts.WRITE',
      'ZohoBigin.modules.contacts.ALL',
      'ZohoBigin.modules.ALL',
    ]);
    expect(impliedBy('ZohoBooks.contacts.READ')).toEqual([
      'ZohoBooks.contacts.READ',
      'ZohoBooks.contacts.ALL',
      'ZohoBooks.fullaccess.all',
    ]);
    expect(impliedBy('ZohoBigin.org.ALL')).toEqual(['ZohoBigin.org.ALL']);
  });

  test.each([
    [['ZohoBigin.modules.contacts.READ'], []],
    [['ZohoBigin.modules.contacts.ALL'], []],
    [['ZohoBigin.modules.ALL'], []],
    [['ZohoBigin.modules.contacts.WRITE'], ['ZohoBigin.modules.contacts.READ']],
    [['ZohoBigin.modules.accounts.ALL'], ['ZohoBigin.modules.contacts.READ']],
    [['ZohoBigin.settings.ALL', 'ZohoBooks.fullaccess.all'], ['ZohoBigin.modules.contacts.READ']],
    [[], ['ZohoBigin.modules.contacts.READ']],
  ])('%j leaves %j missing for reading contacts', (granted, missing) => {
    expect(missingScopes(granted, ['ZohoBigin.modules.contacts.READ'])).toEqual(missing);
  });
});
