import { sha256Of } from '../digest.ts';
import {
  type ConsoleSheet,
  effectiveText,
  type InstallEvent,
  type RuleTrigger,
  type SheetScope,
  type SheetWidget,
  type WidgetSlot,
} from './sheet.ts';

/** A value of a form: what the form calls it, and what to enter. */
export interface LabelledValue {
  readonly label: string;
  /** Empty where there is nothing to enter. */
  readonly value: string;
  /** What to do, or to know, where a value is empty. */
  readonly missing?: string;
}

/** A text to paste. */
export interface StepBody {
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
}

/** One thing to make in the console. */
export interface StepContent {
  /** What the console and the code know the thing by: with another key it is another thing. */
  readonly key: string;
  /** The part of the key that a person chose; the same as the key where nothing else is in it. */
  readonly name: string;
  readonly title: string;
  readonly values: readonly LabelledValue[];
  readonly scopes: readonly SheetScope[];
  readonly body: StepBody | null;
}

/** One place of the console's menu, and what is made there. */
interface StepKind {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly advice: string;
  /** What to know when a thing that is in the console already gets another key. */
  readonly renaming: string;
  readonly contents: (sheet: ConsoleSheet) => readonly StepContent[];
}

type Labelled = readonly (readonly [label: string, value: string, missing?: string | undefined])[];

function content(
  key: string,
  title: string,
  values: Labelled,
  more: { readonly name?: string; readonly scopes?: readonly SheetScope[]; readonly body?: StepBody } = {},
): StepContent {
  const { name = key, scopes = [], body = null } = more;
  return { key, name, title, values: values.map(labelledValue), scopes, body };
}

function labelledValue([label, value, missing]: Labelled[number]): LabelledValue {
  return { label, value, ...(missing !== undefined && { missing }) };
}

/** A value that only some things have. */
function whenGiven(label: string, value: string | undefined): Labelled {
  return value === undefined ? [] : [[label, value]];
}

/** The name that a field or a variable gets in Bigin, once the namespace is known. */
function fullApiName({ topping: { namespace } }: ConsoleSheet, apiName: string): Labelled {
  return namespace === undefined ? [] : [['API name that it gets', `${namespace}__${apiName}`]];
}

/** The choices under "Record action" in the console's form for rules. */
const triggerChoices: Readonly<Record<RuleTrigger, string>> = {
  create: 'Create',
  'create-or-edit': 'Create or Edit',
  edit: 'Edit',
  delete: 'Delete',
};

const installEvents: Readonly<Record<InstallEvent, string>> = {
  installation: 'On Installation',
  uninstallation: 'On Uninstallation',
};

function slotContents({ widgets }: ConsoleSheet, wanted: WidgetSlot): readonly StepContent[] {
  return widgets
    .filter(({ slot }) => slot === wanted)
    .map((widget) => content(widget.label ?? widget.name, widget.label ?? widget.name, slotValues(widget)));
}

function slotValues({ name, module, label }: SheetWidget): Labelled {
  return [...whenGiven('Module', module), ...whenGiven('Label', label), ['Widget', name]];
}

const notPublished = 'Not there yet: publish it, and put its address into the listing of the topping';

const makeAnew = 'The console has no other name for it: make the new one, then delete the old one.';

/**
 * What is entered, in the order of the console's menu: its left pane, then Utilities and Package
 * (https://www.bigin.com/developer/docs/toppings/overview-components.html and
 * https://www.bigin.com/developer/docs/toppings/overview-developer-console.html, documented). Two things come before
 * their place, because others name them: connections, and functions. A new kind of thing is one entry here.
 */
