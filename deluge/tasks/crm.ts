import { failExecution } from '../runtime/execution-diagnostics.ts';
import { FileValue } from '../runtime/file-value.ts';
import { ListValue, MapValue } from '../runtime/value.ts';
import { encodedBody, responseOf } from './http.ts';
import { multipartForm } from './multipart.ts';
import {
  answered,
  bulkAnswer,
  connection,
  listAnswer,
  moduleName,
  options,
  page,
  perPage,
  query,
  type RecordService,
  read,
  record,
  recordAnswer,
  recordId,
  relatedAnswer,
  request,
  sendingJson,
  text,
  write,
  writeAnswer,
} from './record-service.ts';
import type { Task, TaskParameter } from './task.ts';

/**
 * The tasks of Zoho CRM, in their older form and as the family `zoho.crm.v8`: thin layers over the REST API of the
 * account's data centre.
 */
const pages = 'https://www.zoho.com/deluge/help/crm';
const dreGuide = 'https://www.zoho.com/crm/developer/docs/functions/language-guide/deluge.html';

/** Documented: bulk-create-records.html and bulk-update-records.html. */
const mostBulkRecords = 100;

const records: TaskParameter = { name: 'records', kind: 'list' };
const relatedList: TaskParameter = { name: 'relatedList', kind: 'text' };
const parentModule: TaskParameter = { name: 'parentModule', kind: 'text' };
const parentId: TaskParameter = { name: 'parentId', kind: 'record-id' };

interface Family {
  readonly prefix: string;
  readonly service: RecordService;
  /** The page of a task, from its name in the older family. */
  readonly page: (name: string) => string;
}

/**
 * Approvals and blueprints run without the option `trigger`, workflows do not:
 * https://www.zoho.com/deluge/help/crm/upsert-record.html (documented).
 */
const crm: Pick<RecordService, 'usualTrigger' | 'givesRecords'> = {
  usualTrigger: ['approval', 'blueprint'],
  givesRecords: () => true,
};

const families: readonly Family[] = [
  {
    prefix: 'zoho.crm',
    // The guide calls these the tasks of the version 2 API:
    // https://www.zoho.com/crm/developer/docs/serverless-architecture/deluge-integ-tasks.html.
    service: { ...crm, base: '/crm/v2' },
    page: (name) => `${pages}/${name}.html`,
  },
  { prefix: 'zoho.crm.v8', service: { ...crm, base: '/crm/v8' }, page: () => dreGuide },
];

/** `getOrgVariable` has no version. */
const orgVariable: Task = {
  kind: 'local',
  path: 'zoho.crm.getOrgVariable',
  parameters: [{ name: 'name', kind: 'text' }, connection],
  page: `${pages}/get-organization-variable.html`,
  confidence: 'documented',
  evaluate: (args, { host }) => host.variable(text(args, 'name')),
};

/** The address under which a host finds calls of connectors, as `mailAddress` for mails: `connector:crm.set`. */
export const connectorAddress = 'connector:';

/** Sets variables of the organization, and calls what a connector offers. */
const connector: Task = {
  kind: 'exchange',
  path: 'zoho.crm.invokeConnector',
  parameters: [{ name: 'method', kind: 'text' }, { name: 'data', kind: 'map' }, connection],
  page: `${pages}/set-organization-variable.html`,
  confidence: 'documented',
  note: `Goes to the host as POST ${connectorAddress}<method> with the map as JSON. Gives status_code and response, both as text (observed).`,
  request: (args, context) => {
    const link = args.get('connection');
    const data = args.get('data');
    const plain = {
      method: 'POST',
      url: `${connectorAddress}${text(args, 'method')}`,
      headers: {},
      ...(typeof link === 'string' && { connection: link }),
    };
    return sendingJson(plain, data instanceof MapValue ? data : new MapValue(), context);
  },
  answer: (answer, _context, sent) => {
    const { status, body } = responseOf(answer, sent);
    return new MapValue([
      ['status_code', String(status)],
      ['response', body],
    ]);
  },
};

/**
 * The names before the tasks were called createRecord and updateRecord; pages of the developer help still write them:
 * https://www.zoho.com/developer/help/scripting/fetch-records.html (documented).
 */
const formerNames: ReadonlyMap<string, string> = new Map([
  ['zoho.crm.createRecord', 'zoho.crm.create'],
  ['zoho.crm.updateRecord', 'zoho.crm.update'],
]);

const familyTasks = families.flatMap(tasksOf);

export const crmTasks: readonly Task[] = [
  ...familyTasks,
  ...familyTasks.flatMap((task): Task[] => {
    const path = formerNames.get(task.path);
    return path === undefined ? [] : [{ ...task, path }];
  }),
  orgVariable,
  connector,
];

