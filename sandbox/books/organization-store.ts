import type { IdSequence } from '../id-sequence.ts';
import { type Json, type JsonObject, textOf } from '../json.ts';
import type { ZonedTime } from '../zoned-time.ts';

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

/** The contacts of one organization, with indexes for names and for the e-mail addresses of primary persons. */
export class OrganizationStore {
  readonly organization: BooksOrganization;
  readonly time: ZonedTime;
  readonly ids: IdSequence;
  readonly #contacts = new Map<string, BooksContact>();
  readonly #idByName = new Map<string, string>();
  readonly #idsByEmail = new Map<string, Set<string>>();

  constructor(organization: BooksOrganization, time: ZonedTime, ids: IdSequence) {
    this.organization = organization;
    this.time = time;
    this.ids = ids;
  }

  get(id: string): BooksContact | undefined {
    return this.#contacts.get(id);
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

  put(contact: BooksContact): void {
    this.#forget(this.#contacts.get(contact.contact_id));
    this.#contacts.set(contact.contact_id, contact);
    this.#note(contact);
  }

  delete(id: string): void {
    this.#forget(this.#contacts.get(id));
    this.#contacts.delete(id);
  }

  snapshot(): OrganizationState {
    return { contacts: this.all() };
  }

  restore(state: OrganizationState): void {
    this.#contacts.clear();
    this.#idByName.clear();
    this.#idsByEmail.clear();
    for (const contact of state.contacts) this.put(contact);
  }

  #note(contact: BooksContact): void {
    this.#idByName.set(nameKey(contact.contact_name), contact.contact_id);
    const email = primaryEmail(contact);
    if (email === '') return;
    const ids = this.#idsByEmail.get(email) ?? new Set();
    this.#idsByEmail.set(email, ids.add(contact.contact_id));
  }

  #forget(contact: BooksContact | undefined): void {
    if (!contact) return;
    this.#idByName.delete(nameKey(contact.contact_name));
    this.#idsByEmail.get(primaryEmail(contact))?.delete(contact.contact_id);
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

function primaryEmail(contact: BooksContact): string {
  return textOf(contact, 'email').toLowerCase();
}
