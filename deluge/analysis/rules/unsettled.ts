import { type ReadingName, readingTable } from '../../runtime/readings.ts';
import type { Range } from '../../source.ts';
import {
  type Binary,
  type Call,
  type Expression,
  type MethodCall,
  memberPath,
  type Statement,
} from '../../syntax/ast.ts';
import { withSignedLiteral } from '../../syntax/signed-literal.ts';
import { expressionsWithin } from '../../syntax/walk.ts';
import { changesList, equality, FunctionCode, within } from '../function-code.ts';
import type { Finding, Rule } from '../rule.ts';

/** A place that leans on an open question, and how to write it so that it does not. */
interface Leaning {
  readonly reading: ReadingName;
  readonly range: Range;
  readonly hint: string;
}

/**
 * Names the places whose effect depends on a question that Zoho's pages leave open. It keeps quiet where it cannot be
 * fairly sure: types are known here only where the text shows them.
 */
export const unsettled: Rule = {
  name: 'unsettled',
  severity: 'note',
  what: 'A statement leans on something that Zoho does not document.',
  why: 'It may do something else on the platform than here; each such question is a reading that a run can switch.',
  wrong: 'm = Map();\ninfo "Dear " + m.get("name");',
  right: 'm = Map();\ninfo "Dear " + ifnull(m.get("name"),"customer");',
  find: function* ({ source, scopes }) {
    for (const { statements } of scopes) {
      const code = new FunctionCode(source, statements);
      const found = [...leaningExpressions(code), ...leaningStatements(code)];
      for (const leaning of found) yield toFinding(leaning);
    }
  },
};

function toFinding({ reading, range, hint }: Leaning): Finding {
  return { range, message: `Not settled (${reading}): ${readingTable[reading].question}`, hint };
}

function* leaningExpressions(code: FunctionCode): Iterable<Leaning> {
  for (const expression of code.expressions) {
    switch (expression.kind) {
      case 'binary':
        yield* leaningOperator(expression, code);
        break;
      case 'call':
        yield* leaningCall(expression, code);
        break;
      case 'method-call':
        yield* leaningMethod(expression, code);
        break;
      case 'conditional':
        if (usesUnlessNull(expression.condition, [expression.whenTrue, expression.whenFalse], code)) {
          const hint = 'Use an if statement: a branch of it that is not taken is never evaluated.';
          yield { reading: 'conditional-evaluation', range: expression.range, hint };
        }
        break;
      case 'unary':
        if (withSignedLiteral(expression)) {
          const hint = `Put the number in brackets: (${code.textOf(expression).replace(/^(-[\d.]*\d).*/s, '$1')})….`;
          yield { reading: 'minus-before-call', range: expression.range, hint };
        }
        break;
      case 'text':
        yield* leaningText(expression);
        break;
      default:
        break;
    }
  }
}

const order: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

function* leaningOperator(node: Binary, code: FunctionCode): Iterable<Leaning> {
  const { operator, left, right, range } = node;
  const sides = [left, right];
  if (operator === '/' && sides.every((side) => code.isWhole(side))) {
    const hint = 'Make one side a decimal with toDecimal(), or round the result.';
    yield { reading: 'whole-division', range, hint };
  }
  if (operator === '+') {
    if (sides.some((side) => code.isText(side))) {
      for (const side of sides.filter((one) => code.mayBeNull(one))) {
        yield {
          reading: 'text-plus-null',
          range: side.range,
          hint: `Give it a default: ifnull(${code.textOf(side)},"").`,
        };
      }
    }
    if (isCurrentDate(left) && code.isWhole(right)) {
      yield { reading: 'date-plus-number', range, hint: 'Use addDay() and its like.' };
    }
  }
  if (equality.has(operator)) yield* leaningEquality(node, code);
  if (order.has(operator) && sides.some((side) => side.kind === 'text')) {
    yield { reading: 'text-comparison', range, hint: 'Compare numbers: convert both sides with toLong().' };
  }
  if (operator === '||' && sides.some((side) => side.kind === 'binary' && side.operator === '&&')) {
    yield { reading: 'logical-precedence', range, hint: 'Put brackets around what belongs together.' };
  }
  if ((operator === '&&' || operator === '||') && usesUnlessNull(left, [right], code)) {
    yield { reading: 'short-circuit', range, hint: 'Nest two if statements.' };
  }
}

