import { describe, expect, test } from 'vitest';
import {
  applyFixes,
  diagnosticsOf,
  type FileFindings,
  findingsIn,
  ruleDescriptions,
  type SarifLog,
  type SarifRegion,
  SourceFile,
  sarifOf,
} from '../../../deluge/index.ts';
import { facts } from './analyzed.ts';
import { sarifProblems } from './sarif-problems.ts';

const text = [
  'void f()',
  '{',
  'unused = 1;',
  '\tif(a = "é𝒳")',
  '{',
  'info 4876876000000000001; // topping-ignore hard-coded-id: a test account',
  'info 4876876000000000001;',
  'info 4876876000000000001;',
  '}',
  '}',
].join('\n');

const findingsOf = (name: string, content: string): FileFindings =>
  findingsIn(new SourceFile(name, content), facts);

const file = findingsOf('functions/my rule#1.deluge', text);
const log = sarifOf([file, findingsOf('broken.deluge', 'info 1')], '1.2.3');
const [run] = log.runs;
const textIn = ({ charOffset, charLength }: SarifRegion): string =>
  text.slice(charOffset, charOffset + charLength);

describe('the findings as SARIF', () => {
  test('have the structure that code scanning needs', () => {
    expect(sarifProblems(JSON.parse(JSON.stringify(log)))).toEqual([]);
    expect(sarifProblems(JSON.parse(JSON.stringify(sarifOf([], '1.2.3'))))).toEqual([]);
  });

  test('name the tool, its version, and every rule with its help', () => {
    const { driver } = run.tool;
    expect([driver.name, driver.version]).toEqual(['topping', '1.2.3']);
    for (const { name, what, wrong, right, page } of ruleDescriptions) {
      const rule = driver.rules.find(({ id }) => id === `analysis/${name}`);
      expect(rule?.shortDescription.text).toBe(what);
      expect(rule?.help.markdown).toContain(wrong);
      expect(rule?.help.text).toContain(right);
      expect(rule?.helpUri).toBe(page);
    }
    expect(driver.rules.find(({ id }) => id === 'analysis/call-in-loop')?.name).toBe('CallInLoop');
  });

  test('give each finding its place, in lines and in offsets', () => {
    const equals = run.results.find(({ ruleId }) => ruleId === 'analysis/single-equals');
    const location = equals?.locations[0].physicalLocation;
    expect(location?.artifactLocation).toEqual({
      uri: 'functions/my%20rule%231.deluge',
      uriBaseId: '%SRCROOT%',
    });
    expect(location?.region).toEqual({
      startLine: 4,
      startColumn: 7,
      endLine: 4,
      endColumn: 8,
      charOffset: 29,
      charLength: 1,
    });
    expect(location && textIn(location.region)).toBe('=');
    expect(equals?.message.text).toBe(
      'A single = compares here. Write ==, which means the same and cannot be mistaken for an assignment.',
    );
  });

  test('carry fixes that mend the text', () => {
    const replacements = run.results.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ artifactChanges: [change] }) => change.replacements),
    );
    const edits = replacements.map(({ deletedRegion: { charOffset, charLength }, insertedContent }) => ({
      range: { start: charOffset, end: charOffset + charLength },
      text: insertedContent.text,
    }));
    const mended = applyFixes(text, edits);
    expect(mended).toBe(text.replace('unused = 1;\n', '').replace('a = "', 'a == "'));
  });

  test('mark what a comment silences, with the reason', () => {
    const ids = run.results.filter(({ ruleId }) => ruleId === 'analysis/hard-coded-id');
    expect(ids.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', justification: 'a test account' }],
      undefined,
      undefined,
    ]);
  });

  test('have fingerprints that tell equal lines apart and do not depend on the number of the line', () => {
    const print = (of: SarifLog): readonly string[] =>
      of.runs[0].results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash/v1']);
    expect(new Set(print(log)).size).toBe(run.results.length);
    const moved = sarifOf([findingsOf('functions/my rule#1.deluge', `// more\n\n${text}`)], '1.2.3');
    expect(print(moved)).toEqual(print(sarifOf([file], '1.2.3')));
  });

  test('say errors of form too', () => {
    const broken = run.results.filter(({ ruleId }) => ruleId.startsWith('syntax/'));
    expect(broken.map(({ level, message }) => `${level} ${message.text}`)).toEqual([
      "error Expecting ';' at the end of statement. Put a semicolon here.",
    ]);
    expect(run.tool.driver.rules.find(({ id }) => id === 'syntax/expected-semicolon')?.help.text).toBe(
      'The text cannot be read as Deluge: expected semicolon.',
    );
  });
});

test('what people are told leaves out what a comment silences', () => {
  expect(diagnosticsOf(file).map(({ line, code }) => `${line} ${code}`)).toEqual([
    '3 analysis/unused-variable',
    '4 analysis/undefined-variable',
    '4 analysis/single-equals',
    '7 analysis/hard-coded-id',
    '8 analysis/hard-coded-id',
  ]);
  expect(diagnosticsOf(findingsOf('broken.deluge', 'info 1')).map(({ code }) => code)).toEqual([
    'syntax/expected-semicolon',
  ]);
});

describe('the check of the structure finds', () => {
  type Json = { [key: string]: Json } & Json[];
  const broken: readonly (readonly [name: string, change: (log: Json) => void, problem: string])[] = [
    ['another version', (of) => Object.assign(of, { version: '2.0.0' }), 'version is not 2.1.0'],
    ['no runs', (of) => Object.assign(of, { runs: [] }), 'runs is empty'],
    [
      'a rule without help',
      (of) => {
        delete of.runs?.[0]?.tool?.driver?.rules?.[0]?.help;
      },
      'runs[0].tool.driver.rules[0].help.text is no text',
    ],
    [
      'a rule that does not exist',
      (of) => Object.assign(of.runs?.[0]?.results?.[0] ?? {}, { ruleIndex: 999 }),
      'runs[0].results[0].ruleIndex does not point to its rule',
    ],
    [
      'a region that ends before it begins',
      (of) =>
        Object.assign(of.runs?.[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.region ?? {}, {
          endLine: 0,
        }),
      'runs[0].results[0].locations[0].physicalLocation.region ends before it begins',
    ],
    [
      'an address that is not relative',
      (of) =>
        Object.assign(of.runs?.[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation ?? {}, {
          uri: '/home/x.deluge',
        }),
      'runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri is not relative',
    ],
  ];
  test.each(broken)('%s', (_name, change, problem) => {
    const copy = JSON.parse(JSON.stringify(log)) as Json;
    change(copy);
    expect(sarifProblems(copy)).toContain(problem);
  });
});