export const stepKinds: readonly StepKind[] = [
  {
    id: 'connections',
    title: 'Connections',
    place: 'Utilities ▸ Connections',
    advice:
      'They come first, because the functions find a connection by its link name: type it exactly. Choose these scopes and no others.',
    renaming:
      'A link name is fixed when the connection is made: make the new one, paste the functions that use it, then delete the old one.',
    contents: ({ connections }) =>
      connections.map(({ displayName, service, linkName, settings, scopes }) =>
        content(
          linkName,
          displayName,
          [
            ['Service', service],
            ['Connection name', displayName],
            ['Link name', linkName],
            ...settings.map(({ label, value, advice }) => [label, value, advice] as const),
          ],
          { scopes },
        ),
      ),
  },
  {
    id: 'fields',
    title: 'Custom fields',
    place: 'Components ▸ Fields',
    advice:
      'Type each label exactly: the console makes the API name of it, and keeps that when the label is changed later.',
    renaming:
      'The API name of a field stays: make the new field, move its values, and only then delete the old one. Deleting a field deletes its values.',
    contents: (sheet) =>
      sheet.fields.map((field) =>
        content(
          `${field.module} ${field.apiName}`,
          `${field.label} (${field.module})`,
          [
            ['Module', field.module],
            ['Field type', field.type],
            ['Field label', field.label],
            ['API name behind the namespace', field.apiName],
            ...fullApiName(sheet, field.apiName),
            ['Do not allow duplicate values', field.unique ? 'Yes' : 'No'],
            ...field.settings.map(({ label, value, advice }) => [label, value, advice] as const),
            ['Description', field.description],
          ],
          { name: field.apiName },
        ),
      ),
  },
  {
    id: 'widgets',
    title: 'Widgets',
    place: 'Components ▸ Widgets',
    advice: 'Choose hosting by Zoho and upload the zip. The page is a file in it.',
    renaming: makeAnew,
    contents: ({ package: zip, widgets }) =>
      widgets.map(({ name, file }) =>
        content(name, name, [
          ['Widget name', name],
          ...(zip === null
            ? []
            : ([
                ['Zip to upload', zip.file],
                ['SHA-256 of the zip', zip.sha256],
              ] as const)),
          ['Page', file],
        ]),
      ),
  },
  {
    id: 'buttons',
    title: 'Buttons',
    place: 'Components ▸ Buttons',
    advice: 'Choose the widget as what the button opens.',
    renaming: makeAnew,
    contents: (sheet) => slotContents(sheet, 'button'),
  },
  {
    id: 'related-lists',
    title: 'Related lists',
    place: 'Components ▸ Related Lists',
    advice: 'Choose the widget as what the list shows.',
    renaming: makeAnew,
    contents: (sheet) => slotContents(sheet, 'related-list'),
  },
  {
    id: 'variables',
    title: 'Variables',
    place: 'Custom Properties',
    advice: 'The functions read the variables by their API names.',
    renaming:
      'A variable keeps its API name: make the new one with the value that the old one has, paste the functions that read it, then delete the old one.',
    contents: (sheet) =>
      sheet.variables.map(({ name, apiName, description, defaultValue, visibility }) =>
        content(apiName, name, [
          ['Variable name', name],
          ['API name', apiName],
          ...fullApiName(sheet, apiName),
          ['Description', description],
          ['Variable status', visibility],
          ['Value', defaultValue],
        ]),
      ),
  },
  {
    id: 'settings',
    title: 'Settings widget',
    place: 'Settings Widget',
    advice: 'People see it while they install the topping, and later in its settings.',
    renaming: makeAnew,
    contents: (sheet) => slotContents(sheet, 'settings'),
  },
  {
    id: 'functions',
    title: 'Functions',
    place: 'Automate ▸ Functions',
    advice:
      'They come before the rules and schedules that start them. Make each with this return type and these arguments, then replace all of its text.',
    renaming: 'Make the new function, let the rules and schedules start it, then delete the old one.',
    contents: ({ functions }) =>
      functions.map(({ name, category, returnType, arguments: taken, file, sha256, body }) =>
        content(
          name,
          name,
          [
            ['Function name', name],
            ['Category', category],
            ['Return type', returnType],
            ...taken.map(
              ({ name: argument, type }, index) => [`Argument ${index + 1} (${type})`, argument] as const,
            ),
          ],
          { body: { file, sha256, text: body } },
        ),
      ),
  },
  {
    id: 'rules',
    title: 'Workflow rules',
    place: 'Automate ▸ Workflow',
    advice: 'Choose the function under the instant actions of the rule.',
    renaming: 'Edit the rule and change its name.',
    contents: ({ rules }) =>
      rules.map(({ name, module, description, trigger, criteria, functionName }) =>
        content(name, name, [
          ['Module', module],
          ['Rule name', name],
          ['Description', description],
          ['Record action', triggerChoices[trigger]],
          ['Criteria', criteria === '' ? 'All records' : criteria],
          ['Instant action: function', functionName],
        ]),
      ),
  },
  {
    id: 'schedules',
    title: 'Schedules',
    place: 'Automate ▸ Schedules',
    advice: 'Choose the function, and how often it runs.',
    renaming: 'Edit the schedule and change its name.',
    contents: ({ schedules }) =>
      schedules.map(({ name, description, every, functionName }) =>
        content(name, name, [
          ['Schedule name', name],
          ['Description', description],
          ['Function', functionName],
          ['Runs every', every],
        ]),
      ),
  },
  {
    id: 'install-actions',
    title: 'Install actions',
    place: 'Install Actions',
    advice:
      'There is one script for each. The first runs at every upgrade too, and does no harm when it runs again.',
    renaming: makeAnew,
    contents: ({ installActions }) =>
      installActions.map(({ event, file, sha256, body }) =>
        content(event, installEvents[event], [['Script', installEvents[event]]], {
          body: { file, sha256, text: body },
        }),
      ),
  },
  {
    id: 'publish',
    title: 'Publish',
    place: 'Package ▸ Publish',
    advice:
      'Try the topping under "Test your Topping" first. Compare what the window lists with this sheet, then confirm.',
    renaming: makeAnew,
    contents: ({ releaseNotes }) =>
      releaseNotes === '' ? [] : [content('release', 'Release notes', [['Release notes', releaseNotes]])],
  },
  {
    id: 'listing',
    title: 'Marketplace',
    place: 'Topping Details ▸ Submit to MarketPlace',
    advice: 'Only for a topping that everybody can install. Zoho reviews what is sent in.',
    renaming: makeAnew,
    contents: ({ listing }) => {
      if (listing === null) return [];
      const { personalData } = listing;
      return [
        content('listing', 'Listing', [
          ['Name', listing.name],
          ['Privacy policy', listing.privacyPolicy, notPublished],
          ['Stores personal data', personalData.length > 0 ? 'Yes' : 'No'],
          ...(personalData.length > 0 ? ([['Which personal data', personalData.join(', ')]] as const) : []),
          ['Terms of service', listing.termsOfService, notPublished],
          ['Logo', listing.logo],
          ['Short description', listing.shortDescription],
          ['Description', listing.description],
        ]),
      ];
    },
  },
];

/** What a thing says, for comparing: two that have the same need nothing to be entered again. */
export function fingerprintOf({ key, title, values, scopes, body }: StepContent): string {
  const text = body === null ? null : sha256Of(effectiveText(body.text));
  return sha256Of(
    JSON.stringify([
      key,
      title,
      values.map(({ label, value, missing = '' }) => [label, value, missing]),
      scopes,
      text,
    ]),
  );
}
