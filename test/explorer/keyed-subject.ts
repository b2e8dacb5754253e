import { readFileSync } from 'node:fs';
import { type Subject, syncInvariants } from '../../sandbox/index.ts';

/** The functions of the fixture, by name. */
export const keyedTexts = {
  sync_contact: textOf('sync_contact'),
  retry_pending: textOf('retry_pending'),
  contact_removed: textOf('contact_removed'),
} as const;

const organization = '10001';

/**
 * A small sync with a key, a recorded problem, a retry and a rule for deletions.
 *
 * @param texts functions in place of those of the fixture, or besides them
 */
export function keyedSubject(texts: Readonly<Record<string, string>> = {}): Subject {
  const functions = Object.entries({ ...keyedTexts, ...texts }).map(([name, text]) => ({ name, text }));
  const rule = { module: 'Contacts', entryStyle: 'scalar-id' } as const;
  return {
    sandbox: {
      organizations: [
        {
          id: organization,
          name: 'Example',
          customFields: [{ apiName: 'cf_record_id', label: 'Record', dataType: 'text', unique: true }],
        },
      ],
      customFields: {
        Contacts: {
          Sync_Problem: { kind: 'text', label: 'Sync Problem', maxLength: 255, writable: true },
        },
      },
      connections: {
        biginconnection: { service: 'bigin', scopes: ['ZohoBigin.modules.ALL'] },
        booksconnection: { service: 'books', scopes: ['ZohoBooks.contacts.ALL'] },
      },
      variables: { books_organization_id: organization },
      functions,
      rules: [
        { ...rule, name: 'Sync', on: ['create', 'edit'], function: 'sync_contact' },
        { ...rule, name: 'Removed', on: ['delete'], function: 'contact_removed' },
      ],
    },
    reference: {
      expected: ({ record }) => ({
        contact_name: String(record.Full_Name),
        contact_persons: { primary: { email: String(record.Email), phone: String(record.Phone ?? '') } },
      }),
      recorded: ({ Sync_Problem }) => (typeof Sync_Problem === 'string' ? Sync_Problem : null),
      recordIdOf: ({ custom_fields }) => {
        const fields = Array.isArray(custom_fields) ? custom_fields : [];
        const key = fields.find((field) => field?.api_name === 'cf_record_id');
        return key === undefined ? null : String(key.value);
      },
      ownPaths: ['custom_fields.cf_record_id'],
      deactivates: true,
    },
    invariants: syncInvariants,
    retry: { functions: ['retry_pending'], everyMs: 15 * 60_000, rounds: 3 },
  };
}

function textOf(name: string): string {
  return readFileSync(new URL(`../fixtures/keyed/${name}.deluge`, import.meta.url), 'utf8');
}
