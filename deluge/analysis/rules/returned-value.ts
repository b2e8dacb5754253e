import { parameterTypeNamed } from '../../runtime/parameter-type.ts';
import { typeLabel, type ValueType } from '../../runtime/value.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isNever } from '../types.ts';
import { isVoid } from './missing-return.ts';

export const returnedValue: Rule = {
  name: 'returned-value',
  severity: 'error',
  what: 'A void function returns a value, or another one a value of another type than it declares.',
  why: 'Zoho does not save it: "Invalid return Type". Of types only those that are sure are looked at.',
  page: 'https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'void automation.f(Int id)\n{\nreturn id;\n}',
  right: 'void automation.f(Int id)\n{\ninfo id;\nreturn;\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const { declaration } = scope;
      if (!declaration?.returnType) continue;
      const find = isVoid(declaration.returnType) ? returnsOfVoid : returnsOfType;
      yield* find(declaration.name, declaration.returnType, scope);
    }
  },
};

function* returnsOfVoid(name: string, _declared: string, { allStatements }: Scope): Iterable<Finding> {
  for (const statement of allStatements) {
    if (statement.kind !== 'return' || !statement.value) continue;
    yield {
      range: statement.value.range,
      message: `The function '${name}' is void and cannot return a value.`,
      hint: 'Take the value out, or declare the type of the result before the name of the function.',
    };
  }
}

function* returnsOfType(name: string, declared: string, scope: Scope): Iterable<Finding> {
  const fitting = typesThatFit(parameterTypeNamed(declared));
  if (!fitting) return;
  for (const statement of scope.allStatements) {
    if (statement.kind !== 'return' || !statement.value) continue;
    const type = scope.typeOf(statement.value);
    if (!isNever(type, fitting)) continue;
    const labels = [...type].map((one) => typeLabel[one]).join(' or ');
    yield {
      range: statement.value.range,
      message: `The function '${name}' declares ${declared} and cannot return a ${labels} value.`,
      hint: 'Convert the value, or change the type of the result before the name of the function.',
    };
  }
}

/** What a run takes as a result of the type; undefined where it takes everything, as it does for text. */
function typesThatFit(wanted: ValueType | undefined): readonly ValueType[] | undefined {
  if (wanted === undefined || wanted === 'text') return undefined;
  return wanted === 'number' || wanted === 'decimal' ? ['number', 'decimal', 'null'] : [wanted, 'null'];
}
