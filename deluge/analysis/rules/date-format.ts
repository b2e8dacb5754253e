import { isNumberPattern } from '../../builtins/decimal-format.ts';
import { isDatePattern, type PatternPart, parsePattern } from '../../runtime/java-date.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const page = 'https://www.zoho.com/deluge/help/functions/common/to-text.html';

export const dateFormat: Rule = {
  name: 'date-format',
  severity: 'warning',
  what: 'A format of a date has a letter that stands for nothing, or for something else than is meant.',
  why: 'With a letter that stands for nothing toString() gives null, without a word. D is the day of the year, Y the year of the week and m the minute; the result is a wrong date.',
  page,
  wrong: 'day = "2024-01-31".toDate("yyyy-MM-dd");\ninfo day.toString("yyyy-MM-ddTHH:mm:ss");',
  right: 'day = "2024-01-31".toDate("yyyy-MM-dd");\ninfo day.toString("yyyy-MM-dd\'T\'HH:mm:ss");',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        const format = formatIn(expression, scope);
        if (format?.kind !== 'text' || isNumberPattern(format.value)) continue;
        if (isDatePattern(format.value)) {
          const misread = misreadIn(format.value);
          if (misread) yield { range: format.range, ...misread };
        } else if (writes.test(nameOf(expression))) {
          yield {
            range: format.range,
            message: `With the format "${format.value}" the result is null.`,
            hint: "Letters stand for parts of the date, as in yyyy-MM-dd; put other text in single quotes, as in 'T'.",
          };
        }
      }
    }
  },
};

const writes = /^to(string|text)$/i;
const readsOrWrites = /^to(string|text|date|time)$/i;

function nameOf(expression: Expression): string {
  return expression.kind === 'call' || expression.kind === 'method-call' ? expression.name : '';
}

function formatIn(expression: Expression, scope: Scope): Expression | undefined {
  if (expression.kind !== 'call' && expression.kind !== 'method-call') return undefined;
  if (!readsOrWrites.test(expression.name)) return undefined;
  const { kind } = scope.targetOf(expression);
  if (kind === 'method') return expression.arguments[0];
  return kind === 'free-function' ? expression.arguments[1] : undefined;
}

/** What a letter of a format stands for, where it stands in the place of another. */
function misreadIn(format: string): Omit<Finding, 'range'> | undefined {
  const parts = parsePattern(format);
  const fields = parts.flatMap((part) => (part.kind === 'field' ? part : []));
  const has = (...letters: readonly string[]): boolean =>
    fields.some(({ letter }) => letters.includes(letter));
  const said = (what: string, hint: string): Omit<Finding, 'range'> => ({
    message: `In the format "${format}" ${what}.`,
    hint,
  });
  if (has('D') && has('M', 'm')) return said('D is the day of the year', 'Write d for the day of the month.');
  if (has('Y') && !has('w')) return said('Y is the year of the week', 'Write y for the year of the date.');
  const minutes = fields.filter(({ letter }) => letter === 'm').length;
  if (!has('M') && has('d') && has('y') && minutes > (has('H', 'h', 'K', 'k') ? 1 : 0)) {
    return said('m is the minute', 'Write M for the month.');
  }
  if (parts.some((part, index) => isMonthBehindHour(part, parts, index))) {
    return said('M is the month', 'Write m for the minute.');
  }
  return undefined;
}

/** `HH:MM` */
function isMonthBehindHour(part: PatternPart, parts: readonly PatternPart[], index: number): boolean {
  if (part.kind !== 'field' || part.letter !== 'M') return false;
  const [hour, colon] = [parts[index - 2], parts[index - 1]];
  return (
    hour?.kind === 'field' &&
    ['H', 'h', 'K', 'k'].includes(hour.letter) &&
    colon?.kind === 'literal' &&
    colon.text === ':'
  );
}
