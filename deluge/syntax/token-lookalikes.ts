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
  '=<': '<=',
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

/** Words that begin a statement elsewhere, and what Deluge has in their place. */
export const foreignStatements: Readonly<Record<string, string>> = {
  print: 'Write info "text"; it shows one value.',
  println: 'Write info "text"; it shows one value.',
  echo: 'Write info "text"; it shows one value.',
  import: 'Take it out: the functions of Deluge are always there.',
  class: 'Keep data in a map: record = Map();',
  goto: 'Leave a loop with break, a function with return.',
  await: 'Take it out: a call waits for its answer.',
  unless: 'Write if(!(condition)) { … }.',
  until: 'Loop over a list: for each item in items { … }. To stop early, use break.',
  repeat: 'Loop over a list: for each item in items { … }. To stop early, use break.',
  loop: 'Loop over a list: for each item in items { … }. To stop early, use break.',
  when: 'Write if(condition) { … }.',
  match: 'Write if(x == 1) { … } else if(x == 2) { … } else { … } instead.',
  with: 'Put what is used often into a variable.',
  lambda:
    'Declare a function outside, as string standalone.name(String text) { … }, and call it by its name.',
  delete: 'Write map.remove("key"); or list.remove(0);',
  del: 'Write map.remove("key"); or list.remove(0);',
};

/** What `foreignStatements` says of a word, in any case. */
export function foreignStatement(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(foreignStatements, key) ? foreignStatements[key] : undefined;
}

/** Those that look like the beginning of a function: `unless(a == 1) {`, `await f();`. */
export const statementWords: ReadonlySet<string> = new Set([
  'unless',
  'until',
  'await',
  'repeat',
  'loop',
  'when',
  'match',
  'with',
  ...elseIfWords,
]);

/** Words that stand before a declaration elsewhere. */
export const modifiers: ReadonlySet<string> = new Set([
  'public',
  'private',
  'protected',
  'static',
  'final',
  'async',
  'export',
  'abstract',
  'global',
]);

/** What other languages call catch. */
export const catchWords: ReadonlySet<string> = new Set(['except', 'rescue']);

/** Where other languages print. */
export const consoles: ReadonlySet<string> = new Set([
  'console.log',
  'console.error',
  'console.warn',
  'console.info',
  'console.debug',
  'system.out',
  'system.debug',
  'logger.info',
]);
