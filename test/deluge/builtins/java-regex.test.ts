import { describe, expect, test } from 'vitest';
import {
  compileJavaRegex,
  expandReplacement,
  matchesWhole,
  quoted,
} from '../../../deluge/builtins/java-regex.ts';
import { ScriptFailure } from '../../../deluge/runtime/errors.ts';

describe('what Java patterns match', () => {
  test.each([
    ['[a-z&&[^b]]+', 'acd', true],
    ['[a-z&&[^b]]+', 'abc', false],
    ['[a-c[x-z]]+', 'axz', true],
    ['[]a]+', ']a', true],
    ['[a-]+', 'a-a', true],
    ['[+\\-*/]', '-', true],
    ['[\\w.]+@[\\w.]+', 'a.b@c.d', true],
    ['[&&a]', '&', false],
    ['[^\\s]+', 'ab', true],
    ['[\\Qa-c\\E]+', 'b', false],
    ['\\Qa.b\\E+', 'a.bb', true],
    ['a}b]', 'a}b]', true],
    ['\\@\\-\\_\\"', '@-_"', true],
    ['a{2,3}', 'aaa', true],
    ['a{2,}?b', 'aaab', true],
    ['(a|b)*', 'abba', true],
    ['(?:a)(?=b)b(?!c)', 'ab', true],
    ['(?<=a)b', 'b', false],
    ['(?<y>a)\\k<y>', 'aa', true],
    ['(a)\\1', 'aa', true],
    ['(?i)ab', 'AB', true],
    ['a(?i)b|c', 'aB', true],
    ['a(?i)b|c', 'C', true],
    ['a(?i)b|c', 'Ab', false],
    ['(?i:a)b', 'Ab', true],
    ['(?i:a)b', 'AB', false],
    ['(?s)a.b', 'a\nb', true],
    ['a.b', 'a\nb', false],
    ['(?is)A.B', 'a\nb', true],
    ['\\p{Upper}\\p{L}+', 'Éa', false],
    ['\\p{Lu}\\p{L}+', 'Éa', true],
    ['\\P{Digit}+', 'ab', true],
    ['\\pL+', 'é', true],
    ['\\p{IsLatin}+', 'é', true],
    ['\\p{Punct}+', '!?~', true],
    ['\\h\\v', '\u00a0\n', true],
    ['\\R', '\r\n', true],
    ['\\x41\\x{1F600}\\u0042\\0101', 'A😀BA', true],
    ['\\t\\n\\e', '\t\n\x1b', true],
    ['.', '😀', true],
    ['\\Aab\\z', 'ab', true],
    ['\\d{3}-\\d{4}', '555-1234', true],
    ['', '', true],
  ])('%s and "%s": %s', (pattern, text, matches) => {
    expect(matchesWhole(text, pattern)).toBe(matches);
  });

  test('$ also stands before a last line break', () => {
    expect('a\n'.replace(compileJavaRegex('a$'), 'x')).toBe('x\n');
    expect('a\nb'.replace(compileJavaRegex('a$'), 'x')).toBe('a\nb');
    expect('a\nb'.replace(compileJavaRegex('(?m)a$'), 'x')).toBe('x\nb');
    expect('a\n'.replace(compileJavaRegex('a\\Z'), 'x')).toBe('x\n');
  });

  test('empty alternatives match between all characters', () => {
    expect('ab'.replace(compileJavaRegex('|', { all: true }), '-')).toBe('-a-b-');
  });

  test('quoted text is plain', () => {
    const text = 'a.b*c(d)[e]{f}|g^h$i\\j+k?';
    expect(matchesWhole(text, quoted(text))).toBe(true);
  });
});

