import { typeLabel } from '../../runtime/value.ts';
import type { Rule } from '../rule.ts';
import { isNever } from '../types.ts';

export const iterableType: Rule = {
  name: 'iterable-type',
  severity: 'error',
  what: 'A for each goes over a value that holds no elements.',
  why: 'A loop goes over a list, a map, or a text with commas; anything else ends the run. Only types that are sure are looked at.',
  page: 'https://www.zoho.com/deluge/help/list-manipulations/for-each-index.html',
  wrong: 'count = 3;\nfor each  number in count\n{\n\tinfo number;\n}',
  right: 'counts = {1,2,3};\nfor each  number in counts\n{\n\tinfo number;\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const statement of scope.allStatements) {
        if (statement.kind !== 'for-each') continue;
        const type = scope.typeOf(statement.iterable);
        if (!isNever(type, ['list', 'map', 'text', 'null'])) continue;
        yield {
          range: statement.iterable.range,
          message: `'for each' cannot go over a ${[...type].map((one) => typeLabel[one]).join(' or ')} value.`,
          hint: 'Give it a list, the keys() of a map, or a text with commas.',
        };
      }
    }
  },
};
