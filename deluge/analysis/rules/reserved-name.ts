import type { Range } from '../../source.ts';
import type { Rule } from '../rule.ts';

/** The words of https://www.zoho.com/deluge/help/keywords.html that the parser takes as names (documented). */
const documented: ReadonlySet<string> = new Set([
  'bool',
  'collection',
  'date',
  'else',
  'float',
  'for',
  'each',
  'from',
  'ifnull',
  'in',
  'int',
  'is',
  'list',
  'map',
  'permissions',
  'portal',
  'reload',
  'string',
]);

/** Names by which a script reaches what the platform gives it; a variable of that name hides it (inferred). */
const given: ReadonlySet<string> = new Set(['input', 'standalone', 'automation', 'today', 'now']);

export const reservedName: Rule = {
  name: 'reserved-name',
  severity: 'warning',
  what: 'A variable or parameter has the name of a keyword, a type, or something that the platform gives.',
  why: 'Zoho lists these words as reserved: some of its products refuse them, and in others the name hides what it stood for.',
  page: 'https://www.zoho.com/deluge/help/keywords.html',
  wrong: 'map = Map();\ninfo map;',
  right: 'contactMap = Map();\ninfo contactMap;',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const reported = new Set<string>();
      for (const { name, range } of namesGiven(scope)) {
        const word = name.toLowerCase();
        if (reported.has(name) || !(documented.has(word) || given.has(word))) continue;
        reported.add(name);
        const reason = documented.has(word)
          ? 'is a reserved word of Deluge'
          : 'is what the platform gives a script';
        yield {
          range,
          message: `'${name}' ${reason}.`,
          hint: `Choose another name, such as ${word}Value.`,
        };
      }
    }
  },
};

function* namesGiven(
  scope: Parameters<typeof reservedName.find>[0]['scopes'][number],
): Iterable<{ readonly name: string; readonly range: Range }> {
  yield* scope.parameters;
  for (const statement of scope.allStatements) {
    if (statement.kind === 'assignment' && statement.target.kind === 'identifier') yield statement.target;
    if (statement.kind === 'for-each') yield { name: statement.variable, range: statement.variableRange };
  }
}
