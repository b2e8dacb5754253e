import type { HttpRequest } from '../../deluge/index.ts';
import type { JsonObject } from '../json.ts';
import type { ExplorationReference } from './history.ts';

/**
 * What a record comes to when the wording of its notes makes no difference: what is written in fields that are there for
 * people counts only as far as the invariants ask. A run that failed with status 500 and one that failed with 503 leave
 * the same behind then.
 *
 * It rests on a habit of functions that the search watches: see `readsNotes`.
 *
 * @returns what takes a record to its likeness; the record itself where it has no note
 */
export function withoutWording(reference: ExplorationReference): (record: object) => object {
  const { onlyForPeople = [], recorded, isUnderWay } = reference;
  const likenesses = new WeakMap<object, object>();
  return (record) => {
    if (!onlyForPeople.some((field) => Object.hasOwn(record, field))) return record;
    const known = likenesses.get(record);
    if (known) return known;
    const asked = record as JsonObject;
    const rest = Object.entries(asked).filter(([field]) => !onlyForPeople.includes(field));
    const likeness = {
      ...Object.fromEntries(rest),
      note: [(recorded?.(asked) ?? null) !== null, isUnderWay?.(asked) === true],
    };
    likenesses.set(record, likeness);
    return likeness;
  };
}

/** Whether a call to Bigin asks for what stands in fields that are there for people, or does not say what it asks for. */
export function readsNotes(
  { method, url }: HttpRequest,
  { onlyForPeople = [] }: ExplorationReference,
): boolean {
  if (method !== 'GET' || onlyForPeople.length === 0 || !URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  if (!pathname.startsWith('/bigin/')) return false;
  const asked = [...searchParams.values()].join();
  return !searchParams.has('fields') || onlyForPeople.some((field) => asked.includes(field));
}
