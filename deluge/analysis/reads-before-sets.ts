import type { Range } from '../source.ts';
import type { Identifier } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';

/** A read of a variable that no run can have set by then. */
export interface ReadBeforeSet {
  readonly name: string;
  readonly range: Range;
  /** Where the variable is set for the first time in the text. */
  readonly setAt: number;
}

/** A place from which on a variable has a value. */
interface Setting {
  readonly from: number;
  readonly at: number;
}

/**
 * The reads of variables that the scope itself sets, but only behind them. A setting further down counts where a loop
 * around both brings a run back; branches that exclude each other are not told apart.
 */
export function readsBeforeSets(scope: Scope): readonly ReadBeforeSet[] {
  const settings = settingsIn(scope);
  const loops = scope.allStatements.flatMap((one) => (one.kind === 'for-each' ? one.body.range : []));
  return readsIn(scope).flatMap(({ name, range }) => {
    const places = settings.get(name);
    const [first] = places ?? [];
    if (!places || !first || scope.parameters.some((parameter) => parameter.name === name)) return [];
    const around = loops.filter((loop) => holds(loop, range.start));
    const mayBeSet = places.some(
      ({ from, at }) => from <= range.start || around.some((loop) => holds(loop, at)),
    );
    return mayBeSet ? [] : [{ name, range, setAt: first.at }];
  });
}

/** The names that are set somewhere before a place of the text, parameters among them. */
export function namesSetBefore(offset: number, scope: Scope): readonly string[] {
  const set = [...settingsIn(scope)].filter(([, places]) => places.some(({ from }) => from <= offset));
  return [...scope.parameters, ...set.map(([name]) => ({ name }))].map(({ name }) => name);
}

/** Reads in the order of the text; `total += 1` reads what it sets. */
function readsIn({ expressions, assignments }: Scope): readonly Pick<Identifier, 'name' | 'range'>[] {
  const changed = assignments.flatMap(({ operator, target }) => (operator === '=' ? [] : target));
  const read = expressions.filter((expression) => expression.kind === 'identifier');
  return [...read, ...changed].sort((a, b) => a.range.start - b.range.start);
}

function settingsIn({ allStatements }: Scope): ReadonlyMap<string, readonly Setting[]> {
  const settings = new Map<string, Setting[]>();
  const add = (name: string, setting: Setting): void => {
    const known = settings.get(name);
    if (known) known.push(setting);
    else settings.set(name, [setting]);
  };
  for (const statement of allStatements) {
    switch (statement.kind) {
      case 'assignment': {
        const { target, value } = statement;
        if (target.kind === 'identifier') add(target.name, { from: value.range.end, at: target.range.start });
        break;
      }
      case 'for-each':
        add(statement.variable, { from: statement.body.range.start, at: statement.range.start });
        break;
      case 'try':
        add(statement.variable, { from: statement.handler.range.start, at: statement.handler.range.start });
    }
  }
  return settings;
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}
