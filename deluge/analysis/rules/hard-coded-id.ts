import type { Expression } from '../../syntax/ast.ts';
import type { Rule } from '../rule.ts';

/** Ids of records, users and layouts have 16 to 19 digits. */
const recordId = /^[1-9]\d{15,18}$/;

/** One in a longer text: the criteria of a search, or a step of an address. */
const idInText = /[:/=]([1-9]\d{15,18})(?=$|[)/?&#])/;

export const hardCodedId: Rule = {
  name: 'hard-coded-id',
  severity: 'warning',
  what: 'The id of a record, a user or a layout stands in the script as a literal.',
  why: 'Ids differ from account to account, and between a sandbox and production: elsewhere it names nothing, or something else.',
  wrong: 'owner = 4876876000000000001;\ninfo owner;',
  right: 'owner = zoho.bigin.getOrgVariable("default_owner_id");\ninfo owner;',
  find: function* ({ scopes }) {
    for (const expression of scopes.flatMap((scope) => scope.expressions)) {
      const digits = idIn(expression);
      if (digits === undefined) continue;
      yield {
        range: expression.range,
        message: `The id ${digits} is written into the script.`,
        hint: 'Read it from a variable of the organization, or look the record up by something that people see.',
      };
    }
  },
};

function idIn(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'number':
      return recordId.test(expression.raw) ? expression.raw : undefined;
    case 'text':
      return recordId.test(expression.value) ? expression.value : idInText.exec(expression.value)?.[1];
    default:
      return undefined;
  }
}
