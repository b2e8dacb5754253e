import type { Provenance } from '../../zoho/index.ts';
import type { BiginRoute } from './bigin-context.ts';
import {
  getRecord,
  listParameters,
  listRecords,
  relatedParameters,
  searchParameters,
  searchRecords,
} from './reads.ts';
import { removeNamed, removeRecords, sentId, withModule, writeRecords } from './record-calls.ts';
import { createRecord, updateRecord, upsertRecord } from './record-writes.ts';
import { linkRelated, listRelated } from './related-records.ts';
import { settingsRoutes } from './settings-routes.ts';
import { watchRoutes } from './watch-routes.ts';

const docs = 'https://www.bigin.com/developer/docs/apis/v2';

function documented(page: string, note?: string): Provenance {
  return { source: `${docs}/${page}.html`, confidence: 'documented', ...(note !== undefined && { note }) };
}

const MODULE = ':module{[A-Z][A-Za-z0-9_]*}';
const ID = ':id{[0-9]+}';

/** Every endpoint of Bigin that the sandbox stands for. */
export const biginRoutes: readonly BiginRoute[] = [
  ...settingsRoutes,
  ...watchRoutes,
  {
    method: 'GET',
    path: `/bigin/v2/${MODULE}/actions/count`,
    does: 'Gives the number of records of a module.',
    provenance: {
      ...documented('get-records', 'Seen in use; Bigin has no page for it.'),
      confidence: 'inferred',
    },
    handle: (call, context) =>
      withModule(call, context, (store) => ({ status: 200, json: { count: store.count() } })),
  },
  {
    method: 'GET',
    path: `/bigin/v2/${MODULE}/${ID}/:list{[A-Z][A-Za-z0-9_]*}`,
    does: 'Gives the records of a related list; the parameter fields is needed.',
    query: relatedParameters,
    provenance: documented('get-related-records', 'The names of some lists are inferred.'),
    handle: (call, context) => listRelated(call, context),
  },
  {
    method: 'PUT',
    path: `/bigin/v2/${MODULE}/${ID}/:list{[A-Z][A-Za-z0-9_]*}/:relatedId{[0-9]+}`,
    does: 'Joins two records; doing it twice is no error.',
    provenance: documented('update-related-records', 'The text of the answer is inferred.'),
    handle: (call, context) => linkRelated(call, context, true),
  },
  {
    method: 'DELETE',
    path: `/bigin/v2/${MODULE}/${ID}/:list{[A-Z][A-Za-z0-9_]*}/:relatedId{[0-9]+}`,
    does: 'Parts two records that were joined.',
    provenance: {
      ...documented('update-related-records', 'By analogy with Zoho CRM.'),
      confidence: 'inferred',
    },
    handle: (call, context) => linkRelated(call, context, false),
  },
  {
    method: 'GET',
    path: `/bigin/v2/${MODULE}/search`,
    does: 'Finds records by e-mail, phone, word or criteria; 204 when there are none.',
    query: searchParameters,
    provenance: {
      ...documented(
        'search-records',
        'That search lags behind writes by 10 to 20 seconds is observed, not documented.',
      ),
      confidence: 'observed',
    },
    handle: (call, context) => withModule(call, context, (store) => searchRecords(call, context, store)),
  },
  {
    method: 'GET',
    path: `/bigin/v2/${MODULE}/${ID}`,
    does: 'Gives one record, empty values as null.',
    query: ['fields'],
    provenance: documented('get-records', 'That an unknown id is answered with 204 is inferred.'),
    handle: (call, context) => withModule(call, context, (store) => getRecord(call, context, store)),
  },
  {
    method: 'GET',
    path: `/bigin/v2/${MODULE}`,
    does: 'Gives a page of records; the parameter fields is needed.',
    query: listParameters,
    provenance: documented('get-records', 'The code of the error without fields is inferred.'),
    handle: (call, context) => withModule(call, context, (store) => listRecords(call, context, store)),
  },
  {
    method: 'POST',
    path: `/bigin/v2/${MODULE}/upsert`,
    does: 'Creates or changes up to 100 records, as their unique values decide.',
    provenance: documented('upsert-records', '201 when all records are new is inferred.'),
    handle: (call, context) => writeRecords(call, context, (target, sent) => upsertRecord(target, sent)),
  },
  {
    method: 'POST',
    path: `/bigin/v2/${MODULE}`,
    does: 'Creates up to 100 records.',
    provenance: documented('insert-records', 'The details of the errors are inferred from Zoho CRM.'),
    handle: (call, context) => writeRecords(call, context, (target, sent) => createRecord(target, sent)),
  },
  {
    method: 'PUT',
    path: `/bigin/v2/${MODULE}/${ID}`,
    does: 'Changes one record; only the sent keys count.',
    provenance: documented('update-records'),
    handle: (call, context) =>
      writeRecords(call, context, (target, sent) => updateRecord(target, call.params.id, sent)),
  },
  {
    method: 'PUT',
    path: `/bigin/v2/${MODULE}`,
    does: 'Changes up to 100 records, each named by its id.',
    provenance: documented('update-records'),
    handle: (call, context) =>
      writeRecords(call, context, (target, sent) => updateRecord(target, sentId(sent), sent)),
  },
  {
    method: 'DELETE',
    path: `/bigin/v2/${MODULE}/${ID}`,
    does: 'Deletes one record.',
    query: ['wf_trigger'],
    provenance: documented('delete-records', 'That a second deletion gives INVALID_DATA is observed.'),
    handle: (call, context) => removeRecords(call, context, [call.params.id ?? '']),
  },
  {
    method: 'DELETE',
    path: `/bigin/v2/${MODULE}`,
    does: 'Deletes up to 100 records, named in ids.',
    query: ['ids', 'wf_trigger'],
    provenance: documented('delete-records'),
    handle: (call, context) => removeNamed(call, context),
  },
];
