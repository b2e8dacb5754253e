import { limits } from '../../zoho/index.ts';
import { sandboxDiagnostics } from '../diagnostics.ts';
import type { Answer, AuthorizedCall } from '../http/call.ts';
import { type JsonObject, textOf } from '../json.ts';
import { errorAnswer, noContent } from './answers.ts';
import type { RecordsContext } from './bigin-context.ts';
import { type Criteria, fieldsOf, fits, parseCriteria } from './criteria.ts';
import type { ModuleStore } from './module-store.ts';
import type { BiginRecord } from './record.ts';
import { viewRecord } from './record-view.ts';

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly offset: number;
}

export type ReadPage =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly answer: Answer };

const pageParameters: readonly string[] = ['page', 'per_page', 'page_token'];

/** The parameters of `GET /{module}`. */
export const listParameters: readonly string[] = [
  'fields',
  'sort_by',
  'sort_order',
  'cvid',
  ...pageParameters,
];

const TOKEN_FORM = /^sandbox-page-(\d+)$/;

/** `GET /{module}`: a page of records. */
export function listRecords(call: AuthorizedCall, context: RecordsContext, store: ModuleStore): Answer {
  const fields = fieldNames(call.query);
  if (!fields) return errorAnswer('REQUIRED_PARAM_MISSING', { param_name: 'fields' });
  const most = limits.bigin.fieldsPerRead.value;
  if (fields.length > most) return errorAnswer('LIMIT_EXCEEDED', { param_name: 'fields', limit: most });
  const read = readPage(call.query);
  if (!read.ok) return read.answer;
  const { page } = read;

  // A view costs three credits (documented). The sandbox has one view only: all records.
  if (call.query.has('cvid')) {
    context.charge(limits.bigin.creditsPerReadByView.value - 1);
    context.note(sandboxDiagnostics.report('view-shows-all', { path: call.path }, undefined));
  }
  // Newest first, by id: what a recorded answer says of itself (observed).
  const sortBy = call.query.get('sort_by') ?? 'id';
  const descending = (call.query.get('sort_order') ?? 'desc') === 'desc';
  const known = sortBy === 'id' || Object.hasOwn(store.module.catalogue.fields, sortBy);
  const sorted = store.sortedBy(known ? sortBy : 'id');
  const records = sorted.page(descending, page.offset, page.size);
  if (records.length === 0) return noContent;
  const more = sorted.size() > page.offset + page.size;
  const info: JsonObject = {
    per_page: page.size,
    next_page_token: more ? `sandbox-page-${page.offset + page.size}` : null,
    count: records.length,
    sort_by: sortBy,
    page: page.number,
    previous_page_token: page.offset > 0 ? `sandbox-page-${Math.max(0, page.offset - page.size)}` : null,
    page_token_expiry: null,
    sort_order: descending ? 'desc' : 'asc',
    more_records: more,
  };
  const data = records.map((record) => viewRecord(context.data, store, record, fields));
  return { status: 200, json: { data, info } };
}

/** `GET /{module}/{id}`: one record; every field unless some are asked for. An unknown id is answered with 204 (inferred). */
export function getRecord(call: AuthorizedCall, context: RecordsContext, store: ModuleStore): Answer {
  const record = store.get(call.params.id ?? '');
  if (!record) return noContent;
  return { status: 200, json: { data: [viewRecord(context.data, store, record, fieldNames(call.query))] } };
}

/** `GET /{module}/search`: sees the records as they were a while ago. */
export function searchRecords(call: AuthorizedCall, context: RecordsContext, store: ModuleStore): Answer {
  const read = readPage(call.query);
  if (!read.ok) return read.answer;
  const { page } = read;
  const found = findRecords(call, context, store);
  if (!found.ok) return found.answer;
  const records = found.records.slice(page.offset, page.offset + page.size);
  if (records.length === 0) return noContent;
  const info: JsonObject = {
    per_page: page.size,
    count: records.length,
    page: page.number,
    more_records: found.records.length > page.offset + page.size,
  };
  const fields = fieldNames(call.query);
  const nulls = Object.fromEntries((store.module.leftovers ?? []).map((name) => [name, null]));
  const data = records.map((record) => ({
    ...(!fields && nulls),
    ...viewRecord(context.data, store, record, fields),
  }));
  return { status: 200, json: { data, info } };
}

type Found =
  | { readonly ok: true; readonly records: readonly BiginRecord[] }
  | { readonly ok: false; readonly answer: Answer };

/** The parameters of `GET /{module}/{id}/{list}`. */
export const relatedParameters: readonly string[] = ['fields', ...pageParameters];

/** What a search parameter looks for. When several are sent, the first of this table counts (inferred). */
const searches: readonly (readonly [
  parameter: string,
  find: (wanted: string, store: ModuleStore, context: RecordsContext, call: AuthorizedCall) => Found,
])[] = [
  ['criteria', byCriteria],
  [
    'email',
    (wanted, store, context) => ({ ok: true, records: store.search.withEmail(wanted, context.data.now()) }),
  ],
  ['phone', (wanted, store, context) => byKind('phone', store, context, (text) => text === wanted)],
  ['word', (wanted, store, context) => byWord(wanted, store, context)],
];

/** The parameters of `GET /{module}/search`. */
export const searchParameters: readonly string[] = [
  ...searches.map(([parameter]) => parameter),
  'fields',
  ...pageParameters,
];

