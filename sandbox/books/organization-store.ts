import type { IdSequence } from '../id-sequence.ts';
import { type Json, type JsonObject, textOf } from '../json.ts';
import { createSortedIndex, type SortedIndex, type SortKey } from '../sorted-index.ts';
import { RecordDigest } from '../state/record-digest.ts';
import type { ZonedTime } from '../zoned-time.ts';
import { type BooksCustomField, customFieldKey, customValues } from './custom-fields.ts';

/** A Books organization of the sandbox. */
export interface BooksOrganization {
  /** Digits. */
  readonly id: string;
  readonly name: string;
  /** An IANA name; default America/Los_Angeles. */
  readonly timeZone?: string;
  readonly currencyCode?: string;
  /** API calls a day; default 5,000. */
  readonly callsPerDay?: number;
  /** API calls at one time; default 10. */
  readonly concurrentCalls?: number;
  /**
   * The custom fields of its contacts, in the order of their index (at most ten have one). Absent: the sandbox keeps
   * whatever custom fields a caller sends, and none is unique.
   */
  readonly customFields?: readonly BooksCustomField[];
}

/** A contact as it is stored and read: empty values are "", the primary person's values are mirrored at the top. */
export type BooksContact = JsonObject & {
  readonly contact_id: string;
  readonly contact_name: string;
  readonly contact_persons: readonly BooksPerson[];
};

export type BooksPerson = JsonObject & {
  readonly contact_person_id: string;
  readonly is_primary_contact: boolean;
};

export interface OrganizationState {
  readonly contacts: readonly BooksContact[];
}

/** What the contacts can be listed by, and what each column compares. */
const columnKeys = {
  contact_name: (contact) => textOf(contact, 'contact_name').toLowerCase(),
  first_name: (contact) => textOf(contact, 'first_name').toLowerCase(),
  last_name: (contact) => textOf(contact, 'last_name').toLowerCase(),
  email: (contact) => textOf(contact, 'email').toLowerCase(),
  // The sandbox has no invoices: nobody owes anything.
  outstanding_receivable_amount: () => 0,
  created_time: (contact) => instantOf(textOf(contact, 'created_time')),
  last_modified_time: (contact) => instantOf(textOf(contact, 'last_modified_time')),
} as const satisfies Readonly<Record<string, (contact: BooksContact) => SortKey>>;

export type SortColumn = keyof typeof columnKeys;

/** Some contacts by a column, ascending; those with equal values in the order in which they were made. */
export function sortContacts(contacts: readonly BooksContact[], column: SortColumn): readonly BooksContact[] {
  const byId = new Map(contacts.map((contact) => [contact.contact_id, contact]));
  return indexBy(column, contacts, (id) => byId.get(id)).ascending();
}

function indexBy(
  column: SortColumn,
  contacts: Iterable<BooksContact>,
  read: (id: string) => BooksContact | undefined,
): SortedIndex<BooksContact> {
  return createSortedIndex(
    { keyOf: columnKeys[column], idOf: (contact) => contact.contact_id, read },
    contacts,
  );
}

export function isSortColumn(name: string): name is SortColumn {
  return Object.hasOwn(columnKeys, name);
}

/**
 * The contacts of one organization, with indexes for names, unique custom fields, persons, and for the e-mail addresses
 * of primary persons.
 */
export class OrganizationStore {
  readonly organization: BooksOrganization;
  readonly time: ZonedTime;
  readonly ids: IdSequence;
  readonly #contacts = new Map<string, BooksContact>();
  readonly #idByName = new Map<string, string>();
  readonly #idsByEmail = new Map<string, Set<string>>();
  readonly #idByPerson = new Map<string, string>();
  /** By API name, then by value. */
  readonly #idByUnique = new Map<string, Map<string, string>>();
  /** Built when a column is first asked for, then kept up to date. */
  readonly #sorted = new Map<SortColumn, SortedIndex<BooksContact>>();
  readonly #digest = new RecordDigest();

  constructor(organization: BooksOrganization, time: ZonedTime, ids: IdSequence) {
    this.organization = organization;
    for (const { apiName, unique } of organization.customFields ?? []) {
      if (unique === true) this.#idByUnique.set(apiName, new Map());
    }
    this.time = time;
    this.ids = ids;
  }

  get(id: string): BooksContact | undefined {
    return this.#contacts.get(id);
  }

  get size(): number {
    return this.#contacts.size;
  }

