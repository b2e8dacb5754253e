import { expect, test } from 'vitest';
import { textOfFile } from '../support/shipped-texts.ts';
import { callsPage, measureCalls } from './calls-table.ts';

test('docs/calls.md says what the events cost: when it does not, run "npm run calls"', async () => {
  const measured = await measureCalls();
  expect(textOfFile('docs/calls.md')).toBe(callsPage(measured));
  const books = Object.fromEntries(measured.map(({ event, shipped }) => [event, shipped.books]));
  // What the sync promises, whatever the page says.
  expect(books['a field of the person changes (phone)']).toBe(1);
  expect(books['a field of the customer changes (notes)']).toBe(1);
  expect(books['a field that is not mapped changes']).toBe(0);
  expect(books['a contact is saved and nothing changes']).toBe(0);
});
