import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { SandboxState } from '../sandbox.ts';

/** Records by the line's beginning that names them, such as `Bigin Contacts 5000…`. */
type Named = ReadonlyMap<string, JsonObject>;

/** Every write changes them, so that they say nothing. */
const everyWriteChanges: ReadonlySet<string> = new Set([
  'Modified_Time',
  'Modified_By',
  'last_modified_time',
]);

/** By which an entry of a list is told from the others. */
const entryIds = ['contact_person_id', 'address_id', 'api_name', 'id'] as const;

/**
 * What differs between two saved states, in lines for people: one for each record that is new or gone, one for each value
 * that changed. The lines hold the values, personal data too. Empty when nothing a person would look at differs.
 *
 * @example
 * const before = sandbox.snapshot();
 * await sandbox.settle();
 * diffStates(before, sandbox.snapshot());
 * // ['Books 10001 contact 4000001000000001002: email "a@x.example" -> "b@x.example"']
 */
export function diffStates(before: SandboxState, after: SandboxState): readonly string[] {
  const lines = [...diffNamed(namedIn(before), namedIn(after))];
  const [from, to] = [new Date(before.nowMs).toISOString(), new Date(after.nowMs).toISOString()];
  return lines.length > 0 && from !== to ? [...lines, `Time: ${from} -> ${to}`] : lines;
}

function namedIn(state: SandboxState): Named {
  const named = new Map<string, JsonObject>();
  for (const [module, { records }] of Object.entries(state.bigin.data.modules)) {
    for (const record of records) named.set(`Bigin ${module} ${record.id}`, record);
  }
  for (const [id, others] of Object.entries(state.bigin.data.links)) {
    named.set(`Bigin links of ${id}`, Object.fromEntries(others.map((other) => [other, true])));
  }
  for (const [name, value] of Object.entries(state.bigin.variables)) {
    named.set(`Bigin variable ${name}`, { value });
  }
  for (const channel of state.bigin.channels) {
    named.set(`Bigin channel ${channel.channelId}`, { ...channel });
  }
  for (const [organization, { data }] of Object.entries(state.books.organizations)) {
    for (const contact of data.contacts) {
      named.set(`Books ${organization} contact ${contact.contact_id}`, contact);
    }
  }
  return named;
}

function* diffNamed(before: Named, after: Named): Generator<string> {
  for (const [name, record] of before) if (!after.has(name)) yield `${name}: deleted${shownValues(record)}`;
  for (const [name, record] of after) {
    const old = before.get(name);
    if (!old) yield `${name}: created${shownValues(record)}`;
    else if (old !== record) yield* diffRecord(name, old, record);
  }
}

function* diffRecord(name: string, before: JsonObject, after: JsonObject): Generator<string> {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(path) ?? null, now.get(path) ?? null];
    if (JSON.stringify(from) !== JSON.stringify(to)) {
      yield `${name}: ${path} ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
    }
  }
}

/** The values of a record that is new or gone, without the empty ones. */
function shownValues(record: JsonObject): string {
  const shown = [...leavesOf(record)].flatMap(([path, value]) =>
    isEmpty(value) || isBookkeeping(path) ? [] : [`${path} ${JSON.stringify(value)}`],
  );
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || value === 0 || value === false;
}

/** Ids, times and people whom the service itself writes down. */
function isBookkeeping(path: string): boolean {
  return /(^|\.)(id|\w+_id|\w+_[Tt]ime|Owner\.\w+|Created_By\.\w+|status)$/.test(path);
}

function leavesOf(record: JsonObject): ReadonlyMap<string, Json> {
  const leaves = new Map<string, Json>();
  for (const [key, value] of Object.entries(record)) {
    if (!everyWriteChanges.has(key)) addLeaves(key, value, leaves);
  }
  return leaves;
}

function addLeaves(path: string, value: Json, leaves: Map<string, Json>): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries())
      addLeaves(`${path}[${entryName(entry, index)}]`, entry, leaves);
  } else if (isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value)) addLeaves(`${path}.${key}`, inner, leaves);
  } else {
    leaves.set(path, value);
  }
}

function entryName(entry: Json, index: number): string {
  const key = isJsonObject(entry) ? entryIds.find((name) => typeof entry[name] === 'string') : undefined;
  return key !== undefined && isJsonObject(entry) ? String(entry[key]) : String(index);
}