describe('what is no pattern', () => {
  test.each([
    ['{', "At character 1: '{' must be escaped"],
    ['a{x}', "At character 2: '{' begins no repetition such as {2,3}"],
    ['*a', "At character 1: nothing stands before '*' that it could repeat"],
    ['a|*', "At character 3: nothing stands before '*' that it could repeat"],
    ['(a', "At character 2: a '(' is not closed"],
    ['a)', "At character 1: a ')' has no '(' before it"],
    ['[a', "At character 2: a '[' is not closed"],
    ['a++', "At character 2: the possessive repetition '++' is not supported here"],
    ['(?>a)', 'At character 1: it has a kind of group that is not supported here'],
    ['(?x)a', "At character 4: the flag 'x' is not supported here"],
    ['\\y', 'At character 2: \\y is no escape'],
    ['a\\', 'At character 2: \\ is no escape'],
    ['\\p{InGreek}', 'At character 11: the set \\p{InGreek} is not supported here'],
    ['\\p', 'At character 2: \\p needs a name, as in \\p{Alpha}'],
    ['\\k', 'At character 2: \\k needs the name of a group, as in \\k<name>'],
    ['[a-\\d]', 'At character 5: a range must end with a character'],
    ['[z-a]', 'Java would not accept it, or it is not supported here'],
    ['('.repeat(300), 'At character 200: it is nested too deeply'],
    ['['.repeat(300), 'At character 200: it is nested too deeply'],
  ])('%s', (pattern, reason) => {
    const refused = new ScriptFailure(
      'runtime/invalid-regex',
      `${pattern} is not a valid regular expression`,
      `${reason}. To search for plain text, escape it with \\\\ or pass true as the last argument where the function has it.`,
    );
    expect(() => compileJavaRegex(pattern)).toThrow(refused);
    try {
      compileJavaRegex(pattern);
    } catch (error) {
      expect(error).toMatchObject({ code: refused.code, hint: refused.hint });
    }
  });
});

describe('replacements', () => {
  const replace = (text: string, pattern: string, replacement: string) =>
    text.replace(compileJavaRegex(pattern, { all: true }), (...match) =>
      expandReplacement('replaceAll', replacement, match),
    );

  test.each([
    ['ab', '(a)(b)', '$2$1', 'ba'],
    ['ab', '(?<first>a)', '[${first}]', '[a]b'],
    ['ab', '(a)', '$11', 'a1b'],
    ['ab', 'a', '$0$0', 'aab'],
    ['ab', 'a', '\\$\\\\', '$\\b'],
    ['b', '(a)?b', '[$1]', '[]'],
  ])('%s, %s, %s: %s', (text, pattern, replacement, expected) => {
    expect(replace(text, pattern, replacement)).toBe(expected);
  });

  test.each([
    ['$1', 'there is no group 1'],
    ['${x}', "there is no group 'x'"],
    ['$', "'$' names no group; write \\\\$ for a plain dollar sign"],
    ['a\\', 'it ends with a backslash'],
  ])('%s is refused', (replacement, problem) => {
    expect(() => replace('a', 'a', replacement)).toThrow(
      `The function 'replaceAll' cannot use the value given for 'replacement': ${problem}`,
    );
  });
});

describe('patterns whose matching can take time without end', () => {
  test.each([
    '(a+)+',
    '^(\\w+\\s?)*$',
    '(a*)*',
    '((a+))+b',
    '(?:[a-z]+|x)+',
    '(a+){2,}',
    '(a+){1,50}',
    '(x*y*)+',
    '(?i)(a+)+',
    '(b|(a+)?)*',
  ])('%s is refused', (pattern) => {
    expect(() => compileJavaRegex(pattern)).toThrow(
      expect.objectContaining({ code: 'runtime/endless-regex' }),
    );
  });

  test.each([
    '([a-z]+,)*',
    '(\\s*,\\s*)+',
    '(a+)?',
    '(a+){2,3}',
    '(ab)+',
    '(a|b)*',
    '\\s+',
    '^[\\w.+-]+@([\\w-]+\\.)+[a-zA-Z]{2,}$',
    '(\\d{3})+',
    '(a+b+)+',
    '<[^>]*>',
    '(?=a+)b+',
  ])('%s is run', (pattern) => {
    expect(compileJavaRegex(pattern)).toBeInstanceOf(RegExp);
  });

  test('a text is no longer than replaceAll takes', () => {
    expect(() => matchesWhole('a'.repeat(300 * 1024 + 1), 'a')).toThrow(
      'A text for matches has 307201 characters; 307200 are allowed',
    );
  });
});
