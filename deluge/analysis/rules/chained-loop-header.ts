import type { Expression, ForEachStatement } from '../../syntax/ast.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const chainedLoopHeader: Rule = {
  name: 'chained-loop-header',
  severity: 'error',
  what: 'A for each goes over the result of a call on the result of another call.',
  why: 'Zoho refuses to save it: a header takes a variable or one call (observed; all saved public scripts keep to it).',
  wrong: 'orders = {"rows":{"1,2"}};\nfor each  row in orders.get("rows").get(0).toList()\n{\n\tinfo row;\n}',
  right: 'orders = {"rows":{1,2}};\nrows = orders.get("rows");\nfor each  row in rows\n{\n\tinfo row;\n}',
  find: function* ({ scopes }) {
    for (const { loop } of headersOf(scopes)) {
      yield {
        range: loop.iterable.range,
        message: `The header of this loop chains calls: ${chainLength(loop.iterable)} of them.`,
        hint: 'Put the list into a variable on the line before, and loop over the variable.',
      };
    }
  },
  fix: ({ source, scopes }, { range }) => {
    const found = headersOf(scopes).find(({ loop }) => loop.iterable.range.start === range.start);
    if (!found) return [];
    const { loop, scope } = found;
    const { start } = loop.range;
    const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
    const indent = source.text.slice(lineStart, start);
    if (indent.trim() !== '') return [];
    const name = freshName(loop.variable, scope);
    const list = source.text.slice(range.start, range.end);
    return [
      { range: { start, end: start }, text: `${name} = ${list};\n${indent}` },
      { range, text: name },
    ];
  },
};

interface Header {
  readonly loop: ForEachStatement;
  readonly scope: Scope;
}

function headersOf(scopes: RuleContext['scopes']): readonly Header[] {
  return scopes.flatMap((scope) =>
    scope.allStatements.flatMap((loop) =>
      loop.kind === 'for-each' && chainLength(loop.iterable) > 1 ? [{ loop, scope }] : [],
    ),
  );
}

/** How many calls hang on each other. */
function chainLength(expression: Expression): number {
  let length = 0;
  let next = expression;
  for (; next.kind === 'method-call'; next = next.receiver) length++;
  if (next.kind === 'call') length++;
  return length;
}

function freshName(variable: string, scope: Scope): string {
  const used = new Set<string>(scope.namesSet);
  for (const expression of scope.expressions) if (expression.kind === 'identifier') used.add(expression.name);
  for (let count = 1; ; count++) {
    const name = `${variable}List${count === 1 ? '' : count}`;
    if (!used.has(name)) return name;
  }
}
