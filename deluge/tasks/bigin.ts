import type { RuntimeContext } from '../runtime/context.ts';
import { fail } from '../runtime/errors.ts';
import type { HttpAnswer } from '../runtime/host.ts';
import type { Readings } from '../runtime/readings.ts';
import { jsonText } from '../runtime/text-form.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import { bodyValue, formText, jsonType, pathSegment, responseOf, withQuery } from './http.ts';
import type { ExchangeTask, Task, TaskArguments, TaskParameter, TaskRequest } from './task.ts';

/**
 * The tasks of Bigin: thin layers over its REST API that build the address of the account's data centre themselves
 * (https://www.bigin.com/developer/docs/toppings/functions.html, documented). Only createRecord and getRecordById
 * have been seen in Zoho's own text; the others follow their twins of Zoho CRM.
 */
const library = 'https://www.bigin.com/developer/docs/DRE/library.html';
const connections =
  'https://help.zoho.com/portal/en/community/topic/building-toppings-4-setting-up-and-using-connections-in-bigin-toppings';
const variables = 'https://www.bigin.com/developer/docs/toppings/using-custom-bigin-variables.html';
const crmTwin = 'https://www.zoho.com/crm/developer/docs/functions/integration-tasks.html';

const moduleName: TaskParameter = { name: 'module', kind: 'text' };
const recordId: TaskParameter = { name: 'id', kind: 'record-id' };
const record: TaskParameter = { name: 'record', kind: 'map' };
const options: TaskParameter = { name: 'options', kind: 'map', optional: true };
const query: TaskParameter = { name: 'query', kind: 'map', optional: true };
const page: TaskParameter = { name: 'page', kind: 'whole-number', optional: true };
const perPage: TaskParameter = { name: 'perPage', kind: 'whole-number', optional: true };
const connection: TaskParameter = { name: 'connection', kind: 'text', optional: true };

