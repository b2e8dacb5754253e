import type { RuntimeContext } from '../runtime/context.ts';
import { fail } from '../runtime/errors.ts';
import type { HttpAnswer } from '../runtime/host.ts';
import type { Readings } from '../runtime/readings.ts';
import { jsonText } from '../runtime/text-form.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import { bodyValue, formText, jsonType, pathSegment, responseOf, withQuery } from './http.ts';
import type { ExchangeTask, TaskArguments, TaskParameter, TaskRequest } from './task.ts';

/** A service whose REST API keeps records in modules, as CRM and Bigin do. */
export interface RecordService {
  /** What stands between the API domain and the module, such as `/crm/v2`. */
  readonly base: string;
  /** What a write triggers when the script does not say it. */
  readonly usualTrigger: readonly string[];
  /** Whether its tasks give records, not the envelope around them. */
  readonly givesRecords: (context: RuntimeContext) => boolean;
}

export const moduleName: TaskParameter = { name: 'module', kind: 'text' };
export const recordId: TaskParameter = { name: 'id', kind: 'record-id' };
export const record: TaskParameter = { name: 'record', kind: 'map' };
export const options: TaskParameter = { name: 'options', kind: 'map', optional: true };
export const query: TaskParameter = { name: 'query', kind: 'map', optional: true };
export const page: TaskParameter = { name: 'page', kind: 'whole-number', optional: true };
export const perPage: TaskParameter = { name: 'perPage', kind: 'whole-number', optional: true };
export const connection: TaskParameter = { name: 'connection', kind: 'text', optional: true };

export type AnswerShape = ExchangeTask['answer'];

export function text(args: TaskArguments, name: string): string {
  return String(args.get(name) ?? '');
}

export function request(
  service: RecordService,
  method: string,
  args: TaskArguments,
  { host }: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const link = args.get('connection');
  return {
    method,
    url: `${host.apiDomain}${service.base}/${path.map(pathSegment).join('/')}`,
    headers: {},
    ...(typeof link === 'string' && { connection: link }),
  };
}

/** A GET with the page, the query map and what else is given. */
export function read(
  service: RecordService,
  args: TaskArguments,
  context: RuntimeContext,
  path: readonly string[],
  more: readonly (readonly [string, string])[] = [],
): TaskRequest {
  const fields = new MapValue(more);
  if (args.has('page')) fields.set('page', text(args, 'page'));
  if (args.has('perPage')) fields.set('per_page', text(args, 'perPage'));
  const given = args.get('query');
  if (given instanceof MapValue) {
    for (const [name, value] of given.entries()) fields.set(name, value);
  }
  const plain = request(service, 'GET', args, context, path);
  return { ...plain, url: withQuery(plain.url, formText(fields, context)) };
}

/**
 * `{"data":[record],"trigger":[…]}`. Without the option `trigger` the service's usual one is sent, with an empty one
 * nothing runs: https://www.bigin.com/developer/docs/DRE/library.html (documented). All other options go into the body
 * as they are.
 */
export function write(
  service: RecordService,
  method: 'POST' | 'PUT',
  args: TaskArguments,
  context: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const records = args.get('records') ?? new ListValue([args.get('record') ?? null]);
  const body = new MapValue([['data', records]]);
  const given = args.get('options');
  if (given instanceof MapValue) {
    for (const [name, value] of given.entries()) body.set(name, value);
  }
  if (!body.has('trigger')) body.set('trigger', new ListValue([...service.usualTrigger]));
  else if (isEmptyMap(body.get('trigger'))) body.set('trigger', new ListValue());
  return sendingJson(request(service, method, args, context, path), body, context);
}

export function sendingJson(plain: TaskRequest, body: MapValue, context: RuntimeContext): TaskRequest {
  return { ...plain, headers: { 'content-type': jsonType }, body: jsonText(body, context) };
}

/** `{}` is a map as well as a list. */
function isEmptyMap(value: Value): boolean {
  return value instanceof MapValue && value.size === 0;
}

/** The JSON of an answer; null when it has no body, as an answer with status 204. */
export function answered(answer: HttpAnswer, sent: TaskRequest, context: RuntimeContext): Value {
  const { body } = responseOf(answer, sent);
  return body.trim() === '' ? null : bodyValue(body, context);
}

/** One record, or what the service says instead. */
export function recordAnswer(service: RecordService): AnswerShape {
  return (answer, context, sent) => recordOf(service, answered(answer, sent, context), context);
}

function recordOf(service: RecordService, value: Value, context: RuntimeContext): Value {
  const records = dataOf(value);
  return service.givesRecords(context) && records ? (records.items[0] ?? null) : value;
}

/** A list of records; what none gives is the reading `empty-search`. */
export function listAnswer(service: RecordService): AnswerShape {
  return (answer, context, sent) =>
    recordsOf(service, answered(answer, sent, context), context.readings['empty-search'], context);
}

/** A list of related records; what none gives is the reading `empty-related-records`. */
export function relatedAnswer(service: RecordService): AnswerShape {
  return (answer, context, sent) =>
    recordsOf(service, answered(answer, sent, context), context.readings['empty-related-records'], context);
}

/** What stands for no records. */
const noRecords: Readonly<Record<Readings['empty-related-records'], () => Value>> = {
  'empty-list': () => new ListValue(),
  null: () => null,
  // The form of Zoho's errors; that this one is given is a guess of practitioners.
  'error-map': () =>
    new MapValue([
      ['code', 'NO_CONTENT'],
      ['details', new MapValue()],
      ['message', 'there are no records'],
      ['status', 'error'],
    ]),
};

function recordsOf(
  service: RecordService,
  value: Value,
  empty: keyof typeof noRecords,
  context: RuntimeContext,
): Value {
  const records = dataOf(value);
  if (value === null || records?.items.length === 0) return noRecords[empty]();
  return service.givesRecords(context) && records ? records : value;
}

/**
 * As a record: what was written (`id`, `Modified_Time`, …), or `code`, `details`, `message` and `status` of what was
 * refused, as CRM gives it.
 */
export function writeAnswer(service: RecordService): AnswerShape {
  return (answer, context, sent) => {
    const value = answered(answer, sent, context);
    if (context.readings['refused-write'] === 'error') failOnRefusal(value, sent);
    const result = recordOf(service, value, context);
    if (!service.givesRecords(context) || !(result instanceof MapValue)) return result;
    const details = result.get('details');
    return result.get('status') === 'success' && details instanceof MapValue ? details : result;
  };
}

/** Under the reading `refused-write`. */
function failOnRefusal(value: Value, { url }: TaskRequest): void {
  const first = dataOf(value)?.items[0] ?? value;
  if (!(first instanceof MapValue) || first.get('status') !== 'error') return;
  fail('request-failed', { url, reason: String(first.get('message')) });
}

/** The results of a bulk write, one for each record. */
export function bulkAnswer(service: RecordService): AnswerShape {
  return (answer, context, sent) => {
    const value = answered(answer, sent, context);
    return service.givesRecords(context) ? (dataOf(value) ?? value) : value;
  };
}

function dataOf(value: Value): ListValue | undefined {
  if (!(value instanceof MapValue)) return undefined;
  const data = value.get('data');
  return data instanceof ListValue ? data : undefined;
}
