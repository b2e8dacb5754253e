import { nearestName } from '../../diagnostics/nearest-name.ts';
import { notCovered } from '../../not-covered/not-covered-table.ts';
import { isSystemPath, nearestSystemVariable } from '../../runtime/system-variables.ts';
import { type Expression, type Identifier, type MethodCall, memberPath } from '../../syntax/ast.ts';
import { blockTask } from '../../tasks/block-table.ts';
import { foreignCall } from '../foreign-functions.ts';
import { namesSetBefore, readsBeforeSets } from '../reads-before-sets.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Names that the platform gives to every script. */
const given: ReadonlySet<string> = new Set([
  'zoho',
  'input',
  'thisapp',
  'standalone',
  'automation',
  'button',
  'schedule',
  'related_list',
  'validation_rule',
]);

/** What other languages call null. */
const nullElsewhere: ReadonlySet<string> = new Set(['undefined', 'None', 'nil', 'NaN']);

export const undefinedVariable: Rule = {
  name: 'undefined-variable',
  severity: 'error',
  what: 'A variable is read that nothing in the function sets, or only what stands behind it.',
  why: 'Zoho does not save such a function. A body without a header may get variables from its product, so there it is a note, or a warning where the name looks misspelt.',
  page: 'https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'void f()\n{\ntotal = amount + 1;\ninfo total;\n}',
  right: 'void f()\n{\namount = 2;\ntotal = amount + 1;\ninfo total;\n}',
  find: function* (context) {
    for (const scope of context.scopes) {
      yield* findIn(scope, context);
      yield* readTooEarly(scope, context);
      yield* systemVariablesIn(scope);
    }
  },
};

/** A body without a header may have a value from its product, which the script sets anew further down. */
function* readTooEarly(scope: Scope, { source, facts: { preset } }: RuleContext): Iterable<Finding> {
  if (!scope.declaration && preset === undefined) return;
  const words = wordsOfTaskBlocks(scope);
  const elsewhere = namesOfOthers(scope);
  const reported = new Set<string>(scope.declaration ? [] : preset);
  for (const { name, range, setAt } of readsBeforeSets(scope)) {
    if (reported.has(name) || words.has(range.start) || elsewhere.has(range.start)) continue;
    reported.add(name);
    const { line } = source.positionAt(setAt);
    yield {
      range,
      message: `Variable '${name}' is not defined.`,
      hint: `It is set in line ${line} at first: set it before it is read.`,
    };
  }
}

/** `zoho.curentdate`, which fails when a run comes to it. What is called begins with a task, which is another rule's. */
function* systemVariablesIn(scope: Scope): Iterable<Finding> {
  const inside = new Set<Expression>();
  for (const expression of scope.expressions) {
    if (expression.kind === 'method-call' && scope.targetOf(expression).kind !== 'method') {
      inside.add(expression.receiver);
    }
    if (expression.kind !== 'member') continue;
    const path = memberPath(expression);
    if (inside.has(expression) || path?.[0]?.toLowerCase() !== 'zoho' || isSystemPath(path)) {
      inside.add(expression.object);
      continue;
    }
    inside.add(expression.object);
    const name = path.join('.');
    const near = nearestSystemVariable(name);
    yield {
      range: expression.range,
      message: `Variable '${name}' is not defined.`,
      hint: near ? `Did you mean ${near}?` : 'docs/deluge-support.md lists the system variables.',
      // Products have variables of their own, which their pages do not list.
      ...(!near && { severity: 'warning' }),
    };
  }
}

function* findIn(scope: Scope, context: RuleContext): Iterable<Finding> {
  const { preset } = context.facts;
  const known = new Set([...scope.namesSet, ...(preset ?? [])]);
  const mayBePreset = !scope.declaration && preset === undefined;
  const reported = new Set<string>();
  const words = wordsOfTaskBlocks(scope);
  const wordsWanted = wordsWantedIn(scope);
  const namespaces = namespacesIn(scope, context);
  const elsewhere = namesOfOthers(scope);
  const keys = keysIn(scope);
  for (const expression of scope.expressions) {
    if (expression.kind !== 'identifier') continue;
    const { name, range } = expression;
    if (known.has(name) || given.has(name.toLowerCase()) || isSystemPath([name])) continue;
    if (words.has(range.start) || elsewhere.has(range.start)) continue;
    if (namespaces.has(expression) || reported.has(name)) continue;
    reported.add(name);
    const wanted = wordsWanted.get(range.start);
    if (wanted !== undefined) {
      yield { range, message: `Variable '${name}' is not defined.`, hint: wanted };
      continue;
    }
    if (nullElsewhere.has(name)) {
      yield { range, message: `Variable '${name}' is not defined.`, hint: 'Deluge has null.' };
      continue;
    }
    const near = nearestName(name, mayBePreset ? likelyMeant(name, range.start, scope) : known);
    yield {
      range,
      message: `Variable '${name}' is not defined.`,
      hint: near ? `Did you mean ${near}?` : asSet(expression, keys),
      ...(mayBePreset && { severity: near ? 'warning' : 'note' }),
    };
  }
}