function* leaningEquality({ left, right, range }: Binary, code: FunctionCode): Iterable<Leaning> {
  for (const [value, literal] of [
    [left, right],
    [right, left],
  ] as const) {
    if (literal.kind !== 'text' && literal.kind !== 'number') continue;
    if (code.isResponseCode(value)) {
      const hint = `Compare its text: ${code.textOf(value)}.toString() == "${literal.kind === 'number' ? literal.raw : literal.value}".`;
      yield { reading: 'response-code-type', range, hint };
    } else if (literal.kind === 'text' && literal.value === '' && code.mayBeNull(value)) {
      const hint = `Take null and "" together: ifnull(${code.textOf(value)},"") == "".`;
      yield { reading: 'empty-text-equals-null', range, hint };
    } else if (literal.kind === 'text' && isPrintOfMap(value, code)) {
      yield { reading: 'map-key-order', range, hint: 'Compare the values of the keys.' };
    }
  }
}

const readsText: ReadonlySet<string> = new Set([
  'indexof',
  'substring',
  'startswith',
  'endswith',
  'getprefix',
]);

function* leaningMethod(node: MethodCall, code: FunctionCode): Iterable<Leaning> {
  const { receiver, range, arguments: args } = node;
  const name = node.name.toLowerCase();
  const [first] = args;
  if (name === 'get' && first?.kind === 'number' && !code.isGuarded(receiver, 'size')) {
    const hint = `Test ${code.textOf(receiver)}.size() > ${first.raw} before.`;
    yield { reading: 'list-get-past-end', range, hint };
  }
  if (name === 'sublist' && !code.isGuarded(receiver, 'size')) {
    const hint = `Test ${code.textOf(receiver)}.size() before.`;
    yield { reading: 'sublist-past-end', range, hint };
  }
  if (name === 'isempty' && code.mayBeNull(receiver)) {
    yield { reading: 'empty-check-on-null', range, hint: 'Test the value with != null before.' };
  }
  if (name === 'tolist' && first?.kind === 'text' && first.value === '') {
    yield {
      reading: 'split-to-characters',
      range,
      hint: 'Leave the loop with break after the rounds it needs.',
    };
  }
  if (name === 'tolist' && !first && code.isText(receiver)) yield leaningSplit(range);
  if (name === 'tostring' && args.length === 0 && code.kindOf(receiver) === 'list') {
    yield {
      reading: 'list-print',
      range,
      hint: 'Put the list into a map and print that: a map prints as JSON.',
    };
  }
  if (readsText.has(name) && isPrintOfMap(receiver, code)) {
    yield { reading: 'map-key-order', range, hint: 'Read the values of the keys.' };
  }
  if (name === 'contains' && isMessage(receiver, code)) {
    yield { reading: 'error-wording', range, hint: 'Tell errors apart by where they are caught.' };
  }
  if (name === 'isdate') yield leaningDateTest(range);
  if (name === 'unixepoch') {
    yield { reading: 'unix-epoch-unit', range, hint: 'Use toLong(), which gives milliseconds.' };
  }
}

function* leaningCall({ name, arguments: args, range }: Call, code: FunctionCode): Iterable<Leaning> {
  const [first] = args;
  if (name.toLowerCase() === 'isempty' && first && code.mayBeNull(first)) {
    yield { reading: 'empty-check-on-null', range, hint: 'Test the value with != null before.' };
  }
  if (name.toLowerCase() === 'isdate') yield leaningDateTest(range);
  if (name.toLowerCase() === 'tolist' && first && args.length === 1 && code.isText(first)) {
    yield leaningSplit(range);
  }
}

function leaningSplit(range: Range): Leaning {
  return { reading: 'list-without-separator', range, hint: 'Name the separator: toList(",").' };
}

function leaningDateTest(range: Range): Leaning {
  const hint = 'Test a text with matches() before, or catch the error.';
  return { reading: 'is-date-of-other-text', range, hint };
}

const escapedLetter = /^(?:[^\\]|\\[^nrt])*\\[nrt]/;
const escapedBackslash = /^(?:[^\\]|\\[^\\])*\\\\/;
const dateLike = /^\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{1,4}/;