function findRecords(call: AuthorizedCall, context: RecordsContext, store: ModuleStore): Found {
  for (const [parameter, find] of searches) {
    const wanted = call.query.get(parameter);
    if (wanted !== null) return find(wanted, store, context, call);
  }
  const names = searches.map(([parameter]) => parameter);
  return { ok: false, answer: errorAnswer('REQUIRED_PARAM_MISSING', { param_name: names.join(', ') }) };
}

function byCriteria(
  wanted: string,
  store: ModuleStore,
  context: RecordsContext,
  call: AuthorizedCall,
): Found {
  const parsed = parseCriteria(wanted);
  if (!parsed.ok) {
    if (parsed.operator !== undefined) {
      context.unmodelled(call, `The operator ${parsed.operator} of ${call.path} is not modelled.`);
    }
    const answer = errorAnswer(
      'INVALID_DATA',
      { param_name: 'criteria', reason: parsed.reason },
      'Invalid query',
    );
    return { ok: false, answer };
  }
  const unknown = fieldsOf(parsed.criteria).find(
    (name) => name !== 'id' && !Object.hasOwn(store.module.catalogue.fields, name),
  );
  if (unknown !== undefined) {
    const details = { param_name: 'criteria', api_name: unknown };
    return { ok: false, answer: errorAnswer('INVALID_DATA', details, 'Invalid query') };
  }
  return { ok: true, records: recordsThat(store, context, parsed.criteria) };
}

function recordsThat(
  store: ModuleStore,
  context: RecordsContext,
  criteria: Criteria,
): readonly BiginRecord[] {
  const now = context.data.now();
  const candidates = indexed(store, criteria, now) ?? [...store.search.at(now).values()];
  return candidates.filter((record) => fits(criteria, (field) => comparable(context, store, record, field)));
}

/** The records that an index leaves to look at; undefined when no index helps. */
function indexed(store: ModuleStore, criteria: Criteria, nowMs: number): readonly BiginRecord[] | undefined {
  if (criteria.kind !== 'comparison') {
    if (criteria.kind === 'or') return undefined;
    return indexed(store, criteria.left, nowMs) ?? indexed(store, criteria.right, nowMs);
  }
  const { field, operator, value } = criteria;
  return operator === 'equals' ? store.search.withValue(field, value, nowMs) : undefined;
}

/** The text of a field for a comparison: a lookup is compared by its id. */
function comparable(context: RecordsContext, store: ModuleStore, record: BiginRecord, field: string): string {
  if (field === 'id') return record.id;
  const value = viewRecord(context.data, store, record, [field])[field];
  if (value === null || value === undefined) return '';
  return typeof value === 'object' && 'id' in value ? String(value.id) : String(value);
}

function byKind(
  kind: string,
  store: ModuleStore,
  context: RecordsContext,
  matches: (text: string) => boolean,
): Found {
  const names = Object.entries(store.module.catalogue.fields)
    .filter(([, field]) => field.kind === kind)
    .map(([name]) => name);
  const seen = store.search.at(context.data.now());
  return {
    ok: true,
    records: [...seen.values()].filter((record) => names.some((name) => matches(textOf(record, name)))),
  };
}

/** A word is found at the start of any word of any text, from two characters on (inferred from Zoho CRM). */
function byWord(wanted: string, store: ModuleStore, context: RecordsContext): Found {
  const word = wanted.toLowerCase();
  if (word.length < 2) return { ok: false, answer: errorAnswer('INVALID_DATA', { param_name: 'word' }) };
  const seen = store.search.at(context.data.now());
  const startsAWord = (value: unknown): boolean =>
    typeof value === 'string' && ` ${value.toLowerCase()}`.includes(` ${word}`);
  return {
    ok: true,
    records: [...seen.values()].filter((record) => Object.values(record).some(startsAWord)),
  };
}

/** The names in the parameter `fields`; undefined when there are none. */
export function fieldNames(query: URLSearchParams): readonly string[] | undefined {
  const names = query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names && names.length > 0 ? names : undefined;
}

/** The page that a query asks for, or why it cannot be given. */
export function readPage(query: URLSearchParams): ReadPage {
  const size = positiveNumber(query.get('per_page'), limits.bigin.recordsPerPage.value);
  const number = positiveNumber(query.get('page'), 1);
  if (size === undefined) return badParameter('per_page');
  if (number === undefined) return badParameter('page');
  if (size > limits.bigin.recordsPerPage.value) {
    const details = { param_name: 'per_page', limit: limits.bigin.recordsPerPage.value };
    return { ok: false, answer: errorAnswer('LIMIT_EXCEEDED', details) };
  }
  const token = query.get('page_token');
  if (token !== null) {
    const offset = TOKEN_FORM.exec(token)?.[1];
    if (offset === undefined) return badParameter('page_token');
    return {
      ok: true,
      page: { size, offset: Number(offset), number: Math.floor(Number(offset) / size) + 1 },
    };
  }
  if (number * size > limits.bigin.recordsWithoutPageToken.value) {
    const details = { param_name: 'page', limit: limits.bigin.recordsWithoutPageToken.value };
    return {
      ok: false,
      answer: errorAnswer('LIMIT_EXCEEDED', details, 'page_token is needed beyond this page'),
    };
  }
  return { ok: true, page: { size, number, offset: (number - 1) * size } };
}

function badParameter(name: string): ReadPage {
  return { ok: false, answer: errorAnswer('INVALID_DATA', { param_name: name }) };
}

function positiveNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}
