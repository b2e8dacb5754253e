import type { BiginField, BooksPicklistField, BooksPlainField } from '../../zoho/index.ts';
import type { BooksFieldMetadata } from '../account/books-fields.ts';
import type { FieldMetadata } from '../account/field-metadata.ts';
import { factsBeyondMetadata } from './known-fields.ts';

/** Fields as a catalogue has them, and those that no catalogue can say. */
export interface PulledFields<Field> {
  readonly fields: Readonly<Record<string, Field>>;
  readonly custom: number;
  readonly leftOut: readonly { readonly name: string; readonly type: string }[];
}

type PlainKind = Exclude<BiginField['kind'], 'picklist' | 'lookup'>;

/**
 * What a catalogue calls each type of the metadata. Types that are not here, such as multiselectpicklist, hold values
 * that a mapping cannot read.
 * Source: https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html
 */
const plainKinds: Readonly<Record<string, PlainKind>> = {
  text: 'text',
  website: 'text',
  autonumber: 'text',
  email: 'email',
  phone: 'phone',
  textarea: 'textarea',
  boolean: 'boolean',
  integer: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  datetime: 'datetime',
  date: 'datetime',
  ownerlookup: 'user',
  userlookup: 'user',
  bigint: 'bigint',
  profileimage: 'image',
};

/** For the other kinds the metadata's length says nothing about the value (observed). */
const kindsWithLength: ReadonlySet<string> = new Set([
  'text',
  'email',
  'phone',
  'textarea',
  'bigint',
  'tags',
  'image',
]);

/**
 * The fields of a module of Bigin or Zoho CRM.
 *
 * @param known what the toolchain's own catalogue has of the module: it adds what metadata do not tell
 */
export function pulledFields(
  metadata: readonly FieldMetadata[],
  known: Readonly<Record<string, BiginField>> = {},
): PulledFields<BiginField> {
  const read = (one: FieldMetadata): BiginField | undefined => {
    const field = fieldOf(one);
    return field && { ...field, ...factsBeyondMetadata(field, known[one.apiName]) };
  };
  return collect(metadata, read, ({ isCustom }) => isCustom);
}

function fieldOf(metadata: FieldMetadata): BiginField | undefined {
  const { label, values, lookupModule, dataType } = metadata;
  const facts = {
    ...(metadata.isMandatory && { mandatory: true as const }),
    writable: metadata.isWritable && dataType !== 'autonumber',
    ...(metadata.uniqueCaseSensitive !== undefined && {
      unique: { caseSensitive: metadata.uniqueCaseSensitive },
    }),
  };
  if (dataType === 'picklist') return { kind: 'picklist', label, values, ...facts };
  if (dataType === 'lookup') {
    return lookupModule === undefined ? undefined : { kind: 'lookup', label, module: lookupModule, ...facts };
  }
  const kind = dataType === 'formula' ? formulaKind(metadata) : plainKindOf(metadata);
  if (kind === undefined) return undefined;
  return {
    kind,
    label,
    ...(dataType === 'date' && { dateOnly: true as const }),
    ...(kindsWithLength.has(kind) && metadata.length !== undefined && { maxLength: metadata.length }),
    ...facts,
    ...(dataType === 'formula' && { writable: false, computed: true as const }),
  };
}

function plainKindOf({ dataType, jsonType }: FieldMetadata): PlainKind | undefined {
  // The metadata says text of the tags, whose value is a list (observed).
  if (dataType === 'text' && jsonType === 'jsonarray') return 'tags';
  return Object.hasOwn(plainKinds, dataType) ? plainKinds[dataType] : undefined;
}

/** A formula gives what its JSON type says. */
function formulaKind({ jsonType }: FieldMetadata): PlainKind | undefined {
  const kinds: Readonly<Record<string, PlainKind>> = {
    string: 'text',
    double: 'number',
    integer: 'number',
    boolean: 'boolean',
  };
  return kinds[jsonType];
}

type BooksCustomField = BooksPlainField | BooksPicklistField;

/** A single line takes 255 characters (inferred; the page names no number for each type). */
const lineOfText = { kind: 'text', maxLength: 255, confidence: 'inferred' } as const;
const number = { kind: 'number' } as const;

/**
 * What a catalogue says of each type of a custom field in Books.
 * Source: https://www.zoho.com/books/help/settings/preferences.html (the names of the types are inferred)
 */
const booksTypes: Readonly<Record<string, Omit<BooksPlainField, 'label' | 'writable'>>> = {
  text: lineOfText,
  string: lineOfText,
  email: lineOfText,
  url: lineOfText,
  phone: lineOfText,
  multiline: { kind: 'text' },
  number: { kind: 'number', whole: true },
  decimal: number,
  amount: number,
  percent: number,
  check_box: { kind: 'boolean' },
  date: { kind: 'text', note: 'A day, such as 2026-10-05.' },
  date_time: { kind: 'text', note: 'A moment, such as 2026-10-05 09:00.' },
};

/** The custom fields of the contacts of Books. */
export function pulledBooksFields(metadata: readonly BooksFieldMetadata[]): PulledFields<BooksCustomField> {
  return collect(metadata, booksFieldOf, () => true);
}

function booksFieldOf(metadata: BooksFieldMetadata): BooksCustomField | undefined {
  const { label, values, dataType } = metadata;
  const facts = {
    writable: true,
    ...(metadata.isMandatory && { mandatory: true as const }),
    // That case does not count is inferred.
    ...(metadata.isUnique && { unique: { caseSensitive: false } }),
  };
  if (dataType === 'dropdown') return { kind: 'picklist', label, values, ...facts };
  const type = Object.hasOwn(booksTypes, dataType) ? booksTypes[dataType] : undefined;
  if (type === undefined) return undefined;
  const { kind, ...limits } = type;
  return { kind, label, ...limits, ...facts };
}

/** What Zoho lets an API name be. Anything else could mean something in a source file. */
const apiName = /^[A-Za-z]\w*$/;

function collect<Metadata extends { readonly apiName: string; readonly dataType: string }, Field>(
  metadata: readonly Metadata[],
  read: (one: Metadata) => Field | undefined,
  isCustom: (one: Metadata) => boolean,
): PulledFields<Field> {
  const fields: Record<string, Field> = {};
  const leftOut: { readonly name: string; readonly type: string }[] = [];
  let custom = 0;
  for (const one of metadata) {
    const field = apiName.test(one.apiName) ? read(one) : undefined;
    if (field === undefined) {
      leftOut.push({ name: one.apiName, type: one.dataType });
      continue;
    }
    fields[one.apiName] = field;
    if (isCustom(one)) custom += 1;
  }
  return { fields, custom, leftOut };
}
