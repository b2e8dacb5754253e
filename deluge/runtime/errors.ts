import { defineDiagnostics } from '../diagnostics/diagnostic.ts';
import { type NotCoveredGroup, notCoveredMessage } from '../not-covered/not-covered.ts';
import { typeLabel, type ValueType } from './value.ts';

/**
 * Every error that can end a run. The wording is the platform's where it is documented
 * (https://www.zoho.com/deluge/help/error-messages.html and the pages of the functions) or was quoted by people
 * who met it; else it is ours.
 */
export const runtimeDiagnostics = defineDiagnostics('runtime', {
  'undefined-variable': {
    severity: 'error',
    // Documented: error-messages.html.
    message: (d: { name: string }) => `Variable '${d.name}' is not defined`,
    hint: (d: { name: string }) => `Give '${d.name}' a value before it is read.`,
  },
  'unknown-function': {
    severity: 'error',
    // Documented: error-messages.html.
    message: (d: { name: string; nearest?: string | undefined }) => `Not able to find '${d.name}' function`,
    hint: (d: { name: string; nearest?: string | undefined }) =>
      d.nearest === undefined
        ? 'No built-in function has a name like this; check the spelling.'
        : `Did you mean '${d.nearest}'?`,
  },
  'unknown-task': {
    severity: 'error',
    message: (d: { name: string; nearest?: string | undefined }) => `The task '${d.name}' is not known here`,
    hint: (d: { name: string; nearest?: string | undefined }) =>
      d.nearest === undefined ? 'Call the service with invokeurl instead.' : `Did you mean '${d.nearest}'?`,
  },
  'not-covered': {
    severity: 'error',
    message: (d: { name: string; owner: string; instead: string }) => notCoveredMessage(d),
    hint: (d: { name: string; owner: string; instead: string }) => d.instead,
  },
  'null-receiver': {
    severity: 'error',
    // Observed: quoted from memory by practitioners.
    message: (d: { name: string }) => `Value is empty and '${d.name}' function cannot be applied`,
    hint: () =>
      'Test the value with != null before the call, or give it a default with ifnull(value, default).',
  },
  'wrong-receiver': {
    severity: 'error',
    message: (d: { name: string; type: ValueType; takes: readonly ValueType[] }) =>
      `The function '${d.name}' cannot be applied to a ${typeLabel[d.type]} value`,
    hint: (d: { name: string; type: ValueType; takes: readonly ValueType[] }) =>
      `It works on ${listOfTypes(d.takes)}.`,
  },
  'argument-count': {
    severity: 'error',
    // Documented: functions/number/text.html.
    message: (d: { name: string; given: number; least: number; most: number }) =>
      `No. of arguments mismatches for the function ${d.name}`,
    hint: (d: { name: string; given: number; least: number; most: number }) =>
      `It takes ${numberOfArguments(d.least, d.most)}; ${d.given} ${d.given === 1 ? 'is' : 'are'} given.`,
  },
  'argument-type': {
    severity: 'error',
    message: (d: { name: string; parameter: string; type: ValueType; takes: readonly ValueType[] }) =>
      `The function '${d.name}' does not take a ${typeLabel[d.type]} value for '${d.parameter}'`,
    hint: (d: { name: string; parameter: string; type: ValueType; takes: readonly ValueType[] }) =>
      `Give it ${listOfTypes(d.takes)}.`,
  },
  'wrong-operands': {
    severity: 'error',
    message: (d: { operator: string; left: ValueType; right: ValueType }) => operandsMessage(d),
    hint: () => 'Convert one side, for example with toLong(), toDecimal() or toString().',
  },
  'not-comparable': {
    severity: 'error',
    // Observed: error text of CRM functions.
    message: (_: { left: ValueType; right: ValueType }) =>
      'Comparison of non numeric expression is not supported',
    hint: (d: { left: ValueType; right: ValueType }) =>
      `<, >, <= and >= compare numbers or dates; here ${typeLabel[d.left]} stands against ${typeLabel[d.right]}.`,
  },
  'condition-not-boolean': {
    severity: 'error',
    message: (d: { type: ValueType }) => `A condition must be BOOLEAN, but this one is ${typeLabel[d.type]}`,
    hint: () => 'Compare the value with something, for example != null.',
  },
  'not-iterable': {
    severity: 'error',
    message: (d: { type: ValueType }) => `'for each' cannot go over a ${typeLabel[d.type]} value`,
    hint: () => 'Give it a list, the keys() of a map, or a text with commas.',
  },
  'null-operand': {
    severity: 'error',
    // Observed: a public list of the runtime errors of error-messages.html.
    message: (d: { operator: string }) => `Null value occurred while performing ${d.operator} operation`,
    hint: () => 'Give the value a default with ifnull(value, 0), or test it with != null before.',
  },
  'modulo-operands': {
    severity: 'error',
    // Observed: a public list of the runtime errors of error-messages.html.
    message: (_: { left: ValueType; right: ValueType }) =>
      'On performing mod operation mismatch of data type expressions found',
    hint: (d: { left: ValueType; right: ValueType }) =>
      `% takes numbers; here ${typeLabel[d.left]} stands against ${typeLabel[d.right]}.`,
  },
  'division-by-zero': {
    severity: 'error',
    // Observed: a public list of the runtime errors of error-messages.html.
    message: (d: { operator: '/' | '%' }) =>
      `Error in performing the Operation ${d.operator} : Divide by zero error`,
    hint: () => 'Test the divisor with != 0 before you divide.',
  },
  'number-overflow': {
    severity: 'error',
    message: (_: Record<never, never>) => 'The number is outside the range of BIGINT',
    hint: () => 'A whole number lies between -9223372036854775808 and 9223372036854775807.',
  },
  'not-a-number': {
    severity: 'error',
    message: (d: { text: string; wanted: 'number' | 'decimal' }) =>
      `Unable to cast the '${shortened(d.text)}' value into a '${typeLabel[d.wanted]}' value because the input is in an invalid format`,
    hint: () => 'Test the text with isNumber() first.',
  },
  'not-a-map': {
    severity: 'error',
    // Observed: error text of CRM functions.
    message: (d: { text: string }) =>
      `Unable to cast the '${shortened(d.text)}' value into a 'MAP' value because the input is in an invalid format`,
    hint: () => 'The text must be one JSON object, such as {"name":"Ann"}.',
  },
  'not-a-json-list': {
    severity: 'error',
    message: (d: { text: string }) =>
      `Unable to cast the '${shortened(d.text)}' value into a 'LIST' value because the input is in an invalid format`,
    hint: () => 'The text must be one JSON array, such as [1,2].',
  },
  'not-json': {
    severity: 'error',
    message: (d: { text: string; reason: string; offset: number }) =>
      `The text '${shortened(d.text)}' is not JSON: ${d.reason} at character ${d.offset + 1}`,
    hint: () => 'Look at the text with info before it is read as JSON.',
  },
  'not-xml': {
    severity: 'error',
    // Observed: a public list of the runtime errors of error-messages.html.
    message: (_: { text: string; reason: string; offset: number }) => 'Invalid XML or Invalid XPath',
    hint: (d: { text: string; reason: string; offset: number }) =>
      `The text '${shortened(d.text)}' is not XML: ${d.reason} at character ${d.offset + 1}.`,
  },
  'invalid-xpath': {
    severity: 'error',
    // Observed: a public list of the runtime errors of error-messages.html.
    message: (_: { path: string; reason: string; offset: number }) => 'Invalid XML or Invalid XPath',
    hint: (d: { path: string; reason: string; offset: number }) =>
      `'${shortened(d.path)}' is not an XPath: ${d.reason} at character ${d.offset + 1}. Write the path from the outermost element on, as in /root/name/text().`,
  },
  'not-a-date': {
    severity: 'error',
    message: (d: { text: string; pattern?: string | undefined }) =>
      `Unable to cast the '${shortened(d.text)}' value into a 'TIMESTAMP' value because the input is in an invalid format`,
    hint: (d: { text: string; pattern?: string | undefined }) =>
      d.pattern === undefined
        ? 'Give the layout as the first argument, for example toDate("dd-MM-yyyy").'
        : `The text must have the layout ${d.pattern}.`,
  },
  'invalid-date-pattern': {
    severity: 'error',
    message: (d: { pattern: string; reason: string }) => `'${d.pattern}' is not a date pattern: ${d.reason}`,
    hint: () => "Letters stand for fields, as in yyyy-MM-dd; put other letters in single quotes, as in 'T'.",
  },
  'time-outside-day': {
    severity: 'error',
    // Documented: functions/datetime/addhour.html.
    message: (_: Record<never, never>) => 'Invalid Operation. Value outside 24 hour range',
    hint: () => 'A time of day cannot pass midnight; use a date with time.',
  },
  'index-out-of-range': {
    severity: 'error',
    // Documented: functions/collection/get.html.
    message: (d: { index: bigint; size: number }) => `Given index ${d.index} is greater than the list size`,
    hint: (d: { index: bigint; size: number }) =>
      `The list has ${d.size} ${d.size === 1 ? 'element' : 'elements'}; positions count from 0.`,
  },
  'pair-among-elements': {
    severity: 'error',
    message: (_: Record<never, never>) => 'A key-value pair cannot be added to a collection of elements',
    hint: () => 'Insert the value alone, or make the collection with pairs: Collection("key":"value").',
  },
  'element-among-pairs': {
    severity: 'error',
    message: (_: Record<never, never>) => 'An element cannot be added to a collection of key-value pairs',
    hint: () => 'Insert a pair, "key":"value", or make the collection without pairs: Collection("value").',
  },
  'not-in-list': {
    severity: 'error',
    // Documented: functions/number/rank.html.
    message: (_: { name: string; value: string }) =>
      "'List contains invalid(TEXT) entries hence' can not be cast to 'valid list and perform desired operations'",
    hint: (d: { name: string; value: string }) =>
      `${d.name}() works on a list of numbers that holds the number in question; this one lacks ${d.value}. Test it with contains() first.`,
  },
  'text-range': {
    severity: 'error',
    // Observed: error text of CRM functions.
    message: (_: { name: string; start: bigint; end: bigint; length: number }) => 'index values were invalid',
    hint: (d: { name: string; start: bigint; end: bigint; length: number }) =>
      `${d.name} was asked for ${d.start} to ${d.end} of a text with ${d.length} characters.`,
  },
  'argument-value': {
    severity: 'error',
    message: (d: { name: string; parameter: string; problem: string }) =>
      `The function '${d.name}' cannot use the value given for '${d.parameter}': ${d.problem}`,
  },
  'outside-domain': {
    severity: 'error',
    message: (d: { name: string; value: string }) => `The function '${d.name}' has no result for ${d.value}`,
    hint: () => 'Test the value before the call.',
  },
  'invalid-regex': {
    severity: 'error',
    // Observed: error text of CRM functions.
    message: (d: { pattern: string; reason: string }) => `${d.pattern} is not a valid regular expression`,
    hint: (d: { pattern: string; reason: string }) =>
      `${d.reason}. To search for plain text, escape it with \\\\ or pass true as the last argument where the function has it.`,
  },
  'endless-regex': {
    severity: 'error',
    message: (d: { pattern: string; offset: number }) =>
      `This engine does not run the regular expression ${shortened(d.pattern)}: it repeats a repetition at character ${d.offset}`,
    hint: () => 'Matching it can take time without end. Write (a+)+ as a+, and ([a-z]+ ?)+ as [a-z ]+.',
  },
  'list-element-type': {
    severity: 'error',
    message: (d: { type: ValueType; wanted: ValueType }) =>
      `A ${typeLabel[d.type]} value cannot be added to a list of ${typeLabel[d.wanted]}`,
    hint: () => 'Convert the value first, or use List() without a type.',
  },
  'value-too-large': {
    severity: 'error',
    message: (d: { what: string; size: number; limit: number; unit?: 'bytes' }) =>
      `${d.what} has ${d.size} ${d.unit ?? 'characters'}; ${d.limit} are allowed`,
    hint: () => 'Work on smaller pieces.',
  },
  'value-contains-itself': {
    severity: 'error',
    message: (_: Record<never, never>) =>
      'The value is nested too deeply, or contains itself, and has no text form',
    hint: () => 'Do not put a map or list into itself.',
  },
  'statement-limit': {
    severity: 'error',
    // Observed: "Number of statement execution limit exceed Line:(N)".
    message: (_: { limit: number }) => 'Number of statement execution limit exceed',
    hint: (d: { limit: number }) => `A function may execute ${d.limit} statements.`,
  },
  'call-depth-limit': {
    severity: 'error',
    message: (d: { limit: number }) => `Functions call each other more than ${d.limit} deep`,
    hint: () => 'Look for a function that calls itself without an end.',
  },
  'socket-timeout': {
    severity: 'error',
    // Documented: invokeurl page; the answer took longer than 40 seconds.
    message: (_: { url: string }) => 'socket timeout error',
    hint: (d: { url: string }) => `No answer came from ${d.url} in time.`,
  },
  'request-failed': {
    severity: 'error',
    message: (d: { url: string; reason: string }) => `The call to ${d.url} failed: ${d.reason}`,
    hint: () => 'Catch the error with try and catch if the script can go on without the answer.',
  },
  'http-error': {
    severity: 'error',
    message: (d: { url: string; status: number }) =>
      `The call to ${d.url} was answered with status ${d.status}`,
    hint: () => 'Use detailed:true to read the status in the script.',
  },
  'connection-failed': {
    severity: 'error',
    message: (d: { connection: string; reason: string }) =>
      `The connection '${d.connection}' cannot be used: ${d.reason}`,
    hint: () => 'Check the link name, and that the connection has the scopes that the call needs.',
  },
  thrown: {
    severity: 'error',
    message: (d: { text: string }) => d.text,
  },
});

