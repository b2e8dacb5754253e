import { MapValue, parseJson } from '../../deluge/index.ts';
import type { Answer } from '../http/call.ts';
import { booksError } from './answers.ts';
import type { BooksCall } from './books-context.ts';

export type ReadBody =
  | { readonly ok: true; readonly body: MapValue }
  | { readonly ok: false; readonly answer: Answer };

/**
 * The JSON object of a request: the body itself, or the form field `JSONString` that Zoho's own Deluge tasks and older
 * callers use.
 * Source: https://www.zoho.com/books/api/v3/introduction/ (JSON documented; the form field observed)
 */
export function readBooksBody(call: BooksCall): ReadBody {
  const parsed = parseJson(jsonText(call));
  if (!parsed.ok || !(parsed.value instanceof MapValue))
    return { ok: false, answer: booksError('malformedJson') };
  return { ok: true, body: parsed.value };
}

function jsonText(call: BooksCall): string {
  const type = call.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(call.body).get('JSONString') ?? '';
  }
  if (call.body === '') return call.query.get('JSONString') ?? '';
  return call.body;
}
