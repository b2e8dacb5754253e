import { type BiginErrorCode, biginErrors } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import type { JsonObject } from '../json.ts';

/** The four keys with which Bigin tells what became of a request or of one record. */
export function errorBody(code: BiginErrorCode, details: JsonObject = {}, message?: string): JsonObject {
  return { code, details, message: message ?? biginErrors[code].message, status: 'error' };
}

/** An error that is the whole answer. */
export function errorAnswer(code: BiginErrorCode, details: JsonObject = {}, message?: string): Answer {
  return { status: biginErrors[code].httpStatus, json: errorBody(code, details, message) };
}

/** No records: 204 without a body. Source: https://www.bigin.com/developer/docs/apis/v2/get-records.html (documented). */
export const noContent: Answer = { status: 204 };

/** What became of one record of a write. */
export type RecordResult =
  | { readonly ok: true; readonly body: JsonObject; readonly kind: 'create' | 'edit' | 'delete' }
  | { readonly ok: false; readonly body: JsonObject };

/** Some records of a write refused: https://www.bigin.com/developer/docs/apis/v2/status-codes.html (documented). */
export const biginPartlyRefused = 202;

/**
 * The answer to a write of several records. All refused: 400, and 201 only when every record is new (both inferred).
 *
 * @param partlyRefusedStatus when some are refused
 */
export function writeAnswer(results: readonly RecordResult[], partlyRefusedStatus: number): Answer {
  const json = { data: results.map((result) => result.body) };
  return { status: writeStatus(results, partlyRefusedStatus), json };
}

function writeStatus(results: readonly RecordResult[], partlyRefusedStatus: number): number {
  const refused = results.filter((result) => !result.ok).length;
  if (refused > 0) return refused === results.length ? 400 : partlyRefusedStatus;
  return results.every((result) => result.ok && result.kind === 'create') ? 201 : 200;
}