function tasksOf({ prefix, service, page: pageNamed }: Family): readonly Task[] {
  return [
    {
      kind: 'exchange',
      path: `${prefix}.getRecordById`,
      parameters: [moduleName, recordId, query, connection],
      page: pageNamed('fetch-record-by-id'),
      confidence: 'documented',
      note: 'Null when there is no such record (inferred).',
      request: (args, context) => read(service, args, context, [text(args, 'module'), text(args, 'id')]),
      answer: recordAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.getRecords`,
      parameters: [moduleName, page, perPage, query, connection],
      page: pageNamed('fetch-records'),
      confidence: 'documented',
      note: 'Of "users" a map with users, as the service gives it (observed).',
      request: (args, context) => read(service, args, context, [text(args, 'module')]),
      answer: listAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.searchRecords`,
      parameters: [moduleName, { name: 'criteria', kind: 'text' }, page, perPage, query, connection],
      page: pageNamed('search-records'),
      confidence: 'documented',
      request: (args, context) =>
        read(
          service,
          args,
          context,
          [text(args, 'module'), 'search'],
          [['criteria', text(args, 'criteria')]],
        ),
      answer: listAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.getRelatedRecords`,
      parameters: [relatedList, parentModule, parentId, page, perPage, query, connection],
      page: pageNamed('get-related-records'),
      confidence: 'documented',
      request: (args, context) =>
        read(service, args, context, [
          text(args, 'parentModule'),
          text(args, 'parentId'),
          text(args, 'relatedList'),
        ]),
      answer: relatedAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.createRecord`,
      parameters: [moduleName, record, options, connection],
      page: pageNamed('create-record'),
      confidence: 'documented',
      request: (args, context) => write(service, 'POST', args, context, [text(args, 'module')]),
      answer: writeAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.updateRecord`,
      parameters: [moduleName, recordId, record, options, connection],
      page: pageNamed('update-record'),
      confidence: 'documented',
      request: (args, context) =>
        write(service, 'PUT', args, context, [text(args, 'module'), text(args, 'id')]),
      answer: writeAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.upsert`,
      parameters: [moduleName, record, options, connection],
      page: pageNamed('upsert-record'),
      confidence: 'documented',
      request: (args, context) => write(service, 'POST', args, context, [text(args, 'module'), 'upsert']),
      answer: writeAnswer(service),
    },
    ...(['POST', 'PUT'] as const).map((method): Task => {
      const name = method === 'POST' ? 'bulkCreate' : 'bulkUpdate';
      return {
        kind: 'exchange',
        path: `${prefix}.${name}`,
        parameters: [moduleName, records, options, connection],
        page: pageNamed(method === 'POST' ? 'bulk-create-records' : 'bulk-update-records'),
        confidence: 'documented',
        note: `At most ${mostBulkRecords} records. Gives a list of results.`,
        request: (args, context) => {
          const given = args.get('records');
          if (given instanceof ListValue && given.items.length > mostBulkRecords) {
            return failExecution('bulk-limit', {
              task: `${prefix}.${name}`,
              given: given.items.length,
              limit: mostBulkRecords,
            });
          }
          return write(service, method, args, context, [text(args, 'module')]);
        },
        answer: bulkAnswer(service),
      };
    }),
    {
      kind: 'exchange',
      path: `${prefix}.updateRelatedRecord`,
      parameters: [
        relatedList,
        recordId,
        parentModule,
        parentId,
        record,
        connection,
        { name: 'userAccess', kind: 'text', optional: true },
      ],
      page: pageNamed('update-related-record'),
      confidence: 'documented',
      note: 'userAccess is taken and not sent.',
      request: (args, context) => {
        const path = [
          text(args, 'parentModule'),
          text(args, 'parentId'),
          text(args, 'relatedList'),
          text(args, 'id'),
        ];
        const body = new MapValue([['data', new ListValue([args.get('record') ?? null])]]);
        return sendingJson(request(service, 'PUT', args, context, path), body, context);
      },
      answer: writeAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.convertLead`,
      parameters: [recordId, record, connection],
      page: pageNamed('convert-lead'),
      confidence: 'documented',
      note: 'Gives the ids of what the lead became (inferred from the REST API).',
      request: (args, context) => {
        const path = ['Leads', text(args, 'id'), 'actions', 'convert'];
        const body = new MapValue([['data', new ListValue([args.get('record') ?? null])]]);
        return sendingJson(request(service, 'POST', args, context, path), body, context);
      },
      answer: writeAnswer(service),
    },
    {
      kind: 'exchange',
      path: `${prefix}.attachFile`,
      parameters: [moduleName, recordId, { name: 'file', kind: 'file' }, connection],
      page: pageNamed('attach-file'),
      confidence: 'documented',
      note: 'Gives the answer as it is (inferred).',
      request: (args, context) => {
        const file = args.get('file');
        if (!(file instanceof FileValue)) throw new TypeError('attachFile was bound without a file.');
        const { contentType, bytes } = multipartForm([{ kind: 'file', file }]);
        const path = [text(args, 'module'), text(args, 'id'), 'Attachments'];
        return {
          ...request(service, 'POST', args, context, path),
          headers: { 'content-type': contentType },
          ...encodedBody(bytes),
        };
      },
      answer: (answer, context, sent) => answered(answer, sent, context),
    },
  ];
}
