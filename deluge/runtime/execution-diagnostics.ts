import { defineDiagnostics } from '../diagnostics/diagnostic.ts';
import { ScriptFailure } from './errors.ts';
import { typeLabel, type ValueType } from './value.ts';

/**
 * What can go wrong around the values: in calls between functions, arguments from outside, tasks that exchange
 * something with a service, and the limits of a run. What operators and built-in functions report stands in
 * `errors.ts`.
 */
export const executionDiagnostics = defineDiagnostics('execution', {
  'unknown-system-variable': {
    severity: 'error',
    message: (d: { readonly name: string; readonly nearest: string | undefined }) =>
      `Variable '${d.name}' is not defined`,
    hint: (d) =>
      d.nearest === undefined ? 'Pass the value as an argument instead.' : `Did you mean '${d.nearest}'?`,
  },
  'not-available-here': {
    severity: 'error',
    message: (d: { readonly construct: string; readonly product: string }) =>
      `'${d.construct}' is not available here: it belongs to Zoho ${d.product}`,
    hint: (d) => `Run the script in ${d.product}, or call its API with invokeurl.`,
  },
  'no-field': {
    severity: 'error',
    message: (d: { readonly name: string; readonly type: ValueType }) =>
      `A ${typeLabel[d.type]} value has no field '${d.name}'`,
    hint: (d) => `Only a map has fields; it is asked with get("${d.name}").`,
  },
  'call-argument-count': {
    severity: 'error',
    // Documented for built-in functions: https://www.zoho.com/deluge/help/functions/number/text.html.
    message: (d: { readonly name: string; readonly declared: number; readonly given: number }) =>
      `No. of arguments mismatches for the function ${d.name}`,
    hint: (d) => `It declares ${d.declared}; ${d.given} ${d.given === 1 ? 'is' : 'are'} given.`,
  },
  'invalid-return-type': {
    severity: 'error',
    // Documented: https://www.zoho.com/deluge/help/error-messages.html, as an error of the save.
    message: (_: { readonly declared: string; readonly type: ValueType }) => 'Invalid return Type',
    hint: (d) =>
      d.declared.toLowerCase() === 'void'
        ? 'A void function returns nothing: write return; or declare a type.'
        : `The function declares ${d.declared} and returns a ${typeLabel[d.type]} value.`,
  },
  'argument-cast': {
    severity: 'error',
    // Observed: error text of CRM functions.
    message: (d: { readonly argument: string; readonly text: string; readonly type: ValueType }) =>
      `Unable to cast the '${shortened(d.text)}' value into a '${typeLabel[d.type]}' value because the input is in an invalid format`,
    hint: (d) =>
      `The argument '${d.argument}' is declared with that type: give it such a value, or change the declaration.`,
  },
  'unknown-argument': {
    severity: 'error',
    message: (d: {
      readonly name: string;
      readonly argument: string;
      readonly nearest: string | undefined;
    }) => `The function '${d.name}' has no argument '${d.argument}'`,
    hint: (d) =>
      d.nearest === undefined ? 'Use the names that it declares.' : `Did you mean '${d.nearest}'?`,
  },
  'unknown-entry': {
    severity: 'error',
    message: (d: {
      readonly name: string;
      readonly nearest: string | undefined;
      readonly functions: readonly string[];
    }) => `The programs declare no function '${d.name}'`,
    hint: (d) => {
      if (d.nearest !== undefined) return `Did you mean '${d.nearest}'?`;
      return d.functions.length === 0
        ? 'They hold no function: run the statements without naming one.'
        : `Name one of them: ${d.functions.join(', ')}.`;
    },
  },
  'nothing-to-run': {
    severity: 'error',
    message: (d: { readonly functions: readonly string[] }) =>
      d.functions.length === 0
        ? 'There is nothing to run: the programs hold no statement'
        : `It is not clear which of ${d.functions.length} functions to run`,
    hint: (d) =>
      d.functions.length === 0
        ? 'Give a program with a statement.'
        : `Name one of them: ${d.functions.join(', ')}.`,
  },
  'condition-null': {
    severity: 'error',
    // Observed: error text of Creator and CRM functions.
    message: () => 'Function specified in criteria has returned null value',
    hint: () => 'Compare the value with null, or give it a default with ifnull(value, false).',
  },
  'outside-loop': {
    severity: 'error',
    message: (d: { readonly word: string }) => `'${d.word}' stands outside of a loop`,
    hint: () => 'To end the function, use return.',
  },
  'list-changed': {
    severity: 'error',
    message: () => 'The list was changed while a loop went over it',
    hint: () => 'Collect the changes in another list, and apply them after the loop.',
  },
  'text-too-long': {
    severity: 'error',
    message: (d: { readonly limit: number }) => `This text would be longer than ${d.limit} characters`,
    hint: () => 'Build smaller texts.',
  },
  'nested-too-deeply': {
    severity: 'error',
    message: () => 'Calls and blocks are nested too deeply for this engine',
    hint: () =>
      'Move inner blocks into functions of their own, or loop instead of calling the function again.',
  },
  'http-call-limit': {
    severity: 'error',
    message: (_: { readonly limit: number }) => 'Number of external calls limit exceed',
    hint: (d) => `A function may make ${d.limit} calls. Fetch records in bulk, or spread the work over runs.`,
  },
  'run-time-limit': {
    severity: 'error',
    message: (d: { readonly limit: number }) => `The function ran longer than ${d.limit} milliseconds`,
    hint: () => 'Make fewer external calls, or start the work from a schedule, which may take longer.',
  },
  'answer-too-large': {
    severity: 'error',
    message: (d: { readonly url: string; readonly size: number; readonly limit: number }) =>
      `The answer of ${d.url} has ${d.size} bytes; ${d.limit} are allowed`,
    hint: () => 'Fetch less at once.',
  },
  'return-too-large': {
    severity: 'error',
    message: (d: { readonly size: number; readonly limit: number }) =>
      `The function returns ${d.size} bytes; ${d.limit} are allowed`,
    hint: () => 'Return less, such as ids instead of records.',
  },
  'bulk-limit': {
    severity: 'error',
    message: (d: { readonly task: string; readonly given: number; readonly limit: number }) =>
      `The task '${d.task}' was given ${d.given} records`,
    hint: (d) => `It takes ${d.limit} at a time; call it once for each part.`,
  },
  'task-argument': {
    severity: 'error',
    message: (d: {
      readonly task: string;
      readonly parameter: string;
      readonly type: ValueType;
      readonly takes: string;
    }) => `The task '${d.task}' does not take a ${typeLabel[d.type]} value for '${d.parameter}'`,
    hint: (d) => `Give it ${d.takes}.`,
  },
  'task-argument-count': {
    severity: 'error',
    message: (d: { readonly task: string; readonly given: number; readonly form: string }) =>
      `No. of arguments mismatches for the function ${d.task}`,
    hint: (d) => `It is written ${d.form}; ${d.given} ${d.given === 1 ? 'is' : 'are'} given.`,
  },
  'unknown-key': {
    severity: 'error',
    message: (d: { readonly task: string; readonly key: string; readonly nearest: string | undefined }) =>
      `${d.task} has no key '${d.key}'`,
    hint: (d) => (d.nearest === undefined ? 'Take the line out.' : `Did you mean '${d.nearest}'?`),
  },
  'repeated-key': {
    severity: 'error',
    message: (d: { readonly task: string; readonly key: string }) => `${d.task} has the key '${d.key}' twice`,
    hint: () => 'Keep one of the two lines.',
  },
  'missing-key': {
    severity: 'error',
    message: (d: { readonly task: string; readonly key: string }) => `${d.task} needs the key '${d.key}'`,
    hint: (d) => `Add a line ${d.key} :…`,
  },
  'key-value': {
    severity: 'error',
    message: (d: { readonly task: string; readonly key: string; readonly found: string }) =>
      `${d.task} cannot use ${d.found} for the key '${d.key}'`,
    hint: (d) => `The key '${d.key}' takes ${keyTakes[d.key] ?? 'another value'}.`,
  },
  'not-supported': {
    severity: 'error',
    message: (d: { readonly what: string }) => `This engine does not run ${d.what}`,
    hint: () => 'Leave it out of what is run here; Zoho may well take it.',
  },
});

