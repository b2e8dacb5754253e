import { type Expression, type TextLiteral, valuesOfEntry } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';

/** A literal with the name that it is given: the key of a map, a header, a parameter of an address, a variable. */
export interface NamedLiteral {
  readonly name: string;
  readonly value: Expression;
}

/** Every value that stands in the scope beside a name. */
export function* namedValues(scope: Scope): Iterable<NamedLiteral> {
  for (const { target, value } of scope.assignments) yield { name: target.name, value };
  for (const expression of scope.expressions) {
    switch (expression.kind) {
      case 'map':
        for (const { key, value } of expression.entries) {
          if (key.kind === 'text') yield { name: key.value, value };
        }
        break;
      case 'method-call': {
        const [key, value] = expression.arguments;
        if (/^(put|insert)$/i.test(expression.name) && key?.kind === 'text' && value) {
          yield { name: key.value, value };
        }
        break;
      }
      case 'task-block':
        for (const entry of expression.entries) {
          for (const { value } of valuesOfEntry(entry)) yield { name: entry.key, value };
        }
    }
  }
}

/** All text literals of the scope. */
export function textLiterals(scope: Scope): readonly TextLiteral[] {
  return scope.expressions.filter((expression) => expression.kind === 'text');
}
