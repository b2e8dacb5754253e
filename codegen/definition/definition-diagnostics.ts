import { defineDiagnostics } from '../../deluge/index.ts';
import type { Hindrance } from './entries.ts';

const quoted = (name: string): string => `"${name}"`;
const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

/** What to do about a name that is not known: the nearest one, or the few that there are. */
function advice(nearest: string | undefined, known: readonly string[]): string {
  if (nearest !== undefined) return `Did you mean ${quoted(nearest)}?`;
  if (known.length === 0) return 'Take the name away.';
  return known.length <= 12
    ? `The known names are ${listed(known)}.`
    : 'The catalogue lists the names there are.';
}

const hindrances: Readonly<Record<Hindrance['reason'], readonly [problem: string, mend: string]>> = {
  'read-only': ['only the service sets it', 'Take the line away.'],
  'create-only': ['it can only be set when the record is created', 'Take the line away.'],
  kept: ['the generated function keeps what is there', 'Take the line away.'],
  'set-by-function': ['the generated function sets it', 'Take the line away.'],
  'too-deep': [
    'a mapping reaches the fields of a record, of an address and of a person, and no further',
    'Take the line away.',
  ],
  'no-entry': ['no entry of the list stands for the record', 'Take the line away.'],
  'no-custom-fields': [
    'the catalogue knows no custom field of the organization',
    'Use the catalogue that "topping fields pull books.contacts" writes.',
  ],
  'a-group': ['it holds other fields', 'Give values to the fields inside of it.'],
  mirror: ['the service fills it in', 'Take the line away.'],
};

const continueProblems = {
  unknown: 'there is no such field beside it',
  'no-text': 'it takes no text',
  mapped: 'the mapping gives it another value',
  itself: 'that is the target itself',
} as const;

export type ContinueProblem = keyof typeof continueProblems;

const returnProblems = {
  'owned-by-bigin': 'what Bigin owns does not come from Books',
  combined: 'its value is made of several and cannot be taken apart again',
  transformed: 'its transforms cannot be undone',
  'read-only': 'nothing can write the field of Bigin that it comes from',
  match: 'the sync finds the record by it',
  name: 'the sync gives the record its name',
  required: 'no record of Bigin can be without it, and Books may empty it',
  deciding: 'a criterion of the mapping asks for it',
  shared: 'another target comes from the same field of Bigin',
  'no-text': 'only a text can come back',
  continued: 'its rest stands in another target',
} as const;

export type ReturnProblem = keyof typeof returnProblems;

interface UnknownName {
  readonly name: string;
  readonly nearest: string | undefined;
  readonly known: readonly string[];
}

