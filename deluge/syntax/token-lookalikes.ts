import type { BinaryOperator } from './ast.ts';

/**
 * What authors bring along from other languages, as tables: the parser names it, shows what Deluge has instead, and
 * reads on as if that had been written.
 */

/** Words and marks that stand where Deluge has an operator. */
export const operatorLookalikes: Readonly<Record<string, BinaryOperator>> = {
  and: '&&',
  or: '||',
  is: '==',
  equals: '==',
  eq: '==',
  mod: '%',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
};

/** Functions of a text that are written between two values, as an operator would be. */
export const functionLookalikes: ReadonlySet<string> = new Set([
  'contains',
  'startswith',
  'endswith',
  'containsignorecase',
]);

/** Words that stand where a function's return type does. */
export const functionWords: ReadonlySet<string> = new Set(['function', 'def', 'func', 'fn', 'sub', 'proc']);

/** Words that begin a condition with a new branch. */
export const elseIfWords: ReadonlySet<string> = new Set(['elseif', 'elsif', 'elif']);
