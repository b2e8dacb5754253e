import type { Rule } from '../rule.ts';

export const repeatedKey: Rule = {
  name: 'repeated-key',
  severity: 'warning',
  what: 'A map is written with the same key twice.',
  why: 'The later value takes the place of the earlier one, which is lost without a word.',
  page: 'https://www.zoho.com/deluge/help/map-manipulations.html',
  wrong: 'contact = {"name":"Ann","name":"Bo"};\ninfo contact;',
  right: 'contact = {"name":"Ann","nickname":"Bo"};\ninfo contact;',
  find: function* ({ scopes }) {
    for (const expression of scopes.flatMap((scope) => scope.expressions)) {
      if (expression.kind !== 'map') continue;
      const seen = new Set<string>();
      for (const { key } of expression.entries) {
        if (key.kind !== 'text') continue;
        if (seen.has(key.value)) {
          yield {
            range: key.range,
            message: `The key "${key.value}" stands in this map twice.`,
            hint: 'Take one of them out, or give it another name.',
          };
        }
        seen.add(key.value);
      }
    }
  },
};
