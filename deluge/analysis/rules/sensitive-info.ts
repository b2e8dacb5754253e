import type { Expression } from '../../syntax/ast.ts';
import type { Rule } from '../rule.ts';
import { within } from '../walk-expressions.ts';

const secret = /(password|passwd|secret|authtoken|access_?token|refresh_?token|api_?key|authorization|otp)$/i;
const personal =
  /^(e_?mail(_?id|_?address)?|phone|mobile|date_of_birth|birthday|dob|iban|ssn|passport(_?n(o|umber))?|credit_?card.*)$/i;

export const sensitiveInfo: Rule = {
  name: 'sensitive-info',
  severity: 'warning',
  what: 'info writes a secret into the log; as a note, a personal value such as an e-mail address.',
  why: 'The log of a function is kept, and read by more people than the record.',
  wrong: 'answer = {"access_token":"from the service"};\ninfo answer.get("access_token");',
  right: 'answer = {"access_token":"from the service"};\ninfo answer.containKey("access_token");',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const statement of scope.allStatements) {
        if (statement.kind !== 'info') continue;
        for (const name of namesShown(statement.value)) {
          const isSecret = secret.test(name);
          if (!isSecret && !personal.test(name)) continue;
          yield {
            range: statement.value.range,
            message: `info writes '${name}' into the log.`,
            hint: 'Write the id of the record instead, or only whether there is a value.',
            ...(!isSecret && { severity: 'note' }),
          };
          break;
        }
      }
    }
  },
};

/** Variables and keys whose values become part of a text; not those that are only asked about. */
function* namesShown(value: Expression): Iterable<string> {
  const asked = new Set<Expression>();
  for (const part of within(value)) {
    if (part.kind === 'method-call' && /^(is|contain|size|len)/i.test(part.name)) {
      for (const inner of within(part)) asked.add(inner);
    }
    if (part.kind === 'conditional') for (const inner of within(part.condition)) asked.add(inner);
  }
  for (const part of within(value)) {
    if (asked.has(part)) continue;
    if (part.kind === 'identifier' || part.kind === 'member') yield part.name;
    if (part.kind === 'method-call' && /^get/i.test(part.name)) {
      const [key] = part.arguments;
      if (key?.kind === 'text') yield key.value;
    }
  }
}