export const biginTasks: readonly Task[] = [
  {
    kind: 'exchange',
    path: 'zoho.bigin.getRecordById',
    parameters: [moduleName, recordId, query, connection],
    page: connections,
    confidence: 'documented',
    note: 'Sends `fields` only when the query map has it.',
    request: (args, context) => read(args, context, [text(args, 'module'), text(args, 'id')]),
    answer: (answer, context, request) => recordOf(answered(answer, request, context), context),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.getRecords',
    parameters: [moduleName, page, perPage, query, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'The REST call needs `fields`: give it in the query map.',
    request: (args, context) => read(args, context, [text(args, 'module')]),
    answer: listAnswer,
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.searchRecords',
    parameters: [moduleName, { name: 'criteria', kind: 'text' }, page, perPage, query, connection],
    page: crmTwin,
    confidence: 'inferred',
    request: (args, context) =>
      read(args, context, [text(args, 'module'), 'search'], [['criteria', text(args, 'criteria')]]),
    answer: listAnswer,
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.getRelatedRecords',
    parameters: [
      { name: 'relatedList', kind: 'text' },
      { name: 'parentModule', kind: 'text' },
      { name: 'parentId', kind: 'record-id' },
      page,
      perPage,
      query,
      connection,
    ],
    page: crmTwin,
    confidence: 'inferred',
    request: (args, context) =>
      read(args, context, [text(args, 'parentModule'), text(args, 'parentId'), text(args, 'relatedList')]),
    answer: relatedAnswer,
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.createRecord',
    parameters: [moduleName, record, options, connection],
    page: library,
    confidence: 'documented',
    note: 'The connection is inferred. Without options no workflow runs; approvals and stage transition rules, which do run on Zoho, are not asked for.',
    request: (args, context) => write('POST', args, context, [text(args, 'module')]),
    answer: writeAnswer,
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.updateRecord',
    parameters: [moduleName, recordId, record, options, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'Options as with createRecord.',
    request: (args, context) => write('PUT', args, context, [text(args, 'module'), text(args, 'id')]),
    answer: writeAnswer,
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.upsert',
    parameters: [moduleName, record, options, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'Options as with createRecord, and `duplicate_check_fields`.',
    request: (args, context) => write('POST', args, context, [text(args, 'module'), 'upsert']),
    answer: writeAnswer,
  },
  {
    kind: 'local',
    path: 'zoho.bigin.getOrgVariable',
    parameters: [{ name: 'name', kind: 'text' }],
    page: variables,
    confidence: 'inferred',
    note: 'The page says that functions can read variables and not how; the name is that of the CRM twin.',
    evaluate: (args, { host }) => host.variable(text(args, 'name')),
  },
];

function text(args: TaskArguments, name: string): string {
  return String(args.get(name) ?? '');
}

function request(
  method: string,
  args: TaskArguments,
  { host }: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const link = args.get('connection');
  return {
    method,
    url: `${host.apiDomain}/bigin/v2/${path.map(pathSegment).join('/')}`,
    headers: {},
    ...(typeof link === 'string' && { connection: link }),
  };
}

function read(
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
  const plain = request('GET', args, context, path);
  return { ...plain, url: withQuery(plain.url, formText(fields, context)) };
}

/**
 * `{"data":[record],"trigger":[…]}`. Without the option `trigger` no workflow runs, with an empty one nothing does:
 * https://www.bigin.com/developer/docs/DRE/library.html (documented). All other options go into the body as they are.
 */
function write(
  method: 'POST' | 'PUT',
  args: TaskArguments,
  context: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const body = new MapValue([['data', new ListValue([args.get('record') ?? null])]]);
  const given = args.get('options');
  if (given instanceof MapValue) {
    for (const [name, value] of given.entries()) body.set(name, value);
  }
  if (!body.has('trigger') || isEmptyMap(body.get('trigger'))) body.set('trigger', new ListValue());
  return {
    ...request(method, args, context, path),
    headers: { 'content-type': jsonType },
    body: jsonText(body, context),
  };
}

/** `{}` is a map as well as a list. */
function isEmptyMap(value: Value): boolean {
  return value instanceof MapValue && value.size === 0;
}

/** The JSON of an answer; null when it has no body, as an answer with status 204. */
function answered(answer: HttpAnswer, sent: TaskRequest, context: RuntimeContext): Value {
  const { body } = responseOf(answer, sent);
  return body.trim() === '' ? null : bodyValue(body, context);
}

/** See the reading `record-task-envelope`. */
function recordOf(value: Value, context: RuntimeContext): Value {
  const records = dataOf(value);
  if (context.readings['record-task-envelope'] === 'envelope' || !records) return value;
  return records.items[0] ?? null;
}

function listAnswer(
  ...[answer, context, sent]: Parameters<ExchangeTask['answer']>
): ReturnType<ExchangeTask['answer']> {
  return recordsOf(answered(answer, sent, context), context.readings['empty-search'], context);
}

function relatedAnswer(
  ...[answer, context, sent]: Parameters<ExchangeTask['answer']>
): ReturnType<ExchangeTask['answer']> {
  return recordsOf(answered(answer, sent, context), context.readings['empty-related-records'], context);
}

/** What stands for no records: see the readings `empty-search` and `empty-related-records`. */
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

function recordsOf(value: Value, empty: keyof typeof noRecords, context: RuntimeContext): Value {
  const records = dataOf(value);
  if (value === null || records?.items.length === 0) return noRecords[empty]();
  return context.readings['record-task-envelope'] === 'envelope' || !records ? value : records;
}

/**
 * As a record: what was written (`id`, `Modified_Time`, …), or `code`, `details`, `message` and `status` of what was
 * refused, as the CRM twins give it.
 */
function writeAnswer(
  ...[answer, context, sent]: Parameters<ExchangeTask['answer']>
): ReturnType<ExchangeTask['answer']> {
  const value = answered(answer, sent, context);
  if (context.readings['refused-write'] === 'error') failOnRefusal(value, sent);
  const result = recordOf(value, context);
  if (context.readings['record-task-envelope'] === 'envelope' || !(result instanceof MapValue)) return result;
  const details = result.get('details');
  return result.get('status') === 'success' && details instanceof MapValue ? details : result;
}

/** Under the reading `refused-write`. */
function failOnRefusal(value: Value, { url }: TaskRequest): void {
  const first = dataOf(value)?.items[0] ?? value;
  if (!(first instanceof MapValue) || first.get('status') !== 'error') return;
  fail('request-failed', { url, reason: String(first.get('message')) });
}

function dataOf(value: Value): ListValue | undefined {
  if (!(value instanceof MapValue)) return undefined;
  const data = value.get('data');
  return data instanceof ListValue ? data : undefined;
}
