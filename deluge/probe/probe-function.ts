import type { Reading } from '../runtime/reading.ts';
import { readingTable } from '../runtime/readings.ts';
import { SourceFile } from '../source.ts';
import { parse } from '../syntax/parser.ts';
import { print } from '../syntax/printer.ts';
import { answerEnd, answerMark, lineEnd, lineStart } from './probe-marks.ts';

/** The path of the function that `probeFunction` prints. */
export const probePath = 'standalone.ask_platform';

/**
 * What the questions may read from the map `given`: values whose types Zoho does not know when it saves the function, so
 * that it does not refuse what is only doubtful.
 */
export const givenValues: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  six: '6',
  seven: '7',
  negative: '-1',
  largest: '9223372036854775807',
  number: '200',
  digits: '"200"',
  word: '"true"',
  yes: 'true',
  no: 'false',
  a: '"a"',
  b: '"b"',
  empty: '""',
  blank: '" "',
  list: '{"x"}',
  element: '"x"',
  pairs: '{"key":"value"}',
  json: '"{\\"apple\\":1,\\"banana\\":2,\\"cherry\\":3}"',
};

/**
 * The Deluge function that asks a live console all open questions that a script can ask. It reads and writes no record,
 * calls no service and shows no personal data; a question that fails does not stop the rest. Paste it, run it, and give
 * what it prints (the info lines and the returned text) to `importProbe`.
 */
export function probeFunction(): string {
  const body = [
    'answers = "";',
    'given = Map();',
    ...Object.entries(givenValues).map(([name, value]) => `given.put("${name}",${value});`),
    ...guarded(['given.put("day","2024-01-31".toDate("yyyy-MM-dd"));'], 'info "no date";'),
    ...Object.entries(readingTable).flatMap(([name, reading]) => question(name, reading)),
    'return answers;',
  ];
  return inEditorLayout(`string ${probePath}()\n{\n${body.join('\n')}\n}\n`);
}

function question(name: string, { question: asked, probe }: Reading): readonly string[] {
  switch (probe.kind) {
    case 'not-asked':
      return [];
    case 'printed':
      return [
        `// ${asked}`,
        `info "${lineStart(name)}";`,
        ...guarded([`info ${probe.print};`], 'info "error";'),
        `info "${lineEnd(name)}";`,
      ];
    case 'asked':
      return [
        `// ${asked}`,
        'seen = "";',
        ...guarded(probe.statements, 'seen = seen + "error";'),
        `seen = "${answerMark(name)}" + seen + "${answerEnd}";`,
        'info seen;',
        'answers = answers + seen;',
      ];
  }
}

function guarded(statements: readonly string[], otherwise: string): readonly string[] {
  return ['try', '{', ...statements, '}', 'catch (problem)', '{', otherwise, '}'];
}

function inEditorLayout(text: string): string {
  const { program, diagnostics } = parse(new SourceFile('probe.deluge', text));
  const [first] = diagnostics;
  if (first) throw new Error(`The probe has a mistake in line ${first.line}: ${first.message}`);
  return print(program).text;
}
