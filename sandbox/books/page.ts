import { limits } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { booksError } from './answers.ts';

/** The page of a list that a call asks for, or why it cannot be given. */
export type ReadPage =
  | { readonly ok: true; readonly page: number; readonly perPage: number; readonly offset: number }
  | { readonly ok: false; readonly answer: Answer };

export const pageParameters: readonly string[] = ['page', 'per_page'];

/** Reads `page` and `per_page`; without them the first page, as long as one may be. */
export function readPage(query: URLSearchParams): ReadPage {
  const page = positiveNumber(query.get('page'), 1);
  if (page === undefined) return refused('page');
  const most = limits.books.recordsPerPage.value;
  const perPage = positiveNumber(query.get('per_page'), most);
  if (perPage === undefined || perPage > most) return refused('per_page');
  return { ok: true, page, perPage, offset: (page - 1) * perPage };
}

function refused(field: string): ReadPage {
  return { ok: false, answer: booksError('invalidValue', { field }) };
}

function positiveNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}
