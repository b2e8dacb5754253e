import type { RuntimeContext } from '../runtime/context.ts';
import { MapValue, type Value } from '../runtime/value.ts';
import { formText, pathSegment, withQuery } from './http.ts';
import { answered, connection, record, recordId, sendingJson, text } from './record-service.ts';
import type { ExchangeTask, Task, TaskArguments, TaskParameter, TaskRequest } from './task.ts';

/**
 * The tasks of Zoho Books: thin layers over its REST API. They give the answer as it is, `{"code":0,"message":…}` with
 * the record or the records under their own name.
 */
const pages = 'https://www.zoho.com/deluge/help/books';

const moduleName: TaskParameter = { name: 'module', kind: 'text' };
const organization: TaskParameter = { name: 'organizationId', kind: 'record-id' };

const answer: ExchangeTask['answer'] = (given, context, sent) => answered(given, sent, context);

export const booksTasks: readonly Task[] = [
  {
    kind: 'exchange',
    path: 'zoho.books.getRecords',
    parameters: [
      moduleName,
      organization,
      { name: 'search', kind: 'map-or-text', optional: true },
      connection,
    ],
    page: `${pages}/fetch-records.html`,
    confidence: 'documented',
    note: 'The search is a map, or a text such as "status=active&page=2" whose values are encoded already.',
    request: (args, context) => {
      const plain = request('GET', args, context, [moduleOf(args)]);
      return { ...plain, url: withQuery(plain.url, searchText(args.get('search') ?? null, context)) };
    },
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.getRecordsByID',
    parameters: [moduleName, organization, recordId, connection],
    page: `${pages}/fetch-record-by-id.html`,
    confidence: 'documented',
    request: (args, context) => request('GET', args, context, [moduleOf(args), text(args, 'id')]),
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.createRecord',
    parameters: [moduleName, organization, record, connection],
    page: `${pages}/create-record.html`,
    confidence: 'documented',
    request: (args, context) => writing('POST', args, context, [moduleOf(args)]),
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.updateRecord',
    parameters: [moduleName, organization, recordId, record, connection],
    page: `${pages}/update-record.html`,
    confidence: 'documented',
    request: (args, context) => writing('PUT', args, context, [moduleOf(args), text(args, 'id')]),
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.getOrganizations',
    parameters: [connection],
    page: `${pages}/fetch-organizations.html`,
    confidence: 'documented',
    request: (args, context) => request('GET', args, context, ['organizations']),
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.markStatus',
    parameters: [moduleName, organization, recordId, { name: 'status', kind: 'text' }, connection],
    page: `${pages}/mark-status.html`,
    confidence: 'documented',
    note: 'Estimates: accepted, declined or sent. Invoices: void or sent. The address is that of the REST call (inferred).',
    request: (args, context) =>
      request('POST', args, context, [moduleOf(args), text(args, 'id'), 'status', text(args, 'status')]),
    answer,
  },
  {
    kind: 'exchange',
    path: 'zoho.books.getTemplates',
    parameters: [moduleName, organization, connection],
    page: `${pages}/get-templates.html`,
    confidence: 'documented',
    note: 'The address is that of the REST call (inferred).',
    request: (args, context) => request('GET', args, context, [moduleOf(args), 'templates']),
    answer,
  },
];

/** Scripts write `Items` and `items` (observed); the REST API knows small letters only. */
function moduleOf(args: TaskArguments): string {
  return text(args, 'module').toLowerCase();
}

function request(
  method: string,
  args: TaskArguments,
  { host }: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const link = args.get('connection');
  const url = `${host.apiDomain}/books/v3/${path.map(pathSegment).join('/')}`;
  const organizationId = text(args, 'organizationId');
  return {
    method,
    url: organizationId === '' ? url : `${url}?organization_id=${pathSegment(organizationId)}`,
    headers: {},
    ...(typeof link === 'string' && { connection: link }),
  };
}

function writing(
  method: 'POST' | 'PUT',
  args: TaskArguments,
  context: RuntimeContext,
  path: readonly string[],
): TaskRequest {
  const given = args.get('record');
  return sendingJson(
    request(method, args, context, path),
    given instanceof MapValue ? given : new MapValue(),
    context,
  );
}

function searchText(search: Value, context: RuntimeContext): string {
  if (search instanceof MapValue) return formText(search, context);
  return typeof search === 'string' ? search : '';
}
