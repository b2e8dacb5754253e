import { ListValue, MapValue, parseJson, type Value } from '../../deluge/index.ts';
import { limits } from '../../zoho/index.ts';
import type { Answer, Call } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import { errorAnswer } from './answers.ts';

/** The body of a write: the records, and what is to happen besides. */
export interface WriteBody {
  readonly records: readonly Value[];
  readonly runsWorkflows: boolean;
  readonly duplicateCheckFields: readonly string[];
  /** A key beside these that is not modelled. */
  readonly otherKey: string | undefined;
}

const writeKeys: readonly string[] = ['data', 'trigger', 'duplicate_check_fields'];

export type ReadWriteBody =
  | { readonly ok: true; readonly body: WriteBody }
  | { readonly ok: false; readonly answer: Answer };

/**
 * Reads `{data: […], trigger: […]}`. Without `trigger` every automation runs, with an empty list none does
 * (inferred from Zoho CRM); "workflow" in the list lets the rules run.
 * Source: https://www.bigin.com/developer/docs/apis/v2/insert-records.html
 */
export function readWriteBody(text: string): ReadWriteBody {
  const parsed = parseJson(text);
  if (!parsed.ok || !(parsed.value instanceof MapValue)) {
    return refusal({ expected_data_type: 'jsonobject' }, 'the body is not a JSON object');
  }
  const body = parsed.value;
  if (!body.has('data')) {
    return {
      ok: false,
      answer: errorAnswer('MANDATORY_NOT_FOUND', { api_name: 'data', json_path: '$.data' }),
    };
  }
  const data = body.get('data');
  if (!(data instanceof ListValue) || data.items.length === 0) {
    return refusal({ api_name: 'data', expected_data_type: 'jsonarray', json_path: '$.data' });
  }
  const most = limits.bigin.recordsPerWrite.value;
  if (data.items.length > most)
    return refusal({ api_name: 'data', maximum_length: most, json_path: '$.data' });
  const trigger = textList(body, 'trigger');
  if (!trigger.ok) return trigger;
  const duplicates = textList(body, 'duplicate_check_fields');
  if (!duplicates.ok) return duplicates;
  return {
    ok: true,
    body: {
      records: data.items,
      runsWorkflows: trigger.texts === undefined || trigger.texts.includes('workflow'),
      duplicateCheckFields: duplicates.texts ?? [],
      otherKey: otherKeyIn(body, writeKeys),
    },
  };
}

/** What is noted of a call with a key in its body that is not modelled. */
export function unmodelledKey({ path }: Call, key: string): string {
  return `The key ${key} in the body of ${path} is not modelled.`;
}

/** A key of an object that is none of the known ones. */
export function otherKeyIn(body: MapValue, known: readonly string[]): string | undefined {
  return [...body.entries()].map(([key]) => key).find((key) => !known.includes(key));
}

export type ReadList =
  | { readonly ok: true; readonly items: readonly Value[] }
  | { readonly ok: false; readonly answer: Answer };

/** Reads `{<key>: […]}`: the form of all other bodies. */
export function readList(text: string, key: string): ReadList {
  const parsed = parseJson(text);
  if (!parsed.ok || !(parsed.value instanceof MapValue)) {
    return refusal({ expected_data_type: 'jsonobject' }, 'the body is not a JSON object');
  }
  if (!parsed.value.has(key)) {
    const details = { api_name: key, json_path: `$.${key}` };
    return { ok: false, answer: errorAnswer('MANDATORY_NOT_FOUND', details) };
  }
  const list = parsed.value.get(key);
  if (list instanceof ListValue && list.items.length > 0) return { ok: true, items: list.items };
  return refusal({ api_name: key, expected_data_type: 'jsonarray', json_path: `$.${key}` });
}

type TextList =
  | { readonly ok: true; readonly texts: readonly string[] | undefined }
  | { readonly ok: false; readonly answer: Answer };

function textList(body: MapValue, key: string): TextList {
  if (!body.has(key)) return { ok: true, texts: undefined };
  const value = body.get(key);
  const texts =
    value instanceof ListValue ? value.items.filter((item) => typeof item === 'string') : undefined;
  if (!(value instanceof ListValue) || texts?.length !== value.items.length) {
    return refusal({ api_name: key, expected_data_type: 'jsonarray', json_path: `$.${key}` });
  }
  return { ok: true, texts };
}

function refusal(details: JsonObject, message?: string): { readonly ok: false; readonly answer: Answer } {
  return { ok: false, answer: errorAnswer('INVALID_DATA', details, message) };
}
