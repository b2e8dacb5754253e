import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type { Program, Statement } from '../syntax/ast.ts';
import { blocksOf, expressionsWithin, statementsWithin } from '../syntax/walk.ts';
import type { Finding, Rule } from './rule.ts';
import type { Scope } from './scope.ts';

/**
 * The parts of a text that could not be read. The rules look at the rest; what they find is told unless it can come of
 * what was not read: a variable that seems to be set nowhere may be set in there.
 */
export class BrokenParts {
  readonly #source: SourceFile;
  readonly #ranges: readonly Range[];
  /** What stands in them, in lower case and without blanks, as a blank or a bracket can be what is wrong in a name. */
  readonly #texts: readonly string[];

  constructor(source: SourceFile, program: Program, mistakes: readonly Diagnostic[]) {
    this.#source = source;
    const found = mistakes.flatMap((mistake) => rangeOf(mistake, source));
    const statements = found.length > 0 ? partsWithMistakes(program, found) : [];
    this.#ranges = [...found, ...statements].map((range) => wholeLines(range, source.text));
    this.#texts = this.#ranges.map(({ start, end }) =>
      source.text.slice(start, end).replaceAll(/\s+/g, '').toLowerCase(),
    );
  }

  /** Whether a finding can come of what was not read. */
  hide(rule: Rule, { range }: Finding, scopes: readonly Scope[]): boolean {
    if (this.#ranges.length === 0) return false;
    if (this.#ranges.some((part) => touches(part, range))) return true;
    if (rule.needsWhole === true) return !this.#isWhole(scopeAt(range, scopes));
    const named = this.#source.text.slice(range.start, range.end).toLowerCase();
    return this.#textBeside(range, scopes).some((text) => text.includes(named));
  }

  /** What was not read of the function of a place, or outside of all functions. */
  #textBeside(range: Range, scopes: readonly Scope[]): readonly string[] {
    const own = scopeAt(range, scopes);
    const isBeside = (part: Range): boolean => {
      const scope = scopeAt(part, scopes);
      return scope === undefined || scope === own;
    };
    return this.#ranges.flatMap((part, index) => (isBeside(part) ? (this.#texts[index] ?? '') : []));
  }

  #isWhole(scope: Scope | undefined): boolean {
    const { range } = scope?.declaration ?? {};
    return range !== undefined && !this.#ranges.some((part) => touches(part, range));
  }
}

/** Nothing behind the beginning of a comment without an end is read. */
function rangeOf({ code, range }: Diagnostic, { text }: SourceFile): readonly Range[] {
  if (!range) return [];
  return [code === 'syntax/unclosed-comment' ? { start: range.start, end: text.length } : range];
}

/**
 * The statements that were skipped, those without blocks that hold a mistake and were read all the same, and the
 * headers of which a part was passed.
 */
function partsWithMistakes({ items }: Program, mistakes: readonly Range[]): readonly Range[] {
  const hasMistake = (range: Range): boolean => mistakes.some((mistake) => touches(mistake, range));
  const statements = items.flatMap((item): readonly Statement[] =>
    item.kind === 'function' ? item.body.statements : [item],
  );
  const isBroken = (statement: Statement): boolean =>
    statement.kind === 'invalid' || (blocksOf(statement).length === 0 && hasMistake(statement.range));
  const headers = items.flatMap((item): readonly Range[] =>
    item.kind === 'function' ? [{ start: item.range.start, end: item.body.range.start }] : [],
  );
  return [
    ...[...statementsWithin(statements)].filter(isBroken).map(({ range }) => range),
    ...headers.filter(hasMistake),
    ...[...expressionsWithin(statements)].flatMap(({ kind, range }) =>
      kind === 'invalid-expression' ? [range] : [],
    ),
  ];
}

function touches(first: Range, second: Range): boolean {
  return first.start <= second.end && first.end >= second.start;
}

function wholeLines({ start, end }: Range, text: string): Range {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd,
  };
}

function scopeAt(range: Range, scopes: readonly Scope[]): Scope | undefined {
  return scopes.find((scope) => holds(scope, range));
}

/** Whether a place stands in the function of a scope. */
function holds({ declaration }: Scope, range: Range): boolean {
  return (
    declaration !== undefined && declaration.range.start <= range.start && declaration.range.end >= range.end
  );
}
