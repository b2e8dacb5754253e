import type { BiginField, BiginModule, BooksModule } from '../../zoho/index.ts';
import type { Connection } from './connection.ts';
import type { CustomField } from './custom-field.ts';
import type { CheckedFields, FieldReader, FieldsOutline, TargetsOf } from './mapped-fields.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';
import { fieldValue, type MappedValue } from './value.ts';
import type { Variable } from './variable.ts';

/** What a mapping can answer to: events after which there is a record to sync. */
export const savedEvents = ['create', 'edit'] as const;

export const recordEvents = [...savedEvents, 'delete'] as const;

// Types of lists: the compiler then names what can stand there, and not the type.
export type SavedEvent = (typeof savedEvents)[number];
export type RecordEvent = (typeof recordEvents)[number];

/** When a mapping runs: after which events, and only for records that have a value in a field. */
export interface When<Field extends string = string> {
  readonly on: readonly [SavedEvent, ...SavedEvent[]];
  readonly filled: Field;
  /**
   * What else has to hold: all of it. The workflow rule asks for it, and the function looks again, as the record may
   * have changed in between. A record that does not meet it is left alone.
   */
  readonly criteria?: readonly Criterion<Field>[];
}

/** What is asked of one field of a record. A text is compared in full and with its case. */
export type Criterion<Field extends string = string> =
  | { readonly field: Field; readonly is: 'empty' | 'not-empty' }
  | { readonly field: Field; readonly is: 'equal' | 'not-equal'; readonly to: string | boolean };

/**
 * How the target record that stands for a source record is known again. A target record that somebody else made is
 * adopted once, when it alone has the e-mail, compared in full; several are a conflict for a person to settle.
 *
 * - `unique-field`: a custom field in Books that no two contacts may share holds the source record's id. Books itself
 *   then keeps two runs from making two records.
 * - `linked-id`: for plans of Books without such a field. The source record alone holds the target record's id
 *   (`SyncState.target`). Two runs at once can make two records; they look again after writing, and one is made inactive.
 */
export type Match<Field extends string = string> =
  | {
      readonly by: 'unique-field';
      /** The source's e-mail. */
      readonly field: Field;
      /** The API name of the custom field in Books: `cf_bigin_contact_id`. */
      readonly key: string;
    }
  | {
      readonly by: 'linked-id';
      /** The source's e-mail. */
      readonly field: Field;
    };

/** The custom field in Books by which a mapping finds its records; undefined when it uses none. */
export function keyOf(match: Match): string | undefined {
  return match.by === 'unique-field' ? match.key : undefined;
}

/** What the sync writes into the source record, in custom fields of the topping. */
export interface SyncState {
  /** A picklist of the values of `syncStatuses`. */
  readonly status: CustomField;
  /** Why a record is not in step, for people. */
  readonly reason: CustomField;
  /** The id of the record in Books; unique, so that no two source records ever claim the same one. */
  readonly target: CustomField;
  /** What the functions remember of the last sync; not for people. */
  readonly memory: CustomField;
  /** Which run was the last to begin to save the record; not for people. */
  readonly mark: CustomField;
}

/** What stands on a record as its reason while a run saves it: no word about a conflict or a failure. */
export const underWayReason = 'It is being saved to Books.';

/** What stands in the variable of a request: that somebody asks for all records, and that a run has begun with them. */
export const passRequests = { asked: 'all', begun: 'all, begun' } as const;

/** What a person reads in the status field. */
export const syncStatuses = {
  inStep: 'In step',
  waiting: 'Waiting',
  needsAttention: 'Needs attention',
  notSynced: 'Not synced',
} as const;

/**
 * What happens when another target record has the name already: the e-mail is put behind it, `Ann Lee (ann@example.com)`,
 * or the conflict is reported for a person to settle.
 */
export const onNameTaken = ['append-email', 'report'] as const;

export type OnNameTaken = (typeof onNameTaken)[number];

/** The values of a mapping's targets, as deep as the target's record. */
export interface MappedFields {
  readonly [target: string]: MappedValue | MappedFields;
}

/** The connections that the generated function uses, by what it uses them for. */
export interface MappingConnections {
  readonly bigin: Connection<'bigin'>;
  readonly books: Connection<'books'>;
}