function* leaningText({
  raw,
  quote,
  value,
  range,
}: Extract<Expression, { kind: 'text' }>): Iterable<Leaning> {
  if (quote === "'" && dateLike.test(value)) {
    const hint = 'Write "…".toDate("yyyy-MM-dd") for a date, or double quotes for a text.';
    yield { reading: 'single-quoted-date', range, hint };
  }
  if (!raw.includes('\\')) return;
  if (escapedLetter.test(raw)) {
    yield { reading: 'escape-letters', range, hint: 'Join hexToText("0A") for a line break.' };
  }
  if (escapedBackslash.test(raw)) {
    yield { reading: 'escape-backslash', range, hint: 'Join hexToText("5C") for a backslash.' };
  }
}

function* leaningStatements(code: FunctionCode): Iterable<Leaning> {
  const spellings = new Map<string, string>();
  for (const statement of code.statements) {
    if (statement.kind === 'throw') {
      const hint = 'Return an error to the caller, or print it with info.';
      yield { reading: 'thrown-value', range: statement.range, hint };
    }
    if (statement.kind === 'for-each') yield* leaningLoop(statement, code);
    if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') continue;
    const { target, value, range } = statement;
    const known = spellings.get(target.name.toLowerCase()) ?? target.name;
    spellings.set(target.name.toLowerCase(), known);
    if (known !== target.name) {
      const hint = `Another variable is called ${known}: give one of them another name.`;
      yield { reading: 'variable-case', range: target.range, hint };
    }
    if (value.kind !== 'identifier' || value.name === target.name) continue;
    if (code.kindOf(value) && [target.name, value.name].some((name) => code.isChanged(name, statement))) {
      const hint = 'Copy it by hand: a new Map() with putAll(), or a new List() with addAll().';
      yield { reading: 'container-assignment', range, hint };
    }
  }
}

function* leaningLoop(
  { iterable, body }: Extract<Statement, { kind: 'for-each' }>,
  code: FunctionCode,
): Iterable<Leaning> {
  if (code.kindOf(iterable) === 'map') {
    yield { reading: 'for-each-map', range: iterable.range, hint: `Write ${code.textOf(iterable)}.keys().` };
  }
  if (iterable.kind !== 'identifier') return;
  if (code.isSearchResult(iterable.name) && !code.isGuarded(iterable, 'null')) {
    const hint = `Give it a default: ifnull(${iterable.name},List()).`;
    yield { reading: 'empty-search', range: iterable.range, hint };
  }
  for (const node of expressionsWithin(body.statements)) {
    if (node.kind !== 'method-call' || !changesList.has(node.name.toLowerCase())) continue;
    if (node.receiver.kind !== 'identifier' || node.receiver.name !== iterable.name) continue;
    const hint = 'Collect the changes in another list, and apply them after the loop.';
    yield { reading: 'loop-over-changing-list', range: node.range, hint };
  }
}

/** `x != null && x.size() > 0`: a part that would fail if it were evaluated for null. */
function usesUnlessNull(condition: Expression, parts: readonly Expression[], code: FunctionCode): boolean {
  const tested = new Set<string>();
  for (const node of within(condition)) {
    if (node.kind !== 'binary' || !equality.has(node.operator)) continue;
    if (node.right.kind === 'null') tested.add(code.textOf(node.left));
  }
  return parts.some((part) =>
    within(part).some((node) => node.kind === 'method-call' && tested.has(code.textOf(node.receiver))),
  );
}

function isPrintOfMap(value: Expression, code: FunctionCode): boolean {
  return (
    value.kind === 'method-call' &&
    value.name.toLowerCase() === 'tostring' &&
    value.arguments.length === 0 &&
    code.kindOf(value.receiver) === 'map'
  );
}

function isMessage(value: Expression, code: FunctionCode): boolean {
  return (
    value.kind === 'member' &&
    value.name === 'message' &&
    value.object.kind === 'identifier' &&
    code.isCaught(value.object.name)
  );
}

function isCurrentDate(value: Expression): boolean {
  const path = memberPath(value)?.join('.').toLowerCase();
  return path === 'zoho.currentdate' || path === 'zoho.currenttime';
}
