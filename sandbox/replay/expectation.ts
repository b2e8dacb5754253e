import { type BooksContact, mirroredKeys } from '../books/organization-store.ts';
import { type JsonObject, textOf } from '../json.ts';
import { changedPaths, leavesOfContact } from './books-paths.ts';

/** One event as the caller sees it when it says what Books has to hold afterwards. */
export interface Situation {
  readonly kind: 'create' | 'edit';
  /** The place of the contact in the events file, from 0. */
  readonly contact: number;
  /** The Bigin record after the event, as the API shows it. */
  readonly record: JsonObject;
  /** The Bigin record before an edit. */
  readonly previous: JsonObject | null;
  /** All Books contacts before the event. */
  readonly booksBefore: readonly BooksContact[];
  /** The Books contact that has stood for this Bigin contact up to now. */
  readonly linkedId: string | null;
}

/** What an event has to do in Books. */
export type Verdict =
  /** One contact stands for the record afterwards: the named one, or a new one when the id is null. */
  | { readonly kind: 'write'; readonly contactId: string | null }
  /** Nothing in Books changes. */
  | { readonly kind: 'no-change'; readonly reason: string };

type Scalar = string | number | boolean | null;

/** Several values are right, for a reason that a reader of the report can follow. */
export interface OneOf {
  readonly anyOf: readonly Scalar[];
  readonly reason: string;
}

/**
 * What a Books contact has to hold, as deep as the contact itself; the primary person stands under
 * `contact_persons.primary`. What is not named is not looked at, and must not change.
 */
export interface ExpectedRecord {
  readonly [key: string]: Scalar | OneOf | ExpectedRecord;
}

/** A mapped value that is not what was expected. The texts hold data of the replayed contact. */
export interface FieldMismatch {
  readonly contact: number;
  readonly event: Situation['kind'];
  /** Such as `billing_address.city`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * The verdict of a plain sync: the contact that is linked already is written; else the one customer whose primary
 * person has the e-mail, a new one when there is none, and nothing when there are several. Without an e-mail nothing.
 */
export function verdictByEmail(situation: Situation): Verdict {
  const email = textOf(situation.record, 'Email').toLowerCase();
  if (email === '') return { kind: 'no-change', reason: 'the contact has no e-mail' };
  if (situation.linkedId !== null) return { kind: 'write', contactId: situation.linkedId };
  const same = situation.booksBefore.filter(
    (contact) => contact.contact_type === 'customer' && textOf(contact, 'email').toLowerCase() === email,
  );
  const [only, second] = same;
  if (second) return { kind: 'no-change', reason: 'several customers have the e-mail' };
  return { kind: 'write', contactId: only?.contact_id ?? null };
}

/** The mapped values of a contact that are not as expected. */
export function compareFields(
  contact: BooksContact,
  expected: ExpectedRecord,
): readonly Omit<FieldMismatch, 'contact' | 'event'>[] {
  const leaves = leavesOfContact(contact);
  const mismatches: Omit<FieldMismatch, 'contact' | 'event'>[] = [];
  for (const [path, value] of expectedLeaves(expected)) {
    const accepted = isOneOf(value) ? value.anyOf : [value];
    const actual = leaves.get(path);
    if (accepted.some((one) => one === actual || isUnsetCustomField(path, actual, one))) continue;
    const reason = isOneOf(value) ? ` (${value.reason})` : '';
    mismatches.push({
      path,
      expected: accepted.map((one) => JSON.stringify(one)).join(' or ') + reason,
      actual: actual === undefined ? 'absent' : JSON.stringify(actual),
    });
  }
  return mismatches;
}

/** Books lists the custom fields that have a value, and no others (inferred). */
function isUnsetCustomField(path: string, actual: unknown, expected: Scalar): boolean {
  return path.startsWith('custom_fields.') && actual === undefined && (expected === '' || expected === null);
}

/** The values that changed although nothing maps to them. */
export function strayChanges(
  before: BooksContact,
  after: BooksContact,
  expected: ExpectedRecord,
): readonly string[] {
  const mapped = new Set(expectedLeaves(expected).keys());
  return changedPaths(before, after).filter((path) => !mapped.has(path) && !followsFromOthers.has(path));
}

const followsFromOthers: ReadonlySet<string> = new Set([
  ...mirroredKeys,
  'primary_contact_id',
  'last_modified_time',
]);

function expectedLeaves(expected: ExpectedRecord, path = ''): ReadonlyMap<string, Scalar | OneOf> {
  const leaves = new Map<string, Scalar | OneOf>();
  for (const [key, value] of Object.entries(expected)) {
    const where = path === '' ? key : `${path}.${key}`;
    if (typeof value !== 'object' || value === null || isOneOf(value)) leaves.set(where, value);
    else for (const [inner, leaf] of expectedLeaves(value, where)) leaves.set(inner, leaf);
  }
  return leaves;
}

function isOneOf(value: Scalar | OneOf | ExpectedRecord): value is OneOf {
  return typeof value === 'object' && value !== null && Array.isArray(value.anyOf);
}