/** The variables that the generated function reads, by what they hold. */
export interface MappingVariables {
  /** The id of the Books organization. */
  readonly organization: Variable;
  /** The key of the data centre that the account lives in, such as `eu`. */
  readonly dataCentre: Variable;
  /** Where the search for records that are not in step goes on; the functions write it. */
  readonly position: Variable;
  /**
   * What somebody has asked for in the settings: with `passRequests.asked` in it, the companion with the task `retry` goes
   * through all records from the first one, and empties it at the end.
   */
  readonly request?: Variable;
  /** Up to which change in Books a companion with the task `back` has looked; the function writes it. */
  readonly seen?: Variable;
}

/** A mapping as data: what `defineMapping` gives. */
export interface Mapping {
  readonly kind: 'mapping';
  /** Also the name of the generated function. */
  readonly name: string;
  readonly description: string;
  readonly from: BiginModule;
  readonly to: BooksModule;
  readonly when: When;
  readonly match: Match;
  readonly state: SyncState;
  readonly onNameTaken: OnNameTaken;
  readonly connections: MappingConnections;
  readonly variables: MappingVariables;
  readonly fields: MappedFields;
  readonly definedAt?: DefinitionPlace;
}

type EmailFields<From extends BiginModule> = {
  [Name in keyof From['fields'] & string]: From['fields'][Name] extends BiginField & {
    readonly kind: 'email';
  }
    ? Name
    : never;
}[keyof From['fields'] & string];

export interface MappingDefinition<From extends BiginModule, To extends BooksModule, Fields> {
  /** Letters, digits and underscores; the generated function gets this name. */
  readonly name: string;
  /** One or two sentences for the person who reads the console sheet. */
  readonly description: string;
  /** The source, from the catalogue of fields. */
  readonly from: From;
  /** The target, from the catalogue of fields. */
  readonly to: To;
  readonly when: When<keyof From['fields'] & string>;
  readonly match: Match<EmailFields<From>>;
  readonly state: SyncState;
  readonly onNameTaken: OnNameTaken;
  readonly connections: MappingConnections;
  readonly variables: MappingVariables;
  /** The value of each target. What is not named here is left as it is. */
  readonly fields: (field: FieldReader<From>) => Fields & CheckedFields<TargetsOf<To>, Fields>;
}

/**
 * Declares how records of one product become records of another.
 *
 * Field names, the types of values, and which targets may and must be written are checked by TypeScript;
 * `checkTopping` checks the rest.
 *
 * @example
 * const contactToBooks = defineMapping({
 *   name: 'contact_to_books',
 *   description: 'Keeps a Books customer in step with a Bigin contact.',
 *   from: biginContacts,
 *   to: booksContacts,
 *   when: { on: ['create', 'edit'], filled: 'Email' },
 *   match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
 *   state: { status: syncStatus, reason: syncReason, target: booksCustomer, memory: syncMemory, mark: syncMark },
 *   onNameTaken: 'append-email',
 *   connections: { bigin: biginConnection, books: booksConnection },
 *   variables: { organization: booksOrganizationId, dataCentre: zohoDataCentre, position: syncPosition },
 *   fields: (field) => ({
 *     contact_type: constant('customer'),
 *     contact_name: field('Full_Name'),
 *     company_name: field('Account_Name').through(lookupName),
 *     contact_persons: { primary: { email: field('Email') } },
 *   }),
 * });
 */
export function defineMapping<
  const From extends BiginModule,
  const To extends BooksModule,
  const Fields extends FieldsOutline<TargetsOf<To>>,
>(definition: MappingDefinition<From, To, Fields>): Mapping {
  const definedAt = placeOfCall(defineMapping);
  const { fields, ...rest } = definition;
  return Object.freeze({
    kind: 'mapping',
    ...rest,
    fields: fields(fieldReader<From>()) as MappedFields,
    ...(definedAt && { definedAt }),
  });
}

function fieldReader<From extends BiginModule>(): FieldReader<From> {
  const read: FieldReader<From> = (source, rules) => {
    const definedAt = placeOfCall(read);
    const named = isCustomField(source) ? { name: source.name, custom: source } : { name: source as string };
    return fieldValue({
      ...named,
      transforms: [],
      ...rules,
      whenEmpty: rules?.whenEmpty ?? 'clear',
      definedAt,
    });
  };
  return read;
}

/** What is given can be anything after a cast: a name that is none is reported by the checks. */
function isCustomField(source: unknown): source is CustomField {
  return typeof source === 'object' && source !== null;
}