/** What can be wrong with a topping's definitions. `entry` is the part of the definition: `fields.billing_address.city`. */
export const definitionDiagnostics = defineDiagnostics('definition', {
  malformed: {
    severity: 'error',
    message: (d: { entry: string; problem: string }) => `${d.entry} is not as it has to be: ${d.problem}`,
    hint: () => 'Build the definition with the define… functions and without casts.',
  },
  'no-place-for-key': {
    severity: 'error',
    message: (d: { entry: string; keys: readonly string[] }) =>
      `${d.entry} has no place for ${listed(d.keys)}.`,
    hint: () =>
      'Take it away. Keys, secrets and passwords are entered in the console, which keeps them; definitions are committed.',
  },
  'bad-topping-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) => `The topping cannot be named ${quoted(d.name)}.`,
    hint: (d) => `Use small letters, digits and hyphens, a letter first: ${quoted(d.suggestion)}.`,
  },
  'bad-namespace': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) => `The namespace cannot be ${quoted(d.name)}.`,
    hint: (d) => `Copy it from the console; it has small letters and digits only: ${quoted(d.suggestion)}.`,
  },
  'bad-version': {
    severity: 'error',
    message: (d: { name: string }) => `${quoted(d.name)} is not a version.`,
    hint: () => 'Use three numbers with dots between them: "1.4.0".',
  },
  'bad-function-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) => `A function cannot be named ${quoted(d.name)}.`,
    hint: (d) => `Use letters, digits and underscores, a letter first: ${quoted(d.suggestion)}.`,
  },
  'bad-link-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) =>
      `A connection or a service cannot have the link name ${quoted(d.name)}.`,
    hint: (d) =>
      `Use small letters, digits and underscores, a letter first, at most 50 of them: ${quoted(d.suggestion)}.`,
  },
  'bad-variable-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) => `A variable cannot be named ${quoted(d.name)}.`,
    hint: (d) => `Use letters, digits and single underscores, a letter first: ${quoted(d.suggestion)}.`,
  },
  'bad-custom-field-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) => `A custom field cannot be named ${quoted(d.name)}.`,
    hint: (d) =>
      `Give it a label of letters and digits, a letter first, that Bigin makes ${quoted(d.suggestion)} of.`,
  },
  'bad-books-field-name': {
    severity: 'error',
    message: (d: { name: string; suggestion: string }) =>
      `${quoted(d.name)} cannot be the API name of a custom field in Books.`,
    hint: (d) =>
      `Use cf_ and small letters, digits and single underscores, as Books shows it: ${quoted(d.suggestion)}.`,
  },
  'bad-widget-page': {
    severity: 'error',
    message: (d: { name: string }) => `${quoted(d.name)} cannot be the page of a widget.`,
    hint: () => 'Name an .html file below the folder of the widgets, without "..": "settings.html".',
  },
  'duplicate-name': {
    severity: 'error',
    message: (d: { what: string; name: string }) => `There are two ${d.what} named ${quoted(d.name)}.`,
    hint: () => 'Give one of them another name. Large and small letters do not make a difference.',
  },
  'looks-like-secret': {
    severity: 'error',
    message: (d: { entry: string; kind: string }) => `${d.entry} looks like ${d.kind}.`,
    hint: () =>
      'Take it away, and revoke it where it was issued: definitions are committed. Connections hold tokens.',
  },

  'unknown-source-field': {
    severity: 'error',
    message: (d: UnknownName & { module: string; entry: string }) =>
      `${d.module} have no field ${quoted(d.name)}, which ${d.entry} names.`,
    hint: (d) => advice(d.nearest, d.known),
  },
  'unknown-target-field': {
    severity: 'error',
    message: (d: UnknownName & { module: string; within: string }) =>
      `${d.within === '' ? `${d.module} have` : `${d.within} of ${d.module} has`} no field ${quoted(d.name)}.`,
    hint: (d) => advice(d.nearest, d.known),
  },
  'target-not-mappable': {
    severity: 'error',
    message: (d: { target: string; hindrance: Hindrance }) =>
      `${d.target} cannot be mapped: ${hindrances[d.hindrance.reason][0]}.`,
    hint: (d) =>
      d.hindrance.reason === 'mirror' && d.hindrance.of !== undefined
        ? `Map ${d.hindrance.of}, which it shows.`
        : hindrances[d.hindrance.reason][1],
  },
  'not-a-value': {
    severity: 'error',
    message: (d: { entry: string }) => `${d.entry} has no value that a mapping can use.`,
    hint: () => `Use field('…'), constant(…), join([…]), firstFilled([…]), template or when(…).`,
  },
  'wrong-type': {
    severity: 'error',
    message: (d: {
      field: string;
      gives: string;
      target: string;
      takes: string;
      transforms: readonly string[];
    }) => `${d.field} gives ${noun(d.gives)} and ${d.target} takes ${noun(d.takes)}.`,
    hint: (d) =>
      d.transforms.length > 0
        ? `Add ${d.transforms.map((name) => `.through(${name})`).join(' or ')}.`
        : `No transform makes ${noun(d.takes)} of ${noun(d.gives)}: map another field.`,
  },
  'wrong-transform': {
    severity: 'error',
    message: (d: { field: string; transform: string; takes: string; gets: string }) =>
      `${d.transform} takes ${noun(d.takes)} and gets ${noun(d.gets)} from ${d.field}.`,
    hint: () => 'Take the transform away, or put another in front of it.',
  },
  'field-into-picklist': {
    severity: 'error',
    message: (d: { target: string; values: readonly string[] }) =>
      `${d.target} takes one of its own values only.`,
    hint: (d) => `Use constant('…'), or .through(mapValues({ … })), with ${listed(d.values)}.`,
  },
  'unknown-value': {
    severity: 'error',
    message: (d: { target: string; value: string; values: readonly string[]; nearest: string | undefined }) =>
      `${d.target} does not take ${quoted(d.value)}.`,
    hint: (d) => advice(d.nearest, d.values),
  },
  'wrong-constant': {
    severity: 'error',
    message: (d: { target: string; value: string; takes: string }) =>
      `${d.target} does not take the constant ${d.value}: it takes ${d.takes}.`,
    hint: (d) => `Give it ${d.takes}.`,
  },
  'constant-too-long': {
    severity: 'error',
    message: (d: { target: string; length: number; limit: number }) =>
      `The constant for ${d.target} has ${d.length} characters; ${d.limit} are allowed.`,
    hint: () => 'Shorten it.',
  },
  'may-overflow': {
    severity: 'error',
    message: (d: { field: string; longest: number | undefined; target: string; limit: number }) =>
      `${d.field} can have ${d.longest ?? 'any number of'} characters and ${d.target} takes ${d.limit}.`,
    hint: () =>
      `Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.`,
  },
  'cannot-continue': {
    severity: 'error',
    message: (d: { target: string; next: string; problem: ContinueProblem }) =>
      `${d.target} cannot continue in ${quoted(d.next)}: ${continueProblems[d.problem]}.`,
    hint: () => 'Name another text target beside it, to which nothing else is mapped.',
  },
  'never-too-long': {
    severity: 'warning',
    message: (d: { target: string }) => `${d.target} has no known limit, so whenTooLong does nothing there.`,
    hint: () => 'Take it away, or cut the text with .through(truncate(…)).',
  },
  'rule-of-a-part': {
    severity: 'error',
    message: (d: { target: string; rule: string }) =>
      `${d.rule} stands at a part of the value of ${d.target}, where it has no meaning.`,
    hint: () => 'Give it to the outermost function of the value: join, firstFilled, addressLines or when.',
  },
  'wrong-part': {
    severity: 'error',
    message: (d: { target: string; combiner: string; gives: string; takes: string }) =>
      `${d.combiner} takes ${noun(d.takes)} and gets ${noun(d.gives)} in the value of ${d.target}.`,
    hint: (d) => `Add a transform that makes ${noun(d.takes)} of it, or take it away.`,
  },
  'table-lacks-values': {
    severity: 'error',
    message: (d: { field: string; lacks: readonly string[] }) =>
      `The table of mapValues has nothing for ${listed(d.lacks)}, which ${d.field} can be.`,
    hint: () => `Add them, or a text for all others: { otherwise: '…' }.`,
  },
  'table-has-unknown-values': {
    severity: 'error',
    message: (d: { field: string; unknown: readonly string[]; values: readonly string[] }) =>
      `The table of mapValues has ${listed(d.unknown)}, which ${d.field} can never be.`,
    hint: (d) => `Its values are ${listed(d.values)}.`,
  },
  'cannot-go-back': {
    severity: 'error',
    message: (d: { target: string; rule: string; problem: ReturnProblem }) =>
      `${d.target} cannot have ${d.rule}: ${returnProblems[d.problem]}.`,
    hint: () => 'Take the rule away: the value goes from Bigin to Books only.',
  },
  'half-a-way-back': {
    severity: 'warning',
    message: (d: { target: string; rule: string; effect: string }) =>
      `${d.target} has ${d.rule} and no more: ${d.effect}.`,
    hint: () =>
      "Give it both owner: 'books' and direction: 'both', so that Books' value comes to Bigin, or neither.",
  },
  'way-back-not-generated': {
    severity: 'warning',
    message: (d: { target: string; mapping: string }) =>
      `${d.target} belongs to Books, and no companion of ${quoted(d.mapping)} brings its value to Bigin.`,
    hint: () => "Declare one with defineCompanion and task: 'back', and a schedule that runs it.",
  },
  'too-long-for-bigin': {
    severity: 'error',
    message: (d: { target: string; field: string; limit: number }) =>
      `${d.target} can hold more than the ${d.limit} characters of ${d.field}, to which it comes back.`,
    hint: () => "Say whenTooLong: 'truncate', or 'reject' to leave a longer value in Books.",
  },
  'nothing-comes-back': {
    severity: 'error',
    message: (d: { name: string; mapping: string }) =>
      `The function ${quoted(d.name)} brings back what Books owns, and ${quoted(d.mapping)} has no such field.`,
    hint: () =>
      "Give a field direction: 'to-bigin', or owner: 'books' and direction: 'both', or take the companion out.",
  },
  'way-back-without-key': {
    severity: 'error',
    message: (d: { name: string; mapping: string }) =>
      `The function ${quoted(d.name)} looks for the contact of a customer, and nothing in Books names it: ${quoted(d.mapping)} matches by a linked id.`,
    hint: () =>
      "Match by a unique field of Books: match: { by: 'unique-field', … }. Or take the companion out.",
  },
  'no-variable-for-way-back': {
    severity: 'error',
    message: (d: { name: string; mapping: string }) =>
      `The function ${quoted(d.name)} has no variable for how far it has looked.`,
    hint: (d) =>
      `Declare one with defineVariable, and name it as seen in the variables of ${quoted(d.mapping)}.`,
  },
  'wrong-criterion': {
    severity: 'error',
    message: (d: { field: string; is: string; value: string; takes: string }) =>
      `${d.field} cannot be ${d.is} ${d.value}: it is ${d.takes}.`,
    hint: (d) => `Compare it with ${d.takes}, or ask whether it is empty.`,
  },
  'mappings-overlap': {
    severity: 'warning',
    message: (d: { first: string; second: string; target: string }) =>
      `The mappings ${quoted(d.first)} and ${quoted(d.second)} can run for the same record, and both write ${d.target}.`,
    hint: () => 'Give both criteria that exclude each other, so that one record has one mapping.',
  },
  'mandatory-target-missing': {
    severity: 'error',
    message: (d: { module: string; target: string }) =>
      `${d.module} cannot be created without ${d.target}, and the mapping gives it no value.`,
    hint: (d) => `Add ${d.target}: field('…') to the fields.`,
  },
  'mandatory-target-may-be-empty': {
    severity: 'error',
    message: (d: { field: string; target: string }) =>
      `${d.target} must not be empty, and ${d.field} can be.`,
    hint: () => `Add .through(withDefault('…')), or map a field that every record has.`,
  },
  'match-without-value': {
    severity: 'error',
    message: (d: { match: string; filled: string }) =>
      `The mapping matches by ${d.match} and runs for records that have ${d.filled}: a record without ${d.match} has no match.`,
    hint: (d) => `Write when: { …, filled: '${d.match}' }.`,
  },
  'match-not-mapped': {
    severity: 'error',
    message: (d: { match: string; target: string }) =>
      `The mapping matches by ${d.match} and does not write it to ${d.target}: the sync would not find again what it created.`,
    hint: (d) => `Map ${d.target} to field('${d.match}').`,
  },

  'mapping-without-rule': {
    severity: 'error',
    message: (d: { name: string }) => `No rule runs the mapping ${quoted(d.name)}.`,
    hint: () => 'Declare one with defineWorkflowRule and add it to the rules of the topping.',
  },
  'unknown-function': {
    severity: 'error',
    message: (d: UnknownName & { rule: string }) =>
      `The rule ${quoted(d.rule)} runs ${quoted(d.name)}, and the topping has no function of that name.`,
    hint: (d) =>
      d.known.length === 0 ? 'Add the mapping or the companion to the topping.' : advice(d.nearest, d.known),
  },
  'unknown-scheduled-function': {
    severity: 'error',
    message: (d: UnknownName & { schedule: string }) =>
      `The schedule ${quoted(d.schedule)} runs ${quoted(d.name)}, and the topping has no companion of that name.`,
    hint: (d) => (d.known.length === 0 ? 'Add the companion to the topping.' : advice(d.nearest, d.known)),
  },
  'companion-of-other-mapping': {
    severity: 'error',
    message: (d: UnknownName & { companion: string }) =>
      `The function ${quoted(d.companion)} belongs to the mapping ${quoted(d.name)}, which the topping does not have.`,
    hint: (d) => (d.known.length === 0 ? 'Add the mapping to the topping.' : advice(d.nearest, d.known)),
  },
  'second-install-script': {
    severity: 'error',
    message: (d: { name: string; other: string; task: string }) =>
      `The functions ${quoted(d.other)} and ${quoted(d.name)} are both for ${quoted(d.task)}, and a topping has one script for that.`,
    hint: () => 'Let one function do the work of both.',
  },
  'companion-not-started': {
    severity: 'error',
    message: (d: { name: string; starts: string }) => `No ${d.starts} runs the function ${quoted(d.name)}.`,
    hint: (d) =>
      d.starts === 'rule'
        ? 'Declare one with defineWorkflowRule and add it to the rules of the topping.'
        : 'Declare one with defineSchedule and add it to the schedules of the topping.',
  },
  'unknown-custom-field': {
    severity: 'error',
    message: (d: { name: string; mapping: string }) =>
      `The mapping ${quoted(d.mapping)} uses the custom field ${quoted(d.name)}, which the topping does not declare.`,
    hint: () => 'Add it to the custom fields of the topping.',
  },
  'wrong-custom-field': {
    severity: 'error',
    message: (d: { mapping: string; name: string; role: string; problem: string }) =>
      `The custom field ${quoted(d.name)} cannot be the ${d.role} of the mapping ${quoted(d.mapping)}: ${d.problem}.`,
    hint: () => 'See SyncState for what each of its fields has to be.',
  },
  'unused-custom-field': {
    severity: 'warning',
    message: (d: { name: string }) => `Nothing uses the custom field ${quoted(d.name)}.`,
    hint: () => 'Take it out of the topping, or use it in the state or in the fields of a mapping.',
  },
  'custom-field-of-other-module': {
    severity: 'error',
    message: (d: { mapping: string; name: string; of: string; module: string }) =>
      `The mapping ${quoted(d.mapping)} reads the custom field ${quoted(d.name)} of ${d.of}, and its records are ${d.module}.`,
    hint: (d) => `Read a custom field of ${d.module}.`,
  },
  'state-as-source': {
    severity: 'error',
    message: (d: { target: string; name: string }) =>
      `${d.target} comes from ${quoted(d.name)}, which the sync itself writes: each run would change what it reads.`,
    hint: () => 'Map another field.',
  },
  'rule-differs': {
    severity: 'error',
    message: (d: { rule: string; mapping: string; what: string; rules: string; mappings: string }) =>
      `The rule ${quoted(d.rule)} has the ${d.what} ${d.rules} and its mapping ${quoted(d.mapping)} has ${d.mappings}.`,
    hint: () => 'Let defineWorkflowRule take them from the mapping.',
  },
  'unknown-connection': {
    severity: 'error',
    message: (d: UnknownName & { mapping: string }) =>
      `The mapping ${quoted(d.mapping)} uses the connection ${quoted(d.name)}, which the topping does not declare.`,
    hint: (d) =>
      d.nearest === undefined ? 'Add it to the connections of the topping.' : advice(d.nearest, d.known),
  },
  'wrong-service': {
    severity: 'error',
    message: (d: { mapping: string; role: string; connection: string; service: string }) =>
      `The mapping ${quoted(d.mapping)} uses ${quoted(d.connection)} for ${d.role}, and that is a connection to ${d.service}.`,
    hint: (d) => `Name a connection to ${d.role} there.`,
  },
  'unknown-variable': {
    severity: 'error',
    message: (d: UnknownName & { mapping: string }) =>
      `The mapping ${quoted(d.mapping)} reads the variable ${quoted(d.name)}, which the topping does not declare.`,
    hint: (d) =>
      d.nearest === undefined ? 'Add it to the variables of the topping.' : advice(d.nearest, d.known),
  },
  'bad-default': {
    severity: 'error',
    message: (d: { variable: string; value: string; values: readonly string[] }) =>
      `The variable ${quoted(d.variable)} does not take its own default, ${quoted(d.value)}.`,
    hint: (d) => `Use one of ${listed(d.values)}.`,
  },
  'unused-variable': {
    severity: 'warning',
    message: (d: { name: string }) => `Nothing reads the variable ${quoted(d.name)}.`,
    hint: () => 'Take it out of the topping: people would have to fill it in for nothing.',
  },
});

function noun(type: string): string {
  return type === 'text' ? 'text' : `a ${type}`;
}
