import type { Expression, Statement } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';
import { conditionsOf, expressionsOf, within } from './walk-expressions.ts';

/** Functions that tell whether there is a value, or stand in for one that is missing. */
const tests: ReadonlySet<string> = new Set([
  'ifnull',
  'isnull',
  'isempty',
  'isblank',
  'isvalidobject',
  'equals',
  'isnumber',
  'istext',
  'contains',
  'containkey',
  'containskey',
]);

export function isTestFunction(name: string): boolean {
  return tests.has(name.toLowerCase());
}

/**
 * The variables whose values come from one of the given ones, through assignments and loops, these included. It looks
 * at names only, so it finds more than there may be, never less.
 */
export function derivedFrom(names: Iterable<string>, scope: Scope): ReadonlySet<string> {
  const derived = new Set(names);
  for (let grows = true; grows; ) {
    grows = false;
    for (const statement of scope.allStatements) {
      const target = targetOf(statement);
      const [source] = expressionsOf(statement);
      if (target === undefined || !source || derived.has(target) || !mentions(source, derived)) continue;
      derived.add(target);
      grows = true;
    }
  }
  return derived;
}

function targetOf(statement: Statement): string | undefined {
  if (statement.kind === 'for-each') return statement.variable;
  return statement.kind === 'assignment' && statement.target.kind === 'identifier'
    ? statement.target.name
    : undefined;
}

/** Whether an expression reads one of the names. */
export function mentions(expression: Expression, names: ReadonlySet<string>): boolean {
  for (const part of within(expression)) if (part.kind === 'identifier' && names.has(part.name)) return true;
  return false;
}

/** Whether a condition or a function that tests values looks at one of the names anywhere in the scope. */
export function isTested(names: ReadonlySet<string>, scope: Scope): boolean {
  return testsIn(scope).some((one) => mentions(one, names));
}

/**
 * Whether the value of a name may have been tested by the time a run comes to a place: what stands behind it counts
 * only where a loop around both brings the run back.
 */
export function isTestedBefore(offset: number, name: string, scope: Scope): boolean {
  const places = testsIn(scope).flatMap((one) =>
    [...within(one)].flatMap((part) =>
      part.kind === 'identifier' && part.name === name ? part.range.start : [],
    ),
  );
  const around = scope.allStatements.flatMap((one) =>
    one.kind === 'for-each' && one.body.range.start <= offset && offset < one.body.range.end
      ? one.body.range
      : [],
  );
  return places.some(
    (place) => place <= offset || around.some(({ start, end }) => start <= place && place < end),
  );
}

/** The expressions that are tested: conditions, and what functions are given that test values. */
function testsIn({ allStatements, expressions }: Scope): readonly Expression[] {
  return [...allStatements.flatMap(conditionsOf), ...expressions.flatMap(testedIn)];
}

function testedIn(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'conditional':
      return [expression.condition];
    case 'call':
      return isTestFunction(expression.name) ? expression.arguments : [];
    case 'method-call':
      return isTestFunction(expression.name) ? [expression.receiver] : [];
    default:
      return [];
  }
}
