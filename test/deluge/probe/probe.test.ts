import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importProbe } from '../../../deluge/probe/import-probe.ts';
import { givenValues, probeFunction } from '../../../deluge/probe/probe-function.ts';
import type { Reading } from '../../../deluge/runtime/reading.ts';
import {
  defaultReadings,
  type ReadingName,
  type Readings,
  readingNames,
  readingTable,
} from '../../../deluge/runtime/readings.ts';
import { SourceFile } from '../../../deluge/source.ts';
import { parse } from '../../../deluge/syntax/parser.ts';
import { print } from '../../../deluge/syntax/printer.ts';
import { expressionsWithin } from '../../../deluge/syntax/walk.ts';
import { runDeluge } from '../../support/run-deluge.ts';

const names = readingNames;
const table: Readonly<Record<ReadingName, Reading>> = readingTable;
const asked = names.filter((name) => table[name].probe.kind !== 'not-asked');
const text = probeFunction();

/** What a console shows for the probe: its info lines, then the returned text. */
function printedUnder(readings: Partial<Readings>): {
  readonly info: readonly string[];
  readonly returned: string;
} {
  const { outcome, requests } = runDeluge(text, { readings });
  if (!outcome.ok) throw new Error(`line ${outcome.error.line}: ${outcome.error.message}`);
  expect(requests).toEqual([]);
  return { info: outcome.info, returned: String(outcome.returns) };
}

function settledBy(printed: string): Partial<Readings> {
  const imported = importProbe(printed);
  if (!imported.ok) throw new Error(imported.diagnostics.map(({ message }) => message).join('\n'));
  return imported.readings;
}

/** What the probe can find out. */
function knowable(readings: Readings): Partial<Readings> {
  return Object.fromEntries(asked.map((name) => [name, readings[name]]));
}

const cases = asked.flatMap((name) => table[name].values.map((value) => [name, value] as const));

test.each(cases)('finds out %s=%s', (name, value) => {
  const readings: Readings = { ...defaultReadings, [name]: value };
  const { info, returned } = printedUnder(readings);
  expect(settledBy([...info, returned].join('\n'))).toEqual(knowable(readings));
});

test('finds out any combination of behaviours', () => {
  const anyReadings = fc.record(
    Object.fromEntries(names.map((name) => [name, fc.constantFrom(...table[name].values)])),
  ) as fc.Arbitrary<Readings>;
  fc.assert(
    fc.property(anyReadings, (readings) => {
      const { info } = printedUnder(readings);
      expect(settledBy(info.join('\n'))).toEqual(knowable(readings));
    }),
    { seed: 20260115, numRuns: 150 },
  );
});

describe('the function', () => {
  test('has the layout that the editor keeps, and starts from a shared, harmless map', () => {
    const { program, diagnostics } = parse(new SourceFile('probe.deluge', text));
    expect(diagnostics).toEqual([]);
    expect(print(program).text).toBe(text);
    expect(text.split('\n')[0]).toBe('string standalone.ask_platform()');
    expect(text.endsWith('return answers;\n}\n')).toBe(true);
  });

  test('calls no service and no task, and reads nothing about a person', () => {
    const { program } = parse(new SourceFile('probe.deluge', text));
    const statements = program.items.flatMap((item) =>
      item.kind === 'function' ? item.body.statements : [],
    );
    const kinds = new Set<string>();
    for (const expression of expressionsWithin(statements)) kinds.add(expression.kind);
    expect(kinds).not.toContain('task-block');
    expect(text).not.toMatch(/zoho\./);
  });

  test('survives any one of its questions failing', () => {
    // Without its values, nearly every question fails.
    const broken = text.replace(/^given\.put\(.*$/gm, '');
    const { outcome } = runDeluge(broken);
    expect(outcome.ok).toBe(true);
    expect(outcome.info.filter((line) => line.includes('=')).length).toBe(asked.length - 1);
  });

  test('uses every value that it prepares', () => {
    for (const name of Object.keys(givenValues)) expect(text).toContain(`given.get("${name}")`);
  });
});

describe('every question', () => {
  test.each(names)('%s has an answer for each value, or says why it is not asked', (name) => {
    const { probe, values } = table[name];
    if (probe.kind === 'not-asked') expect(probe.why).toMatch(/^[a-z].*[a-z]$/);
    else expect(Object.keys(probe.answers)).toEqual([...values]);
  });
});

describe('what was copied', () => {
  const { info, returned } = printedUnder({});

  test('may be the returned text alone; what only info lines show stays open', () => {
    const { 'null-print': _, ...others } = knowable(defaultReadings);
    expect(settledBy(returned)).toEqual(others);
    const imported = importProbe(returned);
    expect(imported.ok && imported.undecided.find(({ name }) => name === 'null-print')).toEqual({
      name: 'null-print',
      reason: 'The answer stands in the info lines only, and the text has none',
    });
  });

  test('may have the line ends of Windows, blanks around lines, or be shown as JSON', () => {
    expect(settledBy(info.map((line) => `  ${line} \r`).join('\n'))).toEqual(knowable(defaultReadings));
    const { 'null-print': _, ...others } = knowable(defaultReadings);
    expect(settledBy(JSON.stringify({ output: returned }))).toEqual(others);
  });

  test('leaves open what it does not answer, and what no behaviour explains', () => {
    expect(importProbe('~whole-division=3.5 3~~list-print=1;a~')).toMatchObject({
      ok: true,
      readings: { 'whole-division': 'exact' },
      undecided: expect.arrayContaining([
        {
          name: 'list-print',
          reason: 'The console answered in a way that none of the known behaviours explains',
          seen: '1;a',
        },
        { name: 'json-slash', reason: 'The text holds no answer' },
        {
          name: 'refused-write',
          reason: 'The probe does not ask: it writes a record, which a harmless script does not do',
        },
      ]),
    });
  });

  test.each<readonly [string, string, string]>([
    [
      'nothing of the probe',
      'The text holds no answer of the probe',
      'Run the function that "topping probe" prints, and copy its info lines or the text it returns.',
    ],
    [
      '~whole-divison=3.5 3~',
      'The text answers a question that is not known: whole-divison',
      'Did you mean whole-division? If not, print the function anew and run it.',
    ],
    [
      '~favourite-colour=blue~',
      'The text answers a question that is not known: favourite-colour',
      'It was printed by another version: print the function anew and run it.',
    ],
    [
      '~list-print=1,a~ ~list-print=1, a~',
      "The text answers list-print in several ways: '1,a', '1, a'",
      'Keep what one run has printed.',
    ],
  ])('%s is refused', (copied, message, hint) => {
    const imported = importProbe(copied);
    expect(imported.ok ? [] : imported.diagnostics).toEqual([
      expect.objectContaining({ severity: 'error', message, hint }),
    ]);
  });
});
