/** A value as JSON has it, lossless: whole numbers may come as bigint. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A pointer to another record or to a user, as Bigin answers it. */
export type Lookup = {
  readonly name?: string | null;
  readonly id?: string;
};

interface ReferenceValues {
  readonly text: string;
  readonly number: number | bigint;
  readonly boolean: boolean;
  readonly 'date-time': string;
  readonly lookup: Lookup;
  readonly list: readonly JsonValue[];
}

/** What a value is to a mapping. Several kinds of field share a type: a phone number is text. */
export type ValueType = keyof ReferenceValues;

/** The TypeScript type of a value of that type that is not absent. */
export type ReferenceValue<Type extends ValueType> = ReferenceValues[Type];

/**
 * The type of the values of each kind of field. `bigint` is text of digits, in Bigin and here: a 19-digit number must
 * not pass through a floating-point number. A user reads as a pointer with a name.
 */
export const valueTypeOfKind = {
  text: 'text',
  email: 'text',
  phone: 'text',
  textarea: 'text',
  picklist: 'text',
  image: 'text',
  bigint: 'text',
  number: 'number',
  boolean: 'boolean',
  datetime: 'date-time',
  lookup: 'lookup',
  user: 'lookup',
  tags: 'list',
} as const satisfies Readonly<Record<string, ValueType>>;

/** The type of the values of a kind of field; `never` for a kind that holds other fields. */
export type ValueTypeOfKind<Kind> = Kind extends keyof typeof valueTypeOfKind
  ? (typeof valueTypeOfKind)[Kind]
  : never;

interface AbsentValue {
  /** What stands for an absent value in Deluge. */
  readonly deluge: (literal: (value: string | null) => string) => string;
  readonly reference: JsonValue;
}

/**
 * What takes the place of an absent value. Text is cleared by the empty text, which is also how Books answers a value
 * that is not set; a pointer becomes a map without a name. The other types have no empty value and stay null.
 */
export const absentValues: Readonly<Record<ValueType, AbsentValue>> = {
  text: { deluge: (literal) => literal(''), reference: '' },
  lookup: { deluge: () => 'Map()', reference: {} },
  number: { deluge: (literal) => literal(null), reference: null },
  boolean: { deluge: (literal) => literal(null), reference: null },
  'date-time': { deluge: (literal) => literal(null), reference: null },
  list: { deluge: (literal) => literal(null), reference: null },
};
