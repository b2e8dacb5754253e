import { describe, expect, test } from 'vitest';
import { compile } from '../../../deluge/runtime/compile.ts';
import { defaultReadings, type Readings } from '../../../deluge/runtime/readings.ts';
import { startRun } from '../../../deluge/runtime/run.ts';
import { SourceFile } from '../../../deluge/source.ts';
import { parse } from '../../../deluge/syntax/parser.ts';
import { fixedHost, json } from '../../support/run-deluge.ts';

/** Where a function stands after some answers, one for each call before. */
function standing(
  body: string,
  answers: readonly string[] = [],
  name = 'x',
  readings: Readings = defaultReadings,
): string | undefined {
  const source = new SourceFile('test.deluge', `void standalone.f(string name)\n{\n${body}\n}`);
  const program = compile([{ source, program: parse(source).program }]);
  const run = startRun(program, { host: fixedHost, function: 'standalone.f', args: { name }, readings });
  let step = run.next();
  for (const answer of answers) {
    expect(step.done).toBe(false);
    step = run.next(json(answer));
  }
  expect(step.done).toBe(false);
  return run.standing();
}

const call = 'invokeurl [ url :"https://example.com/a" type :GET ]';

/** Whether two ways to a call come to the same future. */
function alike(body: string, first: string, second: string): boolean {
  const [one, other] = [standing(body, [first]), standing(body, [second])];
  expect(one).toBeDefined();
  expect(other).toBeDefined();
  return one === other;
}

describe('runs stand alike', () => {
  test.each([
    ['when what they were answered is read no more', `a = ${call};\na = ${call};\ninfo a;`],
    [
      'when what they were answered is written over on every way',
      `a = ${call};\nb = ${call};\nif(b == "1")\n{\na = 1;\n}\nelse\n{\na = 2;\n}\ninfo a;`,
    ],
    ['when the loop reads afresh in each round', `for each i in {1,2}\n{\na = ${call};\ninfo a;\n}`],
    [
      'when it is only told in the log, as a part of a text',
      `a = ${call};\nb = ${call};\ninfo "told: " + a + ".";`,
    ],
    ['when the value was only read before', `a = ${call};\ninfo a;\nb = ${call};\ninfo b;`],
  ])('%s', (_when, body) => {
    expect(alike(body, '"1"', '"2"')).toBe(true);
  });
});

