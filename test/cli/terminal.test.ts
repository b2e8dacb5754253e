import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { main } from '../../cli/main.ts';
import { processTerminal, type TerminalProcess } from '../../cli/process-terminal.ts';
import { Report } from '../../cli/report.ts';
import type { Terminal } from '../../cli/terminal.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { makeFolder } from '../support/folder.ts';

const paintMark = '\u001b[';

describe('colour', () => {
  const painted: readonly (readonly [isTTY: boolean, env: TerminalProcess['env'], colour: boolean])[] = [
    [true, {}, true],
    [true, { TERM: 'xterm-256color' }, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '0' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
    [false, { TERM: 'xterm-256color' }, false],
  ];
  test.each(painted)('on a terminal: %s, with %o: %s', (isTTY, env, colour) => {
    const sink = { write: () => undefined, isTTY };
    const terminal = processTerminal({
      stdout: sink,
      stderr: sink,
      stdin: process.stdin,
      env,
      cwd: () => '/',
      once: () => undefined,
    });
    expect(terminal.colour).toBe(colour);
  });

  test('paints the message and the caret, and nothing without it', async () => {
    const folder = makeFolder({ 'a.deluge': 'info 1' });
    const plain = await folder.run(['parse', 'a.deluge']);
    const colourful = await folder.run(['parse', 'a.deluge'], { colour: true });
    expect(plain.stderr).not.toContain(paintMark);
    expect(colourful.stderr).toContain(`${paintMark}31merror syntax/expected-semicolon${paintMark}39m`);
    expect(colourful.stderr).toContain(`${paintMark}31m^${paintMark}39m`);
    expect(colourful.stdout).not.toContain(paintMark);
  });
});

describe('a question', () => {
  function terminalWith(isTTY: boolean) {
    const written: string[] = [];
    const stdin = Object.assign(new PassThrough(), { isTTY });
    const sink = { write: (text: string) => written.push(text), isTTY: true };
    const terminal = processTerminal({
      stdout: sink,
      stderr: sink,
      stdin,
      env: {},
      cwd: () => '/',
      once: () => undefined,
    });
    return { terminal, stdin, written };
  }

  test('is put on a terminal, and the line that is typed is the answer', async () => {
    const { terminal, stdin, written } = terminalWith(true);
    const answer = terminal.ask?.('Overwrite? [y/N] ');
    stdin.write('yes\nmore\n');
    expect(await answer).toBe('yes');
    expect(written).toEqual(['Overwrite? [y/N] ']);
  });

  test('is answered by nothing when the input ends', async () => {
    const { terminal, stdin } = terminalWith(true);
    const answer = terminal.ask?.('Overwrite? [y/N] ');
    stdin.end();
    expect(await answer).toBe('');
  });

  test('can be put to nobody where the input is no terminal', () => {
    expect(terminalWith(false).terminal.ask).toBeUndefined();
  });
});

describe('a defect', () => {
  const broken = (written: string[]): Terminal => ({
    directory: '/',
    standardOutput: { write: (text) => written.push(text) },
    standardError: { write: (text) => written.push(text) },
    colour: false,
    clock: () => {
      throw new TypeError('no clock');
    },
    now: () => 0,
    environment: {},
    interrupted: () => Promise.resolve(),
  });

  test('is told as one of ours, with status 70', async () => {
    const written: string[] = [];
    expect(await main(['build'], broken(written))).toBe(70);
    expect(written.join('')).toMatch(
      /^error defect\/unexpected\n {2}topping has a defect: TypeError: no clock\n( {4}at .*\n)+ {2}Please report it with the text above and what you did\.\n$/,
    );
  });

  test('is a document too', async () => {
    const written: string[] = [];
    expect(await main(['build', '--json'], broken(written))).toBe(70);
    expect(JSON.parse(written.join(''))).toMatchObject({
      protocol: 1,
      ok: false,
      diagnostics: [{ code: 'defect/unexpected' }],
    });
  });
});

describe('a report', () => {
  function reportOn(isTTY: boolean, json = false): { readonly report: Report; readonly written: string[] } {
    const written: string[] = [];
    const write = (text: string): unknown => written.push(text);
    const terminal: Terminal = {
      directory: '/',
      standardOutput: { write },
      standardError: { write, isTTY },
      colour: false,
      clock: () => 0,
      now: () => 0,
      environment: {},
      interrupted: () => Promise.resolve(),
    };
    return { report: new Report(terminal, json), written };
  }

  test('replaces its line of progress on a terminal, and clears it before anything else', () => {
    const { report, written } = reportOn(true);
    report.progress('replay: contacts');
    report.step('replay: 20');
    report.line('done');
    report.progress('write');
    report.text('diff\n');
    expect(written).toEqual([
      '\rreplay: contacts',
      '\rreplay: 20      ',
      `\r${' '.repeat(10)}\r`,
      'done\n',
      '\rwrite',
      `\r${' '.repeat(5)}\r`,
      'diff\n',
    ]);
  });

  test('has a line for each stage elsewhere, and none for the steps', () => {
    const { report, written } = reportOn(false);
    report.progress('replay: contacts');
    report.step('replay: 20');
    report.line('done');
    expect(written).toEqual(['replay: contacts\n', 'done\n']);
  });

  test('for a machine is documents only', () => {
    const { report, written } = reportOn(true, true);
    report.progress('replay: contacts');
    report.line('done');
    report.text('diff');
    report.failure([{ code: 'a/b', severity: 'error', message: 'No.' }]);
    expect(written).toEqual([
      '{"protocol":1,"ok":false,"diagnostics":[{"code":"a/b","severity":"error","message":"No.","line":null,"column":null}]}\n',
    ]);
  });

  const alike = (count: number, line?: number): readonly Diagnostic[] =>
    Array.from({ length: count }, (_, index) => ({
      code: 'a/b',
      severity: 'warning',
      message: `Number ${index + 1}.`,
      file: 'f',
      ...(line !== undefined && { line: line + index }),
    }));

  test('shows two findings that say the same of a file, and counts the others', () => {
    const { report, written } = reportOn(false);
    report.diagnostics([...alike(5), { code: 'c/d', severity: 'error', message: 'Last.' }]);
    expect(written.join('')).toBe(
      'warning a/b at f\n  Number 1.\nwarning a/b at f\n  Number 2.\n… and 3 more: warning a/b at f\nerror c/d\n  Last.\n',
    );
  });

  test('shows twenty that have lines of their own', () => {
    const { report, written } = reportOn(false);
    report.diagnostics(alike(25, 1));
    expect(written).toHaveLength(21);
    expect(written.at(-2)).toBe('warning a/b at f:20\n  Number 20.\n');
    expect(written.at(-1)).toBe('… and 5 more: warning a/b at f\n');
  });
});