function asSet(variable: Identifier, keys: ReadonlySet<Expression>): string {
  const { name } = variable;
  return keys.has(variable) ? `Put the key in quotes: "${name}".` : `Set it before it is read: ${name} = …;`;
}

/** The keys of maps: `{name:"Ann"}` asks for a variable, where other languages take the name itself. */
function keysIn({ expressions }: Scope): ReadonlySet<Expression> {
  return new Set(
    expressions.flatMap((expression) =>
      expression.kind === 'map' ? expression.entries.map(({ key }) => key) : [],
    ),
  );
}

/** What a product gives is often kept under a name much like its own: invoiceID = invoice.get("invoice_id"). */
function likelyMeant(name: string, offset: number, scope: Scope): readonly string[] {
  return namesSetBefore(offset, scope).filter(
    (one) => one.length === name.length || !one.toLowerCase().startsWith(name.toLowerCase()),
  );
}

/**
 * `plugin.copyAddress(id)`: functions of an extension are called by its own name, those of Creator by that of a form
 * (https://help.zoho.com/portal/en/community/topic/functions-26-4-2021, documented). That the function is not known here is
 * another rule's finding.
 */
function namespacesIn(scope: Scope, { facts }: RuleContext): ReadonlySet<Expression> {
  const found = new Set<Expression>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'method-call') continue;
    const { name, receiver } = expression;
    if (receiver.kind !== 'identifier') continue;
    const isForeign = foreignCall(expression, scope, facts.builtIns) !== undefined;
    if (isForeign || !facts.builtIns.isMethodName(name)) found.add(receiver);
  }
  return found;
}

/**
 * `salesforce.sales.create(…)` begins with no variable, and `Orders[ID != 0].sum(Amount)` sums a field:
 * https://www.zoho.com/deluge/help/aggregate-functions.html (documented).
 */
function namesOfOthers(scope: Scope): ReadonlySet<number> {
  const places = new Set<number>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'method-call') continue;
    const target = scope.targetOf(expression);
    const group = target.kind === 'not-covered' ? target.found.group : undefined;
    if (group?.form === 'path' && memberPath(expression.receiver)) places.add(expression.range.start);
    if (group?.takesFields || expression.receiver.kind === 'fetch-records') {
      for (const start of fieldsAmongArguments(expression)) places.add(start);
    }
  }
  return places;
}

function fieldsAmongArguments({ arguments: given }: MethodCall): readonly number[] {
  return given.flatMap((argument) => (argument.kind === 'identifier' ? argument.range.start : []));
}

/** What is said of `type :FETCH`, by its place: which words the key takes. */
function wordsWantedIn(scope: Scope): ReadonlyMap<number, string> {
  const wanted = new Map<number, string>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'task-block') continue;
    const { words = {} } = blockTask(expression.task) ?? {};
    for (const { key, value } of expression.entries) {
      const known = words[key.toLowerCase()];
      if (known && value.kind === 'identifier') {
        wanted.set(value.range.start, `${key} takes a variable, or one of ${[...known].join(', ')}.`);
      }
    }
  }
  return wanted;
}

/** `type :GET` names a word of the task, not a variable. */
function wordsOfTaskBlocks(scope: Scope): ReadonlySet<number> {
  const places = new Set<number>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'task-block') continue;
    // A key that the task does not have is another rule's finding; its word still is none of a variable.
    const { words = {} } = blockTask(expression.task) ?? blockTask('invokeurl') ?? {};
    const wordKeys = notCovered.block(expression.task)?.group.wordKeys ?? [];
    for (const { key, value } of expression.entries) {
      if (value.kind !== 'identifier') continue;
      if (wordKeys.includes(key.toLowerCase())) places.add(value.range.start);
      const word = value.name.toUpperCase();
      if (Object.values(words).some((known) => known.has(word))) places.add(value.range.start);
    }
  }
  return places;
}
