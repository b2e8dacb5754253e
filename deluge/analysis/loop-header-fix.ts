import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import type { ForEachStatement, Program } from '../syntax/ast.ts';
import { statementsWithin } from '../syntax/walk.ts';
import type { TextEdit } from './text-edit.ts';

/** A mistake of form that can be mended without a change of what was meant. */
export interface FormFix {
  readonly diagnostic: Diagnostic;
  readonly edits: readonly TextEdit[];
}

/**
 * Puts the list of a loop into a variable before it, where its header has a chain of calls. The list is made once before
 * the first round either way.
 *
 * @example
 * // for each x in a.get("b").toList()  becomes  xList = a.get("b").toList();  for each x in xList
 */
export function loopHeaderFixes(
  source: SourceFile,
  program: Program,
  diagnostics: readonly Diagnostic[],
): readonly FormFix[] {
  const chained = diagnostics.filter(({ code }) => code === 'syntax/loop-chained-calls');
  if (chained.length === 0) return [];
  const taken = new Set(
    [...source.text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].map(([name]) => name.toLowerCase()),
  );
  const statements = program.items.flatMap((item) =>
    item.kind === 'function' ? item.body.statements : [item],
  );
  const fixes: FormFix[] = [];
  for (const loop of statementsWithin(statements)) {
    if (loop.kind !== 'for-each') continue;
    const diagnostic = chained.find(({ range }) => range?.start === loop.iterable.range.start);
    if (diagnostic) fixes.push({ diagnostic, edits: editsOf(loop, source, taken) });
  }
  return fixes;
}

function editsOf(loop: ForEachStatement, { text }: SourceFile, taken: Set<string>): readonly TextEdit[] {
  const { start } = loop.range;
  const { range } = loop.iterable;
  const name = freeName(`${loop.variable}List`, taken);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const gap = before.trim() === '' ? `\n${before}` : ' ';
  const assignment = `${name} = ${text.slice(range.start, range.end)};${gap}`;
  return [
    { range: { start, end: start }, text: assignment },
    { range, text: name },
  ];
}

/** Names do not differ by case alone. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
  taken.add(name.toLowerCase());
  return name;
}
