import type { Provenance } from '../../zoho/index.ts';
import {
  fieldsAnswer,
  moduleAnswer,
  modulesAnswer,
  organizationAnswer,
  userAnswer,
  usersAnswer,
  usersParameters,
} from '../bigin/account-answers.ts';
import { noContent } from '../bigin/answers.ts';
import type { RecordsContext } from '../bigin/bigin-context.ts';
import { getRecord, listParameters, listRecords, searchParameters, searchRecords } from '../bigin/reads.ts';
import { removeNamed, removeRecords, sentId, withModule, writeRecords } from '../bigin/record-calls.ts';
import { createRecord, updateRecord, upsertRecord } from '../bigin/record-writes.ts';
import type { AuthorizedCall } from '../http/call.ts';
import type { Route } from '../http/routes.ts';

const docs = 'https://www.zoho.com/crm/developer/docs/api/v8';

function documented(page: string, note?: string): Provenance {
  return { source: `${docs}/${page}.html`, confidence: 'documented', ...(note !== undefined && { note }) };
}

const fewerKeys = 'Fewer keys than the live answer has.';
const MODULE = ':module{[A-Z][A-Za-z0-9_]*}';
const ID = ':id{[0-9]+}';

/** Every endpoint of Zoho CRM that the sandbox stands for. */
export const crmRoutes: readonly Route<AuthorizedCall, RecordsContext>[] = [
  {
    method: 'GET',
    path: '/crm/v8/settings/modules',
    does: 'Gives the modules of the account.',
    provenance: documented('modules-api', fewerKeys),
    handle: (_, context) => modulesAnswer(context),
  },
  {
    method: 'GET',
    path: '/crm/v8/settings/modules/:name',
    does: 'Gives one module of the account.',
    provenance: documented('modules-api', fewerKeys),
    handle: (call, context) => moduleAnswer(call, context),
  },
  {
    method: 'GET',
    path: '/crm/v8/settings/fields',
    does: 'Gives the fields of a module; the parameter module is needed.',
    query: ['module'],
    provenance: documented('field-meta', fewerKeys),
    handle: (call, context) => fieldsAnswer(call, context),
  },
  {
    method: 'GET',
    path: '/crm/v8/users',
    does: 'Gives the users of the account; the sandbox has one.',
    query: usersParameters,
    provenance: documented('get-users', fewerKeys),
    handle: (call, context) => usersAnswer(call, context),
  },
  {
    method: 'GET',
    path: `/crm/v8/users/${ID}`,
    does: 'Gives one user.',
    provenance: documented('get-users', fewerKeys),
    handle: (call, context) => (call.params.id === context.data.user().id ? userAnswer(context) : noContent),
  },
  {
    method: 'GET',
    path: '/crm/v8/org',
    does: 'Gives the organization of the account.',
    provenance: documented('get-org-data', fewerKeys),
    handle: (_, context) => organizationAnswer(context),
  },
  {
    method: 'GET',
    path: `/crm/v8/${MODULE}/search`,
    does: 'Finds records by criteria, e-mail, phone or word; 204 when there are none.',
    query: searchParameters,
    provenance: documented('search-records', 'That search lags behind writes is taken from Bigin.'),
    handle: (call, context) => withModule(call, context, (store) => searchRecords(call, context, store)),
  },
  {
    method: 'GET',
    path: `/crm/v8/${MODULE}/${ID}`,
    does: 'Gives one record, empty values as null.',
    query: ['fields'],
    provenance: documented('get-records', 'That an unknown id is answered with 204 is inferred.'),
    handle: (call, context) => withModule(call, context, (store) => getRecord(call, context, store)),
  },
  {
    method: 'GET',
    path: `/crm/v8/${MODULE}`,
    does: 'Gives a page of records; the parameter fields is needed.',
    query: listParameters,
    provenance: documented('get-records'),
    handle: (call, context) => withModule(call, context, (store) => listRecords(call, context, store)),
  },
  {
    method: 'POST',
    path: `/crm/v8/${MODULE}/upsert`,
    does: 'Creates or changes up to 100 records, as duplicate_check_fields or the unique fields decide.',
    provenance: documented('upsert-records', '201 when all records are new is inferred.'),
    handle: (call, context) => writeRecords(call, context, (target, sent) => upsertRecord(target, sent)),
  },
  {
    method: 'POST',
    path: `/crm/v8/${MODULE}`,
    does: 'Creates up to 100 records.',
    provenance: documented('insert-records'),
    handle: (call, context) => writeRecords(call, context, (target, sent) => createRecord(target, sent)),
  },
  {
    method: 'PUT',
    path: `/crm/v8/${MODULE}/${ID}`,
    does: 'Changes one record; only the sent keys count.',
    provenance: documented('update-records'),
    handle: (call, context) =>
      writeRecords(call, context, (target, sent) => updateRecord(target, call.params.id, sent)),
  },
  {
    method: 'PUT',
    path: `/crm/v8/${MODULE}`,
    does: 'Changes up to 100 records, each named by its id.',
    provenance: documented('update-records'),
    handle: (call, context) =>
      writeRecords(call, context, (target, sent) => updateRecord(target, sentId(sent), sent)),
  },
  {
    method: 'DELETE',
    path: `/crm/v8/${MODULE}/${ID}`,
    does: 'Deletes one record.',
    query: ['wf_trigger'],
    provenance: documented('delete-records'),
    handle: (call, context) => removeRecords(call, context, [call.params.id ?? '']),
  },
  {
    method: 'DELETE',
    path: `/crm/v8/${MODULE}`,
    does: 'Deletes up to 100 records, named in ids.',
    query: ['ids', 'wf_trigger'],
    provenance: documented('delete-records'),
    handle: (call, context) => removeNamed(call, context),
  },
];
