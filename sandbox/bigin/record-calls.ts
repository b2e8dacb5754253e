import { MapValue, type Value } from '../../deluge/index.ts';
import { limits } from '../../zoho/index.ts';
import type { Answer, AuthorizedCall } from '../http/call.ts';
import { errorAnswer, type RecordResult, writeAnswer } from './answers.ts';
import type { RecordsContext } from './bigin-context.ts';
import type { CommittedWrite } from './bigin-data.ts';
import type { ModuleStore } from './module-store.ts';
import { deleteRecord, idOf, type RecordWrite } from './record-writes.ts';
import { readWriteBody, unmodelledKey } from './write-body.ts';

/** Hands a call the store of the module that its path names. */
export function withModule(
  call: AuthorizedCall,
  context: RecordsContext,
  handle: (store: ModuleStore) => Answer,
): Answer {
  const store = context.data.module(call.params.module ?? '');
  return store ? handle(store) : errorAnswer('INVALID_MODULE', { resource_path_index: 0 });
}

/** Carries out a write of the records in the body. @param one writes one of them */
export function writeRecords(
  call: AuthorizedCall,
  context: RecordsContext,
  one: (target: RecordWrite, sent: Value) => RecordResult,
): Answer {
  return withModule(call, context, (store) => {
    const read = readWriteBody(call.body);
    if (!read.ok) return read.answer;
    const { records, runsWorkflows, duplicateCheckFields, otherKey } = read.body;
    if (otherKey !== undefined) {
      context.unmodelled(call, unmodelledKey(call, otherKey));
      return errorAnswer('INVALID_DATA', { api_name: otherKey, json_path: `$.${otherKey}` });
    }
    const notUnique = duplicateCheckFields.find((name) => !store.uniqueFields().includes(name));
    if (notUnique !== undefined) {
      return errorAnswer('INVALID_DATA', {
        api_name: 'duplicate_check_fields',
        json_path: '$.duplicate_check_fields',
      });
    }
    context.charge(Math.ceil(records.length / limits.bigin.recordsPerWriteCredit.value) - 1);
    return carryOut(call, context, store, runsWorkflows, (target) =>
      records.map((sent, index) =>
        one({ ...target, duplicateCheckFields, jsonPath: `$.data[${index}]` }, sent),
      ),
    );
  });
}

/** Deletes records by id. Rules run unless the parameter `wf_trigger` is false (inferred from Zoho CRM). */
export function removeRecords(call: AuthorizedCall, context: RecordsContext, ids: readonly string[]): Answer {
  return withModule(call, context, (store) =>
    carryOut(call, context, store, call.query.get('wf_trigger') !== 'false', (target) =>
      ids.map((id) => deleteRecord(target, id)),
    ),
  );
}

/** Deletes the records that the parameter `ids` names. */
export function removeNamed(call: AuthorizedCall, context: RecordsContext): Answer {
  const ids = call.query.get('ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) return errorAnswer('REQUIRED_PARAM_MISSING', { param_name: 'ids' });
  const limit = limits.bigin.recordsPerWrite.value;
  if (ids.length > limit) return errorAnswer('LIMIT_EXCEEDED', { param_name: 'ids', limit });
  return removeRecords(call, context, ids);
}

/** Writes the records one after another, then lets the rules see what was written. */
function carryOut(
  call: AuthorizedCall,
  context: RecordsContext,
  store: ModuleStore,
  runsWorkflows: boolean,
  writeAll: (target: RecordWrite) => readonly RecordResult[],
): Answer {
  const writes: CommittedWrite[] = [];
  const results = writeAll({
    context,
    store,
    origin: call.origin,
    jsonPath: '$',
    duplicateCheckFields: [],
    note: (committed) => writes.push(committed),
  });
  context.committed(writes, runsWorkflows);
  return writeAnswer(results, context.partlyRefusedStatus);
}

/** The id that a sent record names itself by. */
export function sentId(sent: Value): string | undefined {
  return sent instanceof MapValue ? idOf(sent.get('id')) : undefined;
}
