import { type BooksErrorName, booksErrors } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import type { JsonObject } from '../json.ts';

/** What stands in the braces of an error's text. */
export type ErrorNames = Readonly<Record<string, string | number>>;

/** An error: `{code, message}` with the code's HTTP status. */
export function booksError(name: BooksErrorName, names: ErrorNames = {}): Answer {
  const { code, httpStatus, message } = booksErrors[name];
  const text = message.replace(/\{(\w+)\}/g, (_, key: string) => String(names[key] ?? ''));
  return { status: httpStatus, json: { code, message: text } };
}

/** A success: code 0, a message and what was asked for. */
export function booksSuccess(message: string, more: JsonObject = {}, status = 200): Answer {
  return { status, json: { code: 0, message, ...more } };
}
