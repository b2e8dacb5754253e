import { parseJson, writeJson } from '../../deluge/runtime/json.ts';
import { type ReadingName, readingTable } from '../../deluge/runtime/readings.ts';
import { MapValue } from '../../deluge/runtime/value.ts';
import { json, type RunDelugeOptions, runDeluge } from './run-deluge.ts';

/**
 * One chunk of a language program: Deluge that says in comments what it does.
 *
 * - `// info: text` — one line that is printed, in order; a program without any prints what it likes.
 * - `// returns: JSON` — the returned value.
 * - `// error: regex` — the run fails with such a message; behind a statement, in that line.
 * - `// requests: METHOD url` — one exchange, in order.
 * - `// reply: STATUS body` — the answer to the next exchange; `timeout`, `reset`, `unreachable` or `connection` for none.
 * - `// args: JSON object` — variables that are set before.
 * - `// call: path` — the function to call instead of the body.
 * - `// reading: name=value` — picks a behaviour of the platform.
 * - `// limit: name=number` — sets a limit of the run.
 */
export interface LanguageProgram {
  readonly name: string;
  readonly text: string;
}

/** The chunks of a file, which lines of three hyphens divide. A chunk keeps the line numbers of its file. */
export function programsIn(file: string, text: string): readonly LanguageProgram[] {
  let line = 0;
  return text.split(/^---$/m).map((chunk) => {
    const program = {
      name: `${file}:${line + 1 + leadingBlankLines(chunk)}`,
      text: '\n'.repeat(line) + chunk,
    };
    line += chunk.split('\n').length - 1;
    return program;
  });
}

function leadingBlankLines(chunk: string): number {
  return chunk.length - chunk.trimStart().length === 0
    ? 0
    : (/^\s*\n/.exec(chunk)?.[0].split('\n').length ?? 1) - 1;
}

/** What a program does, in the words of its own comments; equal to `expectationsOf` when it keeps its word. */
export function behaviourOf(program: LanguageProgram): readonly string[] {
  const notes = notesOf(program);
  const { outcome, requests } = runDeluge(program.text, optionsOf(notes));
  const wanted = new Set(notes.map(({ key }) => key));
  const failed = notes.find(({ key }) => key === 'error');
  const lines: string[] = [];
  if (wanted.has('requests')) {
    lines.push(...requests.map(({ method, url }) => `requests: ${method} ${url}`));
  }
  if (wanted.has('info')) lines.push(...outcome.info.map((text) => `info: ${text.trimEnd()}`));
  if (outcome.ok) {
    if (wanted.has('returns')) lines.push(`returns: ${writeJson(outcome.returns)}`);
  } else {
    const { message, line } = outcome.error;
    const isExpected =
      failed !== undefined &&
      new RegExp(failed.value).test(message) &&
      (failed.line === undefined || failed.line === line);
    lines.push(isExpected ? `error: ${failed.value}` : `error: ${message} (line ${line})`);
  }
  return lines;
}

export function expectationsOf(program: LanguageProgram): readonly string[] {
  const notes = notesOf(program);
  return ['requests', 'info', 'returns', 'error'].flatMap((wanted) =>
    notes.filter(({ key }) => key === wanted).map(({ key, value }) => `${key}: ${value}`),
  );
}

interface Note {
  readonly key: string;
  readonly value: string;
  /** Of the statement that the comment stands behind. */
  readonly line: number | undefined;
}

const notePattern = /^(.*?)\/\/ (info|returns|error|requests|reply|args|call|reading|limit):(?: (.*))?$/;

function notesOf({ text }: LanguageProgram): readonly Note[] {
  return text.split('\n').flatMap((line, index) => {
    const [, before = '', key = '', value = ''] = notePattern.exec(line) ?? [];
    if (key === '') return [];
    return [{ key, value: value.trimEnd(), line: before.trim() === '' ? undefined : index + 1 }];
  });
}

function optionsOf(notes: readonly Note[]): RunDelugeOptions {
  const valuesOf = (wanted: string): string[] =>
    notes.filter(({ key }) => key === wanted).map(({ value }) => value);
  const [call] = valuesOf('call');
  return {
    args: Object.fromEntries(valuesOf('args').flatMap((text) => [...mapIn(text).entries()])),
    answers: valuesOf('reply').map(answerIn),
    readings: Object.fromEntries(valuesOf('reading').map(readingIn)),
    limits: Object.fromEntries(valuesOf('limit').map(limitIn)),
    ...(call !== undefined && { function: call }),
  };
}

function mapIn(text: string): MapValue {
  const parsed = parseJson(text);
  if (!parsed.ok || !(parsed.value instanceof MapValue)) throw new Error(`not a JSON object: ${text}`);
  return parsed.value;
}

const failures = ['timeout', 'reset', 'unreachable', 'connection'] as const;

function answerIn(text: string): NonNullable<RunDelugeOptions['answers']>[number] {
  const [first = '', ...rest] = text.split(' ');
  const reason = failures.find((known) => known === first);
  if (reason) return { kind: 'failure', reason, message: rest.join(' ') };
  return json(rest.join(' '), Number(first));
}

function readingIn(text: string): readonly [string, string] {
  const [name = '', value = ''] = text.split('=');
  const known: readonly string[] | undefined = readingTable[name as ReadingName]?.values;
  if (!known?.includes(value)) throw new Error(`no such reading: ${text}`);
  return [name, value];
}

function limitIn(text: string): readonly [string, number] {
  const [name = '', value = ''] = text.split('=');
  return [name, Number(value)];
}
