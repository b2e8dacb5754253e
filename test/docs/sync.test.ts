import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const page = read('docs/sync.md').replace(/\s+/g, ' ');
const retry = read('functions/retry_pending.deluge');
const removed = read('functions/contact_removed.deluge');
const calls = read('docs/calls.md');

describe('the figures on the page about the sync are those of the functions', () => {
  test.each([
    [
      'after 15, 30 and 60 minutes, then 2, 4, 8, 16 and 24 hours',
      retry,
      'minutes = {15,30,60,120,240,480,960,1440};',
    ],
    ['After 8 rounds', retry, 'for each  attempt in {1,2,3,4,5,6,7,8}'],
    ['after three failures', retry, 'failures > 2'],
    ['a time 20 minutes ahead', retry, 'zoho.currenttime.addMinutes(20)'],
    ['up to 6 contacts that wait', retry, 'query.put("per_page","6");'],
    ['the 15 contacts that were saved last', retry, 'query.put("per_page","15");'],
    ['takes on 49 looks', retry, 'budget = 49;'],
    ['a sync costs 7', retry, 'budget = budget - 6;'],
    ['at most 60 calls to Books', retry, 'callBudget = 60;'],
    ['It tries three times.', removed, 'for each  attempt in {1,2,3}'],
  ])('%s', (told, text, held) => {
    expect(page).toContain(told);
    expect(text).toContain(held);
  });

  test.each([
    ['nothing that is mapped changed', 'a contact is saved and nothing changes', 'none', 0],
    ['customer or person changed', 'a field of the person changes (phone)', '1', 1],
    ['customer or person changed', 'a field of the customer changes (notes)', '1', 1],
    ['name changed', 'the name changes', '2', 2],
    ['address changed', 'the address changes', '2', 2],
    ['first time, nobody in Books', 'a contact is created', '2', 2],
    ['first time, adopted', 'a contact is created whose customer is in Books already', '5', 5],
    ['contact deleted', 'a contact is deleted', '2', 2],
  ])('%s costs what is counted for: %s', (told, counted, shown, cost) => {
    expect(page).toMatch(new RegExp(`\\| ${told} \\| ${shown}(?::| \\|)`));
    expect(calls).toContain(`\n| ${counted} | ${cost} | `);
  });
});
