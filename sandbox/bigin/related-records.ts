import type { Answer, AuthorizedCall } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import { errorAnswer, errorBody, noContent, writeAnswer } from './answers.ts';
import type { BiginContext } from './bigin-context.ts';
import { fieldNames, readPage } from './reads.ts';
import type { BiginRecord } from './record.ts';
import { viewRecord } from './record-view.ts';

/** Where the records of a related list come from. */
type RelatedList =
  | { readonly kind: 'lookup'; readonly module: string; readonly field: string }
  /** Both sides know each other; neither holds a field for it. */
  | { readonly kind: 'link'; readonly module: string };

const notes: RelatedList = { kind: 'lookup', module: 'Notes', field: 'Parent_Id' };
const activities = (field: string): Readonly<Record<string, RelatedList>> => ({
  Tasks: { kind: 'lookup', module: 'Tasks', field },
  Events: { kind: 'lookup', module: 'Events', field },
  All_Calls: { kind: 'lookup', module: 'Calls', field },
});

/**
 * The related lists of each module. `Products`, `Deals` and `All_Calls` were seen in use; the other names are inferred.
 * Source: https://www.bigin.com/developer/docs/apis/v2/get-related-records.html
 */
const relatedLists: Readonly<Record<string, Readonly<Record<string, RelatedList>>>> = {
  Contacts: {
    Notes: notes,
    ...activities('Who_Id'),
    Deals: { kind: 'lookup', module: 'Pipelines', field: 'Contact_Name' },
    Pipelines: { kind: 'lookup', module: 'Pipelines', field: 'Contact_Name' },
    Products: { kind: 'link', module: 'Products' },
  },
  Accounts: {
    Notes: notes,
    ...activities('What_Id'),
    Contacts: { kind: 'lookup', module: 'Contacts', field: 'Account_Name' },
    Deals: { kind: 'lookup', module: 'Pipelines', field: 'Account_Name' },
    Pipelines: { kind: 'lookup', module: 'Pipelines', field: 'Account_Name' },
    Products: { kind: 'link', module: 'Products' },
  },
  Pipelines: { Notes: notes, ...activities('What_Id'), Products: { kind: 'link', module: 'Products' } },
  Products: { Notes: notes, ...activities('What_Id'), Contacts: { kind: 'link', module: 'Contacts' } },
  Tasks: { Notes: notes },
  Events: { Notes: notes },
  Calls: { Notes: notes },
};

/** `GET /{module}/{id}/{list}`; 204 when there are none. */
export function listRelated(call: AuthorizedCall, context: BiginContext): Answer {
  const list = listOf(call);
  if (!list) return unknownList(call, context);
  const fields = fieldNames(call.query);
  if (!fields) return errorAnswer('REQUIRED_PARAM_MISSING', { param_name: 'fields' });
  const read = readPage(call.query);
  if (!read.ok) return read.answer;
  const { page } = read;
  const store = context.data.module(list.module);
  const all = store ? relatedTo(context, list, call.params.id ?? '') : [];
  const records = all.slice(page.offset, page.offset + page.size);
  if (!store || records.length === 0) return noContent;
  const info: JsonObject = {
    per_page: page.size,
    count: records.length,
    page: page.number,
    more_records: all.length > page.offset + page.size,
  };
  return {
    status: 200,
    json: { data: records.map((record) => viewRecord(context.data, store, record, fields)), info },
  };
}

/** `PUT` and `DELETE /{module}/{id}/{list}/{relatedId}`: joins two records, or parts them. Doing it twice is no error. */
export function linkRelated(call: AuthorizedCall, context: BiginContext, joined: boolean): Answer {
  const { module = '', id = '', relatedId = '' } = call.params;
  const list = listOf(call);
  if (list?.kind !== 'link') return unknownList(call, context);
  const known = context.data.module(module)?.get(id) && context.data.module(list.module)?.get(relatedId);
  if (!known) {
    const body = errorBody('INVALID_DATA', { id: relatedId }, 'the related id given seems to be invalid');
    return writeAnswer([{ ok: false, body }], context.partlyRefusedStatus);
  }
  context.data.setLink(id, relatedId, joined);
  const message = joined ? 'relation added' : 'relation removed';
  const body = { code: 'SUCCESS', details: { id: relatedId }, message, status: 'success' };
  return writeAnswer([{ ok: true, kind: 'edit', body }], context.partlyRefusedStatus);
}

function relatedTo(context: BiginContext, list: RelatedList, id: string): readonly BiginRecord[] {
  const store = context.data.module(list.module);
  if (!store) return [];
  if (list.kind === 'lookup') return store.pointingTo(list.field, id);
  return context.data.linkedTo(id).flatMap((other) => store.get(other) ?? []);
}

function listOf(call: AuthorizedCall): RelatedList | undefined {
  const lists = relatedLists[call.params.module ?? ''];
  const name = call.params.list ?? '';
  return lists && Object.hasOwn(lists, name) ? lists[name] : undefined;
}

function unknownList(call: AuthorizedCall, context: BiginContext): Answer {
  context.unmodelled(call, `The related list ${call.params.list} of ${call.params.module} is not modelled.`);
  return errorAnswer(
    'INVALID_DATA',
    { resource_path_index: 2 },
    'the related list name given seems to be invalid',
  );
}
