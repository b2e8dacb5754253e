import { describe, expect, test } from 'vitest';
import { comparable, differencesBetween, unchangedLines } from './difference.ts';
import { decodeScript, digestOf, readManifest } from './manifest.ts';

describe('the manifest of public scripts', () => {
  const { reasons, scripts } = readManifest();

  test('names each script once, with its digest', () => {
    expect(scripts.length).toBe(479);
    expect(new Set(scripts.map(({ repository, path }) => `${repository}/${path}`)).size).toBe(scripts.length);
    for (const { digest, repository } of scripts) {
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(repository).toMatch(/^[^/]+\/[^/]+$/);
    }
  });

  test('every script that Zoho has accepted parses', () => {
    const accepted = scripts.filter((script) => script.accepted);
    expect(accepted.length).toBe(262);
    expect(accepted.filter(({ verdict }) => !verdict.parses)).toEqual([]);
  });

  test('every script that does not parse has a reason and the place where it shows', () => {
    const used = new Set<string>();
    for (const { verdict } of scripts) {
      if (verdict.parses) continue;
      expect(reasons).toHaveProperty(verdict.reason);
      expect(verdict.first).toMatch(/^\d+ syntax\/[a-z-]+$/);
      used.add(verdict.reason);
    }
    expect([...used].sort()).toEqual(Object.keys(reasons).sort());
  });

  test('holds no text of a script, only where it is', () => {
    const keys = new Set(scripts.flatMap((script) => Object.keys(script)));
    expect([...keys].sort()).toEqual(['accepted', 'digest', 'path', 'printed', 'repository', 'verdict']);
  });
});

describe('differences between a text and its print', () => {
  test.each([
    ['nothing', 'a = 1;\n', 'a = 1;\n', []],
    ['a blank line', 'a = 1;\n\nb = 2;\n', 'a = 1;\nb = 2;\n', ['blank-lines']],
    ['a blank at the end of a line', 'a = 1; \n', 'a = 1;\n', ['blanks-at-line-ends']],
    ['indentation', '    a = 1;\n', '\ta = 1;\n', ['indentation']],
    ['a blank behind a comma', 'f(1, 2);\n', 'f(1,2);\n', ['blanks-inside-lines']],
    ['a brace on the line of its header', 'if(a) {\n}\n', 'if(a)\n{\n}\n', ['line-breaks']],
    ['another word', 'a = 1;\n', 'b = 1;\n', ['other']],
    ['two kinds', ' f(1, 2);\n', 'f(1,2);\n', ['indentation', 'blanks-inside-lines']],
  ])('%s', (_name, written, printed, kinds) => {
    expect(differencesBetween(written, printed)).toEqual(kinds);
  });

  test('lines that stay are counted', () => {
    expect(unchangedLines('a;\n\nb;\nc;\n', 'a;\nb;\nd;\n')).toBe(2);
  });

  test('line breaks of Windows and blank lines around a text are put aside, nothing else', () => {
    expect(comparable('\r\n\na = 1; \r\n\r\nb = 2;')).toBe('a = 1; \n\nb = 2;\n');
  });
});

test('a script is decoded from UTF-8 or UTF-16, and its digest sees no white space', () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a = 1;\r\n', 'utf16le')]);
  expect(decodeScript(wide)).toBe('a = 1;\n');
  expect(decodeScript(Buffer.from('\uFEFFa = "é";', 'utf8'))).toBe('a = "é";');
  expect(digestOf('a  =\n1;')).toBe(digestOf(' a = 1; '));
});