/** What the keys of invokeurl and its like take, for the hint. */
const keyTakes: Readonly<Record<string, string>> = {
  path: 'what stands behind the API domain, such as "crm/v8/Leads"',
  url: 'a text that begins with http:// or https://',
  type: 'GET, POST, PUT, PATCH or DELETE',
  headers: 'a map of texts',
  parameters: 'a map or a text',
  body: 'a map, a list, a text or a file',
  files: 'a file, or a list of files',
  connection: 'the link name of a connection, as text',
  detailed: 'true or false',
  'content-type': 'a text such as "application/json"',
  'response-format': 'a text',
  'response-decoding': 'a text such as "UTF-8"',
};

type ExecutionErrorName = keyof typeof executionDiagnostics.entries & string;
type DetailsOf<Name extends ExecutionErrorName> = Parameters<typeof executionDiagnostics.report<Name>>[1];

/**
 * Ends the script with one of the errors of `executionDiagnostics`.
 *
 * @example
 * failExecution('unknown-key', { task: 'invokeurl', key: 'ulr', nearest: 'url' });
 */
export function failExecution<Name extends ExecutionErrorName>(name: Name, details: DetailsOf<Name>): never {
  const { code, message, hint } = executionDiagnostics.report(name, details, undefined);
  throw new ScriptFailure(code, message, hint);
}

const longestQuote = 80;

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`;
}
