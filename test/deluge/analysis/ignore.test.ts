import { describe, expect, test } from 'vitest';
import { found, resultsOf } from './analyzed.ts';

const id = '4876876000000000001';
const idWarning =
  `warning hard-coded-id The id ${id} is written into the script. ` +
  'Read it from a variable of the organization, or look the record up by something that people see.';

describe('a comment with a reason silences a rule', () => {
  test.each([
    ['behind the line', `info ${id}; // topping-ignore hard-coded-id: a test account`],
    ['before the line', `// topping-ignore hard-coded-id: a test account\ninfo ${id};`],
    [
      'before other comments and empty lines',
      `// topping-ignore hard-coded-id: a test\n\n// more\ninfo ${id};`,
    ],
    ['as a block comment', `/* topping-ignore hard-coded-id: a test account */\ninfo ${id};`],
    ['with several rules', `// topping-ignore hard-coded-id, single-equals: a test\ninfo ${id} = ${id};`],
  ])('%s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  test('and the finding is still known, with the reason', () => {
    const results = resultsOf(`info ${id}; // topping-ignore hard-coded-id: a test account`);
    expect(results.map(({ rule, silencedBy }) => [rule.name, silencedBy])).toEqual([
      ['hard-coded-id', 'a test account'],
    ]);
  });

  test('on its line only', () => {
    expect(found(`// topping-ignore hard-coded-id: a test\ninfo ${id};\ninfo ${id};`)).toEqual([
      `3:6 ${idWarning}`,
    ]);
  });
});

describe('a comment that silences nothing is a finding', () => {
  test('without a reason', () => {
    expect(found(`// topping-ignore hard-coded-id\ninfo ${id};`)).toEqual([
      '1:1 warning ignore-without-reason This comment silences nothing: it names no rule, or no reason. ' +
        'Write // topping-ignore hard-coded-id: and why the line may stay as it is.',
      `2:6 ${idWarning}`,
    ]);
  });

  test('without a rule', () => {
    expect(found('// topping-ignore\ninfo 1;')).toEqual([
      '1:1 warning ignore-without-reason This comment silences nothing: it names no rule, or no reason. ' +
        'Write // topping-ignore rule-name: and why the line may stay as it is.',
    ]);
  });

  test('where the rule finds nothing', () => {
    expect(found('// topping-ignore hard-coded-id: a test\ninfo 1;')).toEqual([
      '1:1 warning unused-ignore Nothing is found here by hard-coded-id. Take the comment out.',
    ]);
    expect(found(`info ${id}; // topping-ignore hard-coded-id, single-equals: a test`)).toEqual([
      `1:27 warning unused-ignore Nothing is found here by single-equals. Take single-equals out of it.`,
    ]);
  });

  test('for a rule that does not exist', () => {
    expect(found('// topping-ignore hard-coded-ids: a test\ninfo 1;')).toEqual([
      "1:1 warning unknown-ignored-rule There is no rule 'hard-coded-ids'. Did you mean hard-coded-id?",
    ]);
    expect(found('// topping-ignore everything-here: a test\ninfo 1;')).toEqual([
      "1:1 warning unknown-ignored-rule There is no rule 'everything-here'. docs/diagnostics.md lists the rules.",
    ]);
  });

  test('but not where the rule is turned off', () => {
    const settings = { rules: { 'hard-coded-id': 'off' } } as const;
    expect(found('// topping-ignore hard-coded-id: a test\ninfo 1;', { settings })).toEqual([]);
  });

  test('and a text literal or another word is no such comment', () => {
    expect(found('info "// topping-ignore x";\n// topping-ignored is another word\ninfo 1;')).toEqual([]);
  });
});
