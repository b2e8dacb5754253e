import { nearestName } from '../builtins/nearest-name.ts';
import { expressionsWithin, statementsWithin } from '../syntax/walk.ts';
import { blockTask } from '../tasks/block-table.ts';
import type { Finding, Rule, RuleContext, Scope } from './rule.ts';

/** Names that the platform gives to every script. */
const given: ReadonlySet<string> = new Set([
  'zoho',
  'input',
  'thisapp',
  'standalone',
  'automation',
  'button',
  'schedule',
]);

export const undefinedVariable: Rule = {
  name: 'undefined-variable',
  severity: 'error',
  what: 'A variable is read that nothing in the function sets.',
  why: 'Zoho does not save such a function: https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'total = amount + 1;\ninfo total;',
  right: 'amount = 2;\ntotal = amount + 1;\ninfo total;',
  find: function* (context) {
    for (const scope of context.scopes) yield* findIn(scope, context);
  },
};

function* findIn(scope: Scope, context: RuleContext): Iterable<Finding> {
  const known = new Set([...namesSetIn(scope), ...(context.facts.preset ?? [])]);
  const reported = new Set<string>();
  const found = [...expressionsWithin(scope.statements)]
    .filter((expression) => expression.kind === 'identifier')
    .sort((a, b) => a.range.start - b.range.start);
  const words = wordsOfTaskBlocks(scope);
  for (const { name, range } of found) {
    if (known.has(name) || given.has(name) || words.has(range.start) || reported.has(name)) continue;
    reported.add(name);
    const near = nearestName(name, [...known]);
    yield {
      range,
      message: `Variable '${name}' is not defined.`,
      hint: near ? `Did you mean ${near}?` : `Set it before it is read: ${name} = …;`,
    };
  }
}

function namesSetIn(scope: Scope): readonly string[] {
  const names = [...scope.parameters];
  for (const statement of statementsWithin(scope.statements)) {
    if (statement.kind === 'assignment' && statement.target.kind === 'identifier')
      names.push(statement.target.name);
    if (statement.kind === 'for-each' || statement.kind === 'try') names.push(statement.variable);
  }
  return names;
}

/** `type :GET` names a word of the task, not a variable. */
function wordsOfTaskBlocks(scope: Scope): ReadonlySet<number> {
  const places = new Set<number>();
  for (const expression of expressionsWithin(scope.statements)) {
    if (expression.kind !== 'task-block') continue;
    const words = blockTask(expression.task)?.words;
    for (const { key, value } of expression.entries) {
      const isWord = value.kind === 'identifier' && words?.[key.toLowerCase()]?.has(value.name.toUpperCase());
      if (isWord) places.add(value.range.start);
    }
  }
  return places;
}
