import { sha256Of } from '../digest.ts';
import type { ConsoleSheet, RuleTrigger, SheetScope } from './sheet.ts';

/** One value to enter: where in the form, and what. */
interface StepValue {
  readonly label: string;
  readonly value: string;
  readonly id: string;
}

/** One thing to make in the console. */
interface StepItem {
  readonly id: string;
  /** Names the item and what it holds: a mark on an item that has changed since does not hold any more. */
  readonly tick: string;
  readonly title: string;
  readonly values: readonly StepValue[];
  readonly scopes: readonly (SheetScope & { readonly id: string })[];
  readonly body: {
    readonly id: string;
    readonly text: string;
    readonly file: string;
    readonly sha256: string;
  } | null;
}

/** One place of the console's menu, with all that is made there. */
export interface SheetStep {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly advice: string;
  readonly items: readonly StepItem[];
}

type Labelled = readonly (readonly [label: string, value: string])[];

interface Content {
  readonly title: string;
  readonly values: Labelled;
  readonly scopes?: readonly SheetScope[];
  readonly body?: { readonly text: string; readonly file: string; readonly sha256: string };
}

interface StepKind {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly advice: string;
  readonly contents: (sheet: ConsoleSheet) => readonly Content[];
}

/** The choices under "Record action" in the console's form for rules. */
const triggerChoices: Readonly<Record<RuleTrigger, string>> = {
  create: 'Create',
  'create-or-edit': 'Create or Edit',
  edit: 'Edit',
  delete: 'Delete',
};

/**
 * What is entered, in order: functions name connections and variables, rules name functions. The places are those
 * of the console's left pane (https://www.bigin.com/developer/docs/toppings/overview-components.html and
 * https://www.bigin.com/developer/docs/toppings/overview-developer-console.html, documented). A new kind of thing
 * is one entry here.
 */
const stepKinds: readonly StepKind[] = [
  {
    id: 'connections',
    title: 'Connections',
    place: 'Utilities ▸ Connections',
    advice:
      'Type the link name exactly: the functions find the connection by it. Choose these scopes and no others.',
    contents: ({ connections }) =>
      connections.map(({ displayName, service, linkName, settings, scopes }) => ({
        title: displayName,
        values: [
          ['Service', service],
          ['Connection name', displayName],
          ['Link name', linkName],
          ...settings.map(({ label, value }) => [label, value] as const),
        ],
        scopes,
      })),
  },
  {
    id: 'variables',
    title: 'Variables',
    place: 'Custom Properties',
    advice: 'The functions read the variables by their API names.',
    contents: ({ variables, topping: { namespace } }) =>
      variables.map(({ name, apiName, description, defaultValue, visibility }) => ({
        title: name,
        values: [
          ['Variable name', name],
          ['API name', apiName],
          ...(namespace === undefined ? [] : [['Full API name', `${namespace}__${apiName}`] as const]),
          ['Description', description],
          ['Variable status', visibility],
          ['Value', defaultValue],
        ],
      })),
  },
  {
    id: 'functions',
    title: 'Functions',
    place: 'Automate ▸ Functions',
    advice: 'Make the function with this return type and these arguments, then replace all of its text.',
    contents: ({ functions }) =>
      functions.map(({ name, returnType, arguments: taken, file, sha256, body }) => ({
        title: name,
        values: [
          ['Function name', name],
          ['Return type', returnType],
          ...taken.map(
            ({ name: argument, type }, index) => [`Argument ${index + 1} (${type})`, argument] as const,
          ),
        ],
        body: { text: body, file, sha256 },
      })),
  },
  {
    id: 'rules',
    title: 'Workflow rules',
    place: 'Automate ▸ Workflow',
    advice: 'Choose the function under the instant actions of the rule.',
    contents: ({ rules }) =>
      rules.map(({ name, module, description, trigger, criteria, functionName }) => ({
        title: name,
        values: [
          ['Module', module],
          ['Rule name', name],
          ['Description', description],
          ['Record action', triggerChoices[trigger]],
          ['Criteria', criteria === '' ? 'All records' : criteria],
          ['Instant action: function', functionName],
        ],
      })),
  },
  {
    id: 'widgets',
    title: 'Widgets',
    place: 'Components ▸ Widgets, and Settings Widget',
    advice: 'Upload the widget zip first; the page is a file in it.',
    contents: ({ widgets }) =>
      widgets.map(({ name, file, placement }) => ({
        title: name,
        values: [
          ['Widget name', name],
          ['Page', file],
          ['Placement', placement],
        ],
      })),
  },
];

/** The sheet as a list of places and things to enter; kinds without things are left out. */
export function stepsOf(sheet: ConsoleSheet): readonly SheetStep[] {
  return stepKinds
    .map((kind) => ({ ...kind, found: kind.contents(sheet) }))
    .filter(({ found }) => found.length > 0)
    .map(({ id, title, place, advice, found }, index) => ({
      id,
      number: index + 1,
      title,
      place,
      advice,
      items: found.map((content, position) => itemOf(id, position + 1, content)),
    }));
}

function itemOf(kind: string, number: number, content: Content): StepItem {
  const { title, values, scopes = [], body } = content;
  const id = `${kind}-${number}`;
  return {
    id,
    tick: sha256Of(JSON.stringify([kind, title, values, scopes, body?.sha256 ?? null])).slice(0, 16),
    title,
    values: values.map(([label, value], index) => ({ label, value, id: `${id}-value-${index + 1}` })),
    scopes: scopes.map((scope, index) => ({ ...scope, id: `${id}-scope-${index + 1}` })),
    body: body ? { id: `${id}-text`, ...body } : null,
  };
}