describe('runs stand apart', () => {
  test.each([
    ['when what they were answered is read later', `a = ${call};\nb = ${call};\ninfo a + b;`],
    ['when it is told by itself, which shows its kind', `a = ${call};\nb = ${call};\ninfo a;`],
    ['when it is told behind what can be a date', `a = ${call};\nb = ${call};\ninfo '01-Jan-2026' + a;`],
    ['when it is told as a part of a part', `a = ${call};\nb = ${call};\ninfo "told: " + (a + b);`],
    [
      'when it is told and read',
      `a = ${call};\nb = ${call};\ninfo "told: " + a;\nif(a == b)\n{\ninfo "same";\n}`,
    ],
    ['when only one way reads it', `a = ${call};\nb = ${call};\nif(b == "1")\n{\ninfo a;\n}`],
    [
      'when the next round of a loop reads it',
      `a = "";\nfor each i in {1,2}\n{\ninfo a;\na = ${call};\nb = ${call};\n}`,
    ],
    ['when a handler reads it', `a = ${call};\ntry\n{\nb = ${call};\na = 1;\n}\ncatch (e)\n{\ninfo a;\n}`],
    [
      'when a handler reads what was to be written over',
      `a = ${call};\ntry\n{\na = ${call};\n}\ncatch (e)\n{\ninfo a;\n}`,
    ],
    [
      'when what follows a break reads it',
      `for each i in {1,2}\n{\na = ${call};\nb = ${call};\nif(b == "1")\n{\nbreak;\n}\na = "";\n}\ninfo a;`,
    ],
    ['when it is in a map that is read', `m = Map();\na = ${call};\nm.put("a",a);\nb = ${call};\ninfo m;`],
    [
      'when a loop has further rounds that differ',
      `n = ${call};\nfor each i in n.toList()\n{\nb = ${call};\n}`,
    ],
    ['when a loop goes over it', `n = ${call};\nfor each i in n.toList()\n{\nb = ${call};\ninfo i;\n}`],
  ])('%s', (_when, body) => {
    expect(alike(body, '"1,2"', '"1,3"')).toBe(false);
  });

  test('when what is told is null in one of them', () => {
    const body = `a = ${call}.get("x");\nb = ${call};\ninfo "told: " + a;`;
    const alikeValues = [standing(body, ['{"x":1}']), standing(body, ['{"x":2}'])];
    expect(alikeValues[0]).toBeDefined();
    expect(alikeValues[0]).toBe(alikeValues[1]);
    expect(standing(body, ['{"x":null}'])).not.toBe(alikeValues[0]);
  });

  test('when they send different requests', () => {
    const body = 'a = invokeurl [ url :"https://example.com/" + name type :GET ];';
    expect(standing(body, [], 'x')).not.toBe(standing(body, [], 'y'));
  });

  test('when two variables share one list in the one and not in the other', () => {
    const shared = 'b = a;\n';
    const body = (second: string) => `a = List();\n${second}r = ${call};\na.add(1);\ninfo b;`;
    const [one, other] = [standing(body(shared)), standing(body('b = List();\n'))];
    expect(one?.replace(/@\d+ /, '')).not.toBe(other?.replace(/@\d+ /, ''));
    expect(one).toMatch(/b=@0/);
  });

  test('in each round of a loop', () => {
    const body = `for each i in {1,2}\n{\nb = ${call};\n}`;
    expect(standing(body, [])).not.toBe(standing(body, ['"x"']));
  });
});

test('names that differ in case only are one variable where the language takes them so', () => {
  const body = `Total = ${call};\nb = ${call};\ninfo total;`;
  const apart = (readings: Readings): boolean =>
    standing(body, ['1'], 'x', readings) !== standing(body, ['2'], 'x', readings);
  expect(apart({ ...defaultReadings, 'variable-case': 'different' })).toBe(false);
  expect(apart({ ...defaultReadings, 'variable-case': 'same' })).toBe(true);
  const over = `Total = ${call};\nTOTAL = 1;\nb = ${call};\ninfo total;`;
  const readings: Readings = { ...defaultReadings, 'variable-case': 'same' };
  expect(standing(over, ['1'], 'x', readings)).toBeDefined();
  expect(standing(over, ['1'], 'x', readings)).toBe(standing(over, ['2'], 'x', readings));
});

describe('where a run stands is not told', () => {
  test.each([
    ['inside an expression', `a = "x" + ${call};`],
    ['at a value of a rare kind that is still read', `t = zoho.currenttime;\na = ${call};\ninfo t;`],
  ])('%s', (_where, body) => {
    expect(standing(body)).toBeUndefined();
  });

  test('inside an inner call', () => {
    const text = `void standalone.f()\n{\nx = 1;\nstandalone.g();\ninfo x;\n}\nvoid standalone.g()\n{\na = ${call};\n}`;
    const source = new SourceFile('test.deluge', text);
    const program = compile([{ source, program: parse(source).program }]);
    const run = startRun(program, { host: fixedHost, function: 'standalone.f' });
    run.next();
    expect(run.standing()).toBeUndefined();
  });

  test('before a run begins and after it has ended', () => {
    const source = new SourceFile('test.deluge', `void standalone.f()\n{\na = ${call};\n}`);
    const run = startRun(compile([{ source, program: parse(source).program }]), { host: fixedHost });
    expect(run.standing()).toBeUndefined();
    run.next();
    expect(run.standing()).toBeDefined();
    run.next(json('1'));
    expect(run.standing()).toBeUndefined();
  });
});