  /** All contacts, oldest first. */
  all(): readonly BooksContact[] {
    return [...this.#contacts.values()];
  }

  /** The contact, customer or vendor, that has a name. Case and blanks around it do not count (inferred). */
  withName(name: string): BooksContact | undefined {
    return this.#contacts.get(this.#idByName.get(nameKey(name)) ?? '');
  }

  /** The contacts whose primary person has an e-mail address, in any case. */
  withPrimaryEmail(email: string): readonly BooksContact[] {
    const contacts: BooksContact[] = [];
    for (const id of this.#idsByEmail.get(email.toLowerCase()) ?? []) {
      const contact = this.#contacts.get(id);
      if (contact) contacts.push(contact);
    }
    return contacts;
  }

  /** Whether some primary e-mail address holds a text and more than it. This looks at every address. */
  hasLongerPrimaryEmail(part: string): boolean {
    const wanted = part.toLowerCase();
    return [...this.#idsByEmail.keys()].some((email) => email !== wanted && email.includes(wanted));
  }

  /** How many contacts have a primary e-mail address. */
  countWithPrimaryEmail(email: string): number {
    return this.#idsByEmail.get(email.toLowerCase())?.size ?? 0;
  }

  /** The contact that a person belongs to. */
  withPerson(personId: string): BooksContact | undefined {
    return this.#contacts.get(this.#idByPerson.get(personId) ?? '');
  }

  /** The API names of the custom fields whose values have to be unique. */
  uniqueFields(): ReadonlySet<string> {
    return new Set(this.#idByUnique.keys());
  }

  /** The contact that holds a value in a unique custom field. */
  withUnique(apiName: string, value: Json): BooksContact | undefined {
    return this.#contacts.get(this.#idByUnique.get(apiName)?.get(customFieldKey(value)) ?? '');
  }

  /** All contacts by a column, ascending; those with equal values in the order in which they were made. */
  sortedBy(column: SortColumn): SortedIndex<BooksContact> {
    const known = this.#sorted.get(column);
    if (known) return known;
    const index = indexBy(column, this.#contacts.values(), (id) => this.#contacts.get(id));
    this.#sorted.set(column, index);
    return index;
  }

  put(contact: BooksContact): void {
    const before = this.#contacts.get(contact.contact_id);
    this.#contacts.set(contact.contact_id, contact);
    this.#reindex(before, contact);
  }

  delete(id: string): void {
    const before = this.#contacts.get(id);
    this.#contacts.delete(id);
    if (before) this.#reindex(before, undefined);
  }

  /** A short text that is the same for the same contacts, whatever order they came in. */
  digest(): string {
    return this.#digest.of((id) => this.#contacts.get(id));
  }

  snapshot(): OrganizationState {
    return { contacts: this.all() };
  }

  restore(state: OrganizationState): void {
    this.#contacts.clear();
    this.#idByName.clear();
    this.#idsByEmail.clear();
    this.#idByPerson.clear();
    for (const index of this.#idByUnique.values()) index.clear();
    this.#sorted.clear();
    this.#digest.clear();
    for (const contact of state.contacts) this.put(contact);
  }

  /** Brings the indexes up to date. Most writes change few of the indexed values: only those are touched. */
  #reindex(before: BooksContact | undefined, after: BooksContact | undefined): void {
    this.#digest.touch(before?.contact_id ?? after?.contact_id ?? '');
    for (const index of this.#sorted.values()) index.change(before, after);
    if (before?.contact_name !== after?.contact_name) {
      if (before) this.#idByName.delete(nameKey(before.contact_name));
      if (after) this.#idByName.set(nameKey(after.contact_name), after.contact_id);
    }
    if (before?.email !== after?.email) {
      if (before) this.#forgetEmail(before);
      if (after) this.#noteEmail(after);
    }
    if (before?.contact_persons !== after?.contact_persons) {
      for (const person of before?.contact_persons ?? []) this.#idByPerson.delete(person.contact_person_id);
      for (const person of after?.contact_persons ?? []) {
        this.#idByPerson.set(person.contact_person_id, after?.contact_id ?? '');
      }
    }
    if (before?.custom_fields !== after?.custom_fields) {
      for (const [apiName, key] of before ? this.#uniqueKeys(before) : [])
        this.#idByUnique.get(apiName)?.delete(key);
      for (const [apiName, key] of after ? this.#uniqueKeys(after) : []) {
        this.#idByUnique.get(apiName)?.set(key, after?.contact_id ?? '');
      }
    }
  }

  #noteEmail(contact: BooksContact): void {
    const email = primaryEmail(contact);
    if (email === '') return;
    const ids = this.#idsByEmail.get(email) ?? new Set();
    this.#idsByEmail.set(email, ids.add(contact.contact_id));
  }

  #forgetEmail(contact: BooksContact): void {
    const email = primaryEmail(contact);
    const ids = this.#idsByEmail.get(email);
    ids?.delete(contact.contact_id);
    if (ids?.size === 0) this.#idsByEmail.delete(email);
  }

  #uniqueKeys(contact: BooksContact): readonly (readonly [apiName: string, key: string])[] {
    if (this.#idByUnique.size === 0) return [];
    const keys: (readonly [string, string])[] = [];
    for (const [apiName, value] of customValues(contact.custom_fields)) {
      if (this.#idByUnique.has(apiName) && value !== '') keys.push([apiName, customFieldKey(value)]);
    }
    return keys;
  }
}

/** The person who stands for the contact; undefined when it has no persons. */
export function primaryPerson(contact: {
  readonly contact_persons: readonly BooksPerson[];
}): BooksPerson | undefined {
  return contact.contact_persons.find((person) => person.is_primary_contact);
}

/** The keys under which a contact repeats values of its primary person (observed). */
export const mirroredKeys = ['first_name', 'last_name', 'email', 'phone', 'mobile'] as const;

/** The contact's copy of its primary person's values. */
export function mirrorsOf(person: BooksPerson | undefined): JsonObject {
  const mirrors: Record<string, Json> = { primary_contact_id: person?.contact_person_id ?? '' };
  for (const key of mirroredKeys) mirrors[key] = person?.[key] ?? '';
  return mirrors;
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Text compares wrongly when the offset changes with the season. */
function instantOf(text: string): number {
  return Date.parse(text.replace(/(\d{2})(\d{2})$/, '$1:$2'));
}

function primaryEmail(contact: BooksContact): string {
  return textOf(contact, 'email').toLowerCase();
}