export type RuntimeErrorName = keyof typeof runtimeDiagnostics.entries & string;
type DetailsOf<Name extends RuntimeErrorName> = Parameters<typeof runtimeDiagnostics.report<Name>>[1];

/**
 * A failure inside a script. It is thrown within the runtime only: the interpreter catches it, and adds the line.
 */
export class ScriptFailure extends Error {
  /** `runtime/<name>`. */
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint: string | undefined) {
    super(message);
    this.name = 'ScriptFailure';
    this.code = code;
    this.hint = hint;
  }
}

/**
 * Ends the script with one of the errors of `runtimeDiagnostics`.
 *
 * @example
 * fail('index-out-of-range', { index: 7n, size: 3 });
 */
export function fail<Name extends RuntimeErrorName>(name: Name, details: DetailsOf<Name>): never {
  const { code, message, hint } = runtimeDiagnostics.report(name, details, undefined);
  throw new ScriptFailure(code, message, hint);
}

/** Ends the script at a name that is documented and has nothing behind it here. */
export function failNotCovered(name: string, { owner, instead }: NotCoveredGroup): never {
  return fail('not-covered', { name, owner, instead });
}

function listOfTypes(types: readonly ValueType[]): string {
  return types.map((type) => typeLabel[type]).join(', ');
}

/**
 * What the platform says of an operator between values that it does not work on. Documented: error-messages.html, which
 * shows it for two operands of a multiplication; the newer page of Creator's operators has a shorter wording for a date
 * beside a number.
 */
export function operandsMessage({
  operator,
  left,
  right,
}: {
  operator: string;
  left: ValueType;
  right: ValueType;
}): string {
  const types = `is of type ${typeLabel[left]} and right expression is of type ${typeLabel[right]}`;
  return left === 'date-time' || right === 'date-time'
    ? `Left expression ${types} and operator ${operator} is not valid`
    : `In Criteria left expression ${types} and the operator ${operator} is not valid`;
}

/** `2`, `1 to 3`, or `at least 1` where any number may follow. */
export function numberOfArguments(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === most ? `${least}` : `${least} to ${most}`;
}

const longestQuote = 80;

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`;
}
