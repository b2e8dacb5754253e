import { typeLabel, type ValueType } from '../../runtime/value.ts';
import { memberPath } from '../../syntax/ast.ts';
import type { AnalysisFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';

/** Texts, numbers and their like; only a map, a record and an error have fields. */
const withoutFields: ReadonlySet<ValueType> = new Set(['text', 'number', 'decimal', 'boolean', 'list']);

export const missingField: Rule = {
  name: 'missing-field',
  severity: 'error',
  what: 'A field is read, or set, of a value that has none.',
  why: 'The run ends there. Mostly it is a function without its brackets. Only types that are sure are looked at.',
  wrong: 'name = "Ann";\ninfo name.length;',
  right: 'name = "Ann";\ninfo name.length();',
  find: function* ({ scopes, facts }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        if (expression.kind !== 'member' || memberPath(expression)?.[0]?.toLowerCase() === 'zoho') continue;
        const { object, name, range } = expression;
        const [type, ...others] = [...scope.typeOf(object)].filter((one) => one !== 'null');
        if (type === undefined || others.length > 0 || !withoutFields.has(type)) continue;
        yield {
          range: { start: range.end - name.length, end: range.end },
          message: `A ${typeLabel[type]} value has no field '${name}'.`,
          hint: insteadOf(name, type, facts),
        };
      }
    }
  },
};

function insteadOf(name: string, type: ValueType, { builtIns }: AnalysisFacts): string {
  if (type === 'list' && /^length$/i.test(name)) return 'Write size() with brackets.';
  if (builtIns.methodsNamed(name)?.[type]) return `Write ${name}() with brackets: it is a function.`;
  return type === 'list' ? 'Take an element with get(0) first.' : 'Only a map has fields.';
}
