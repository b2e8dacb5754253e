import type { RuleDescription } from './rule.ts';

/** What can be wrong with a comment that silences a rule. */
export const ignoreWithoutReason = {
  name: 'ignore-without-reason',
  severity: 'warning',
  what: 'A comment is to silence a rule and gives no reason.',
  why: 'Who reads the line later cannot tell whether the reason still holds. Such a comment silences nothing.',
  wrong: '// topping-ignore hard-coded-id\nowner = 4876876000000000001;\ninfo owner;',
  right:
    '// topping-ignore hard-coded-id: the test account has this one only\nowner = 4876876000000000001;\ninfo owner;',
} as const satisfies RuleDescription;

export const unusedIgnore = {
  name: 'unused-ignore',
  severity: 'warning',
  what: 'A comment silences a rule that finds nothing there.',
  why: 'What it excused is gone; left there, it would hide the next finding on that line.',
  wrong: '// topping-ignore hard-coded-id: the test account has this one only\nowner = "Ann";\ninfo owner;',
  right: 'owner = "Ann";\ninfo owner;',
} as const satisfies RuleDescription;

export const unknownIgnoredRule = {
  name: 'unknown-ignored-rule',
  severity: 'warning',
  what: 'A comment silences a rule that does not exist.',
  why: 'It silences nothing, so what it was written for is still found.',
  wrong: '// topping-ignore hard-coded-ids: the test account has this one only\nowner = "Ann";\ninfo owner;',
  right: 'owner = "Ann";\ninfo owner;',
} as const satisfies RuleDescription;

export const ignoreRules: readonly RuleDescription[] = [
  ignoreWithoutReason,
  unusedIgnore,
  unknownIgnoredRule,
];
