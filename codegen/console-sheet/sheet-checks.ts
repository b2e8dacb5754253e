import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import type { SheetInput } from './sheet.ts';

/** What can be wrong with the parts of a topping that are entered by hand. */
export const sheetDiagnostics = defineDiagnostics('sheet', {
  'repeated-name': {
    severity: 'error',
    message: (d: { kind: string; name: string }) => `Two ${d.kind} are called "${d.name}".`,
    hint: () => 'Give one of them another name: the console keeps names apart, and so does the code.',
  },
  'unknown-function': {
    severity: 'error',
    message: (d: {
      what: 'rule' | 'schedule';
      name: string;
      functionName: string;
      known: readonly string[];
    }) =>
      `The ${d.what} "${d.name}" starts the function "${d.functionName}", which the topping does not have.`,
    hint: (d) =>
      d.known.length === 0 ? 'The topping has no functions.' : `Its functions are: ${d.known.join(', ')}.`,
  },
  'empty-function': {
    severity: 'error',
    message: (d: { name: string }) => `The function "${d.name}" has no text to paste.`,
    hint: () => 'Generate it anew.',
  },
  'unpastable-character': {
    severity: 'error',
    message: (d: { name: string; codePoint: string }) =>
      `The function "${d.name}" holds the character ${d.codePoint}, which cannot be copied and pasted.`,
    hint: () => 'Remove it from the text that the function is made of.',
  },
  'connection-without-scope': {
    severity: 'error',
    message: (d: { linkName: string }) => `The connection "${d.linkName}" asks for no scope.`,
    hint: () => 'Name the scopes that its calls need, or remove it.',
  },
});

const { report } = sheetDiagnostics;

/** Checks that the parts of a topping fit together, and reports everything that does not at once. */
export function checkSheetInput(input: SheetInput): readonly Diagnostic[] {
  return [...repeatedNames(input), ...functionMistakes(input), ...connectionMistakes(input)];
}

function repeatedNames(input: SheetInput): readonly Diagnostic[] {
  const names = {
    connections: input.connections.map((connection) => connection.linkName),
    fields: input.fields.map((field) => `${field.module}.${field.apiName}`),
    variables: input.variables.map((variable) => variable.apiName),
    functions: input.functions.map((each) => each.name),
    rules: input.rules.map((rule) => rule.name),
    schedules: input.schedules.map((schedule) => schedule.name),
    'install actions': input.installActions.map((action): string => action.event),
    widgets: input.widgets.map((widget) => widget.name),
  };
  return Object.entries(names).flatMap(([kind, all]) =>
    [...new Set(all.filter((name, index) => all.indexOf(name) !== index))].map((name) =>
      report('repeated-name', { kind, name }, undefined),
    ),
  );
}

function functionMistakes({
  functions,
  rules,
  schedules,
  installActions,
}: SheetInput): readonly Diagnostic[] {
  const known = functions.map((each) => each.name);
  const scripts = installActions.map(({ event, text, file }) => ({ name: event, text, file }));
  const starters = [
    ...rules.map(({ name, functionName }) => ({ what: 'rule' as const, name, functionName })),
    ...schedules.map(({ name, functionName }) => ({ what: 'schedule' as const, name, functionName })),
  ];
  return [
    ...[...functions, ...scripts].flatMap(({ name, text, file }) => {
      if (text.trim() === '') return [report('empty-function', { name }, { file })];
      const found = unpastableIn(text);
      return found === undefined
        ? []
        : [report('unpastable-character', { name, codePoint: codePointOf(found) }, { file })];
    }),
    ...starters
      .filter(({ functionName }) => !known.includes(functionName))
      .map((starter) => report('unknown-function', { ...starter, known }, undefined)),
  ];
}

/** A character that a page drops or replaces: half a surrogate pair, or a control character but tab and line break. */
function unpastableIn(text: string): string | undefined {
  return /\p{Surrogate}|(?![\t\n\r])\p{Control}/u.exec(text)?.[0];
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function connectionMistakes({ connections }: SheetInput): readonly Diagnostic[] {
  // A key or a password opens all that it opens: only the services of the console's list always have scopes.
  return connections
    .filter(({ settings, scopes }) => scopes.length === 0 && settings.length === 0)
    .map(({ linkName }) => report('connection-without-scope', { linkName }, undefined));
}
