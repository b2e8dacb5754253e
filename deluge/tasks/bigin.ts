import {
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
  text,
  write,
  writeAnswer,
} from './record-service.ts';
import type { Task } from './task.ts';

/**
 * The tasks of Bigin: thin layers over its REST API that build the address of the account's data centre themselves
 * (https://www.bigin.com/developer/docs/toppings/functions.html, documented). Only createRecord and getRecordById
 * have been seen in Zoho's own text; the others follow their twins of Zoho CRM.
 */
const bigin: RecordService = {
  base: '/bigin/v2',
  usualTrigger: [],
  givesRecords: ({ readings }) => readings['record-task-envelope'] === 'record',
};

const library = 'https://www.bigin.com/developer/docs/DRE/library.html';
const connections =
  'https://help.zoho.com/portal/en/community/topic/building-toppings-4-setting-up-and-using-connections-in-bigin-toppings';
const variables = 'https://www.bigin.com/developer/docs/toppings/using-custom-bigin-variables.html';
const crmTwin = 'https://www.zoho.com/crm/developer/docs/functions/integration-tasks.html';

export const biginTasks: readonly Task[] = [
  {
    kind: 'exchange',
    path: 'zoho.bigin.getRecordById',
    parameters: [moduleName, recordId, query, connection],
    page: connections,
    confidence: 'documented',
    note: 'Sends `fields` only when the query map has it.',
    request: (args, context) => read(bigin, args, context, [text(args, 'module'), text(args, 'id')]),
    answer: recordAnswer(bigin),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.getRecords',
    parameters: [moduleName, page, perPage, query, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'The REST call needs `fields`: give it in the query map.',
    request: (args, context) => read(bigin, args, context, [text(args, 'module')]),
    answer: listAnswer(bigin),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.searchRecords',
    parameters: [moduleName, { name: 'criteria', kind: 'text' }, page, perPage, query, connection],
    page: crmTwin,
    confidence: 'inferred',
    request: (args, context) =>
      read(bigin, args, context, [text(args, 'module'), 'search'], [['criteria', text(args, 'criteria')]]),
    answer: listAnswer(bigin),
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
      read(bigin, args, context, [
        text(args, 'parentModule'),
        text(args, 'parentId'),
        text(args, 'relatedList'),
      ]),
    answer: relatedAnswer(bigin),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.createRecord',
    parameters: [moduleName, record, options, connection],
    page: library,
    confidence: 'documented',
    note: 'The connection is inferred. Without options no workflow runs; approvals and stage transition rules, which do run on Zoho, are not asked for.',
    request: (args, context) => write(bigin, 'POST', args, context, [text(args, 'module')]),
    answer: writeAnswer(bigin),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.updateRecord',
    parameters: [moduleName, recordId, record, options, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'Options as with createRecord.',
    request: (args, context) => write(bigin, 'PUT', args, context, [text(args, 'module'), text(args, 'id')]),
    answer: writeAnswer(bigin),
  },
  {
    kind: 'exchange',
    path: 'zoho.bigin.upsert',
    parameters: [moduleName, record, options, connection],
    page: crmTwin,
    confidence: 'inferred',
    note: 'Options as with createRecord, and `duplicate_check_fields`.',
    request: (args, context) => write(bigin, 'POST', args, context, [text(args, 'module'), 'upsert']),
    answer: writeAnswer(bigin),
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
