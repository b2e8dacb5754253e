import { describe, expect, test } from 'vitest';
import { rules } from '../../../deluge/index.ts';
import { found } from './analyzed.ts';
import { ruleMessages } from './rule-messages.ts';

describe('what a rule says, word for word', () => {
  test.each(ruleMessages.map(({ rule, text, says }) => [rule, text, says] as const))(
    '%s: %s',
    (rule, text, says) => {
      expect(found(text).filter((line) => line.split(' ')[2] === rule)).toEqual(says);
    },
  );

  test('holds for every rule', () => {
    const told = new Set(ruleMessages.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
  });
});
