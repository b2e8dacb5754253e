import type { Expression } from '../../syntax/ast.ts';
import { exchangeOf } from '../exchange.ts';
import { isNullAt } from '../null-branches.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isTestedBefore, isTestFunction } from '../uses.ts';

export const possibleNull: Rule = {
  name: 'possible-null',
  severity: 'warning',
  what: 'A function is called on the answer of a task that can be null, and nothing tests the answer before; or on a variable in a branch for which it is null.',
  why: 'A search without a match and a record that is gone give no value, and a function that is called on null ends the script. As a note: on what a map gave for a key that it may not have.',
  page: 'https://www.zoho.com/deluge/help/functions/map/get.html',
  wrong: 'contacts = zoho.bigin.searchRecords("Contacts","(Last_Name:equals:Ito)");\ninfo contacts.size();',
  right:
    'contacts = zoho.bigin.searchRecords("Contacts","(Last_Name:equals:Ito)");\nif(contacts != null)\n{\n\tinfo contacts.size();\n}',
  needsWhole: true,
  find: function* (context) {
    for (const scope of context.scopes) yield* findIn(scope, context);
  },
};

function* findIn(scope: Scope, { facts, source: file }: RuleContext): Iterable<Finding> {
  const sources = nullableVariables(scope);
  const asked = keysAskedFor(scope);
  const reported = new Set<string>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'method-call' || scope.targetOf(expression).kind !== 'method') continue;
    const { receiver, name, nameRange } = expression;
    const table = facts.builtIns.methodsNamed(name);
    if (!table || table.null) continue;
    if (receiver.kind === 'identifier' && isNullAt(receiver, scope)) {
      const place = `null ${receiver.name}`;
      if (reported.has(place)) continue;
      reported.add(place);
      yield {
        range: nameRange,
        message: `${name} fails when '${receiver.name}' is null, as it is in this branch.`,
        hint: `Call it where the value is there: if(${receiver.name} != null) { … }.`,
      };
      continue;
    }
    const source =
      receiver.kind === 'identifier' ? sources.get(receiver.name) : nullableSource(receiver, scope);
    if (!source || (source.key !== undefined && asked.has(source.key))) continue;
    if (receiver.kind === 'identifier' && isTestedBefore(receiver.range.start, receiver.name, scope))
      continue;
    // One place is enough to see that the value is not tested.
    const place = file.text.slice(receiver.range.start, receiver.range.end);
    if (reported.has(place)) continue;
    reported.add(place);
    const from = receiver.kind === 'identifier' ? `'${receiver.name}'` : 'the value';
    yield {
      range: nameRange,
      message: `${name} fails when ${from} is null, and ${source.name} can answer null.`,
      hint: 'Test it with != null first, or give it a default with ifnull(value,default).',
      ...(source.severity && { severity: source.severity }),
    };
  }
}

interface NullableSource {
  readonly name: string;
  readonly severity?: 'note';
  /** Of a map: a script that asks whether it has the key has thought of null. */
  readonly key?: string;
}

/** The keys of maps that a script asks for with containKey, compares, or gives a default. */
function keysAskedFor(scope: Scope): ReadonlySet<string> {
  return new Set(scope.expressions.flatMap((expression) => valuesAsked(expression).flatMap(keyOf)));
}

function valuesAsked(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'binary':
      return /^[!=]?=$/.test(expression.operator) ? [expression.left, expression.right] : [];
    case 'call':
      return isTestFunction(expression.name) ? expression.arguments : [];
    case 'method-call':
      if (/^contains?key$/i.test(expression.name)) return [expression];
      return isTestFunction(expression.name) ? [expression.receiver] : [];
    default:
      return [];
  }
}

function keyOf(expression: Expression): readonly string[] {
  if (expression.kind !== 'method-call' || !/^(get(json)?|contains?key)$/i.test(expression.name)) return [];
  const [key] = expression.arguments;
  return key?.kind === 'text' ? [key.value] : [];
}

/** Variables that only ever hold what can be null. */
function nullableVariables(scope: Scope): ReadonlyMap<string, NullableSource> {
  const found = new Map<string, NullableSource>();
  const others = new Set(scope.parameters.map(({ name }) => name));
  for (const statement of scope.allStatements) {
    if (statement.kind === 'for-each' || statement.kind === 'try') others.add(statement.variable);
  }
  for (const { target, value } of scope.assignments) {
    const source = nullableSource(value, scope);
    if (source) found.set(target.name, source);
    else others.add(target.name);
  }
  for (const name of found.keys()) if (others.has(name)) found.delete(name);
  return found;
}

/** What an expression calls that can give null. */
function nullableSource(value: Expression, scope: Scope): NullableSource | undefined {
  const exchange = exchangeOf(value, scope);
  if (exchange) return exchange.effect === 'reads' ? { name: exchange.name } : undefined;
  if (value.kind !== 'method-call' || scope.targetOf(value).kind !== 'method') return undefined;
  const [key] = value.arguments;
  // With a number it asks a list, which fails by itself.
  if (!/^get(json)?$/i.test(value.name) || key?.kind !== 'text') return undefined;
  return { name: `${value.name}(…)`, severity: 'note', key: key.value };
}
