import { operandsMessage } from '../../runtime/errors.ts';
import { typeLabel, type ValueType } from '../../runtime/value.ts';
import type { Binary, BinaryOperator } from '../../syntax/ast.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isNever, onlyType, type StaticType } from '../types.ts';

const arithmetic: readonly ValueType[] = ['number', 'decimal'];
const ordered: readonly ValueType[] = ['number', 'decimal', 'date-time'];

/** What each side of an operator can be. */
const operands: Readonly<Partial<Record<BinaryOperator, readonly ValueType[]>>> = {
  // Dates can be subtracted from each other.
  '-': ordered,
  '*': arithmetic,
  '/': arithmetic,
  '%': arithmetic,
  '<': ordered,
  '>': ordered,
  '<=': ordered,
  '>=': ordered,
};

export const operandType: Rule = {
  name: 'operand-type',
  severity: 'error',
  what: 'An operator stands between values of types that it does not work on.',
  why: '- * / % need numbers, and < > <= >= numbers or dates: anything else fails when it runs. Only types that are sure are looked at.',
  page: 'https://www.zoho.com/deluge/help/operators/relational-operators.html',
  wrong: 'limit = "10";\nif(limit > 5)\n{\n\tinfo "many";\n}',
  right: 'limit = "10";\nif(limit.toLong() > 5)\n{\n\tinfo "many";\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        if (expression.kind === 'binary') yield* findIn(expression, scope);
      }
    }
  },
};

function* findIn(node: Binary, scope: Scope): Iterable<Finding> {
  const takes = operands[node.operator];
  if (!takes) return;
  for (const side of [node.left, node.right]) {
    const type = scope.typeOf(side);
    if (onlyType(type) === 'null' || !isNever(type, takes)) continue;
    const label = [...type]
      .filter((one) => one !== 'null')
      .map((one) => typeLabel[one])
      .join(' or ');
    const left = onlyType(scope.typeOf(node.left));
    const right = onlyType(scope.typeOf(node.right));
    // The platform's words say both types.
    const message =
      left && right
        ? operandsMessage({ operator: node.operator, left, right })
        : `The operator ${node.operator} does not work on a ${label} value`;
    yield { range: side.range, message: `${message}.`, hint: hintFor(type) };
    return;
  }
}

function hintFor(type: StaticType): string {
  if (type.has('text')) return 'Convert it first, for example with toLong() or toDecimal().';
  if (type.has('date-time')) return 'Calculate with dates by functions such as addDay(…) and daysBetween(…).';
  if (type.has('boolean')) return 'Compare it with == or !=, or join conditions with && and ||.';
  return 'Take a number out of it first, for example with size() or get(…).';
}
