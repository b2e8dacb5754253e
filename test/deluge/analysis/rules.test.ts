import { describe, expect, test } from 'vitest';
import { ruleDescriptions } from '../../../deluge/index.ts';
import { found, resultsOf } from './analyzed.ts';

describe('each rule finds its wrong example and lets its right one pass', () => {
  test.each(ruleDescriptions.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
    expect(resultsOf(rule.wrong).map((result) => result.rule.name)).toContain(name);
    const loud = found(rule.right).filter((line) => !/^\S+ note /.test(line) || line.split(' ')[2] === name);
    expect(loud).toEqual([]);
  });
});

test('each rule says what it finds and why in whole sentences, under a name of its own', () => {
  const names = ruleDescriptions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, what, why, page } of ruleDescriptions) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(what).toMatch(/^[A-Z\-a-z].*[.]$/);
    expect(why).toMatch(/^[A-Z\-*].*[."]$/);
    if (page !== undefined) expect(page).toMatch(/^https:\/\/(www\.zoho\.com|www\.bigin\.com)\//);
  }
});
