import { describe, expect, test } from 'vitest';
import { readSettings, settingsDiagnostics } from '../../../deluge/index.ts';
import { found } from './analyzed.ts';

const text = 'a = 1;\nif(a = 1)\n{\n\tinfo a;\n}';
const severities = (level: 'off' | 'note' | 'warning' | 'error'): readonly (string | undefined)[] =>
  found(text, { settings: { rules: { 'single-equals': level } } }).map((line) => line.split(' ')[1]);

test('a project sets how heavy the findings of a rule are, or turns it off', () => {
  expect(found(text).map((line) => line.split(' ')[1])).toEqual(['warning']);
  expect(severities('note')).toEqual(['note']);
  expect(severities('error')).toEqual(['error']);
  expect(severities('off')).toEqual([]);
});

test('a rule that is not named keeps its severity', () => {
  expect(found(text, { settings: { rules: { 'hard-coded-id': 'off' } } })).toHaveLength(1);
});

describe('settings from outside', () => {
  test('are read', () => {
    expect(readSettings({ rules: { 'call-in-loop': 'note', 'hard-coded-host': 'off' } }, 'x.json')).toEqual({
      ok: true,
      settings: { rules: { 'call-in-loop': 'note', 'hard-coded-host': 'off' } },
    });
    expect(readSettings({}, 'x.json')).toEqual({ ok: true, settings: { rules: {} } });
  });

  test.each([
    [
      [],
      'The settings of the analysis are not an object with "rules". Write for example { "rules": { "hard-coded-host": "off" } }.',
    ],
    [
      { rules: 'off' },
      'The settings of the analysis are not an object with "rules". Write for example { "rules": { "hard-coded-host": "off" } }.',
    ],
    [{ rule: {} }, 'The settings of the analysis have no member "rule". They have "rules" only.'],
    [{ rules: { 'cal-in-loop': 'off' } }, 'There is no rule "cal-in-loop". Did you mean call-in-loop?'],
    [{ rules: { nothing: 'off' } }, 'There is no rule "nothing". docs/diagnostics.md lists the rules.'],
    [
      { rules: { 'call-in-loop': 'loud' } },
      'The rule "call-in-loop" is set to something that is no level. Set it to off, note, warning or error.',
    ],
  ])('%j are refused with a reason', (value, message) => {
    const read = readSettings(value, 'topping/check.json');
    expect(read.ok).toBe(false);
    const diagnostics = read.ok ? [] : read.diagnostics;
    expect(diagnostics.map((one) => `${one.message} ${one.hint}`)).toEqual([message]);
    for (const { file, code } of diagnostics) {
      expect(file).toBe('topping/check.json');
      expect(Object.keys(settingsDiagnostics.entries)).toContain(code.replace('analysis-settings/', ''));
    }
  });
});
