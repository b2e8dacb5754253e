import {
  BuiltInRegistry,
  builtIns,
  check,
  integrationTasks,
  parse,
  print,
  SourceFile,
  TaskTable,
} from '../../deluge/index.ts';
import { tokenize } from '../../deluge/syntax/lexer.ts';
import { withoutRanges } from '../support/tree-shape.ts';

const facts = {
  builtIns: new BuiltInRegistry(builtIns),
  tasks: new TaskTable(integrationTasks),
  connections: ['biginconnection', 'booksconnection'],
};

/**
 * What is promised for every text whatever it holds: parser, checks and printer give an answer, each diagnostic lies in
 * the text and says what to do, and what parses prints to the same program with all its comments.
 *
 * @returns what is broken, or undefined. A throw of the code under test counts as broken too.
 */
export function brokenPromise(text: string): string | undefined {
  try {
    return findBrokenPromise(text);
  } catch (error) {
    return `throws ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
}

function findBrokenPromise(text: string): string | undefined {
  const source = new SourceFile('any.deluge', text);
  const { program, diagnostics } = parse(source);
  const findings = check(source, program, facts);
  for (const { code, line = 0, column = 0, message, hint, range } of [...diagnostics, ...findings]) {
    if (line < 1 || column < 1 || message === '') return `a diagnostic without a place or text: ${code}`;
    if (!hint) return `a diagnostic without a hint: ${code}`;
    if (range && (range.start < 0 || range.start > text.length))
      return `a diagnostic outside the text: ${code}`;
  }
  if (diagnostics.length > 0) return undefined;
  const printed = print(program).text;
  const again = parse(new SourceFile('printed.deluge', printed));
  const [first] = again.diagnostics;
  if (first) return `its print does not parse: ${first.line}:${first.column} ${first.code}`;
  if (withoutRanges(again.program) !== withoutRanges(program)) return 'its print is another program';
  if (print(again.program).text !== printed) return 'printing its print changes it';
  if (commentsOf(printed) !== commentsOf(text)) return 'a comment is lost, changed or doubled';
  return undefined;
}

/** All comments of a text in an order of their own: printing may move one to its statement. */
function commentsOf(text: string): string {
  const { comments } = tokenize(new SourceFile('comments.deluge', text));
  return JSON.stringify(comments.map((comment) => comment.text).sort());
}
