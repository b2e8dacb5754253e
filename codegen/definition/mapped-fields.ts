/**
 * What TypeScript checks of a mapping's fields. The types give sentences, not structures: where a target does not take
 * its value, the expected type is the text of what is wrong, so that the compiler's message reads as advice.
 */
import type { BiginModule, BooksField, BooksFields, BooksModule } from '../../zoho/index.ts';
import type { ValueTypeOfKind } from '../transforms/value-type.ts';
import type { CustomField, CustomFieldType } from './custom-field.ts';
import type { Constant, FieldValue, TargetRules, TypedValue } from './value.ts';

/**
 * Names a field of the source: one of its catalogue by its name, one that the topping brings along by its definition.
 * The two stand here without a name of their own, so that the compiler's message lists the fields.
 *
 * @example
 * field('Email')
 *
 * @example
 * field('Title', { whenEmpty: 'keep', whenTooLong: 'truncate' })
 *
 * @example
 * field(nickname) // a custom field of the topping
 */
export type FieldReader<From extends BiginModule> = <
  const Source extends (keyof From['fields'] & string) | CustomField<CustomFieldType, From['module']>,
>(
  source: Source,
  rules?: TargetRules,
) => FieldValue<TypeOfSource<From, Source>, NameOfSource<Source>>;

type TypeOfSource<From extends BiginModule, Source> =
  Source extends CustomField<infer Type>
    ? ValueTypeOfKind<Type>
    : ValueTypeOfKind<From['fields'][Source & keyof From['fields']]['kind']>;

/** What a message calls a source. */
type NameOfSource<Source> = Source extends { readonly label: infer Label extends string }
  ? Label
  : Source & string;

/**
 * The targets of a catalogue. The custom fields of the organization are a group, as an address is; Books is sent them as
 * the list that it takes. A catalogue that knows none keeps the list, which no mapping can fill.
 */
export type TargetsOf<To extends BooksModule> = To extends {
  readonly customFields: infer Custom extends BooksFields;
}
  ? Omit<To['fields'], 'custom_fields'> & { readonly custom_fields: CustomFieldsGroup<Custom> }
  : To['fields'];

interface CustomFieldsGroup<Custom extends BooksFields> {
  readonly kind: 'object';
  readonly label: string;
  readonly writable: true;
  readonly fields: Custom;
}

/** A list of which a mapping can fill the one entry that stands for the record. */
type ListWithPrimary = { readonly kind: 'list'; readonly primaryFlag: string; readonly fields: BooksFields };
type ObjectField = { readonly kind: 'object'; readonly fields: BooksFields };

/** How deep a target lies: in the record itself, or in an address or a person. */
type Depth = 'record' | 'part';

/**
 * The outline of a mapping's fields, which an editor completes from: every target that can be filled. It takes any
 * value, as `CheckedFields` can say better what is wrong with one.
 */
export type FieldsOutline<Target extends BooksFields> = Outline<Target, 'record'> | object;

type Outline<Target extends BooksFields, At extends Depth> = {
  readonly [Key in keyof Target & string as [Hindrance<Target[Key], Key, At>] extends [never]
    ? Key
    : never]?: TargetOutline<Target[Key]>;
};

type TargetOutline<Field extends BooksField> =
  | object
  | (Field extends ListWithPrimary
      ? { readonly primary?: Outline<Omit<Field['fields'], Field['primaryFlag']>, 'part'> }
      : Field extends ObjectField
        ? Outline<Field['fields'], 'part'>
        : Field extends { readonly values: readonly (infer Value extends string)[] }
          ? Constant<Value>
          : never);

/** The fields that were given, each as it is if it is right and as a sentence if it is not; and those that must be. */
export type CheckedFields<Target extends BooksFields, Given> = MandatoryTargets<MandatoryNames<Target>> &
  CheckedParts<Target, Given, 'record', never>;

/** The targets that every record must have. */
type MandatoryTargets<Name extends string> = { readonly [Key in Name]: unknown };

type MandatoryNames<Target extends BooksFields> = {
  [Key in keyof Target & string]: Target[Key] extends { readonly mandatory: true } ? Key : never;
}[keyof Target & string];

/** `Reserved` are the fields that the generated function sets by itself. */
type CheckedParts<Target extends BooksFields, Given, At extends Depth, Reserved> = {
  readonly [Key in keyof Given]: Key extends Reserved
    ? `'${Key & string}' cannot be mapped: the generated function sets it`
    : Key extends keyof Target & string
      ? Target[Key] extends { readonly computed: true }
        ? `'${Key}' cannot be written: the service fills it in${MirrorAdvice<Target, Key>}`
        : CheckedTarget<Target[Key], Key, Given[Key], At>
      : `there is no field '${Key & string}' here` & OneOf<keyof Target & string>;
};

/** The names that could have been meant: the compiler quotes them beside the sentence. */
interface OneOf<Name extends string> {
  readonly oneOf: Name;
}

/** A field of the record that shows one of its primary person. */
type MirrorAdvice<Target extends BooksFields, Key extends string> = {
  [List in keyof Target & string]: Target[List] extends ListWithPrimary
    ? Key extends keyof Target[List]['fields']
      ? ` from ${List}.primary.${Key}, which can be mapped`
      : ''
    : never;
}[keyof Target & string];

type CheckedTarget<Field extends BooksField, Key extends string, Given, At extends Depth> = [
  Hindrance<Field, Key, At>,
] extends [never]
  ? object extends Given
    ? Given
    : Field extends ListWithPrimary
      ? {
          readonly [Entry in keyof Given]: Entry extends 'primary'
            ? CheckedParts<Field['fields'], Given[Entry], 'part', Field['primaryFlag']>
            : `'${Key}' takes { primary: … }: its other entries are left as they are`;
        }
      : Field extends ObjectField
        ? CheckedParts<Field['fields'], Given, 'part', never>
        : CheckedValue<Field, Key, Given>
  : Hindrance<Field, Key, At>;

/** Why a target cannot be filled by a mapping; `never` when it can. */
type Hindrance<Field extends BooksField, Key extends string, At extends Depth> = Field extends {
  readonly writable: false;
}
  ? `'${Key}' cannot be written: only the service sets it`
  : Field extends { readonly createOnly: true }
    ? `'${Key}' cannot be mapped: it can only be set when the record is created`
    : Field extends { readonly updateOnly: true }
      ? `'${Key}' cannot be mapped: the generated function keeps what is there`
      : Field extends { readonly kind: 'object' | 'list' }
        ? At extends 'part'
          ? `'${Key}' cannot be mapped: its fields lie too deep`
          : Field extends ListWithPrimary | ObjectField
            ? never
            : Key extends 'custom_fields'
              ? `'${Key}' cannot be mapped: the catalogue knows no custom field; 'topping fields pull books.contacts' makes one that does`
              : `'${Key}' cannot be mapped: no entry of the list stands for the record`
        : never;

type CheckedValue<Field extends BooksField, Key extends string, Given> =
  Given extends TypedValue<infer Type, infer Name, infer Values>
    ? Field extends { readonly kind: 'picklist'; readonly values: readonly (infer Known)[] }
      ? [Values] extends [Known]
        ? Given
        : `'${Key}' takes one of its own values only: use constant(…), or .through(mapValues(…)) with them`
      : // A field that does not exist has every type: that is reported where it is named.
        ['text' | 'lookup'] extends [Type]
        ? Given
        : [Type] extends [ValueTypeOfKind<Field['kind']>]
          ? Given
          : `'${Name}' gives ${Noun<Type>} and '${Key}' takes ${Noun<ValueTypeOfKind<Field['kind']>>}: add a transform with .through(…)`
    : Given extends Constant<infer Value>
      ? [Value] extends [ConstantFor<Field>]
        ? Given
        : `'${Key}' does not take the constant ${Value}: it takes ${NameOfConstants<Field>}`
      : // Not a text: a bare text as the value and another as its type would make the type of the whole record `never`.
        { readonly error: `'${Key}' takes field('…') or constant(…)` };

type Noun<Type extends string> = Type extends 'text' ? 'text' : `a ${Type}`;

/** The constants that a target takes. */
type ConstantFor<Field extends BooksField> = Field extends { readonly values: readonly (infer Value)[] }
  ? Value
  : { readonly text: string; readonly number: number; readonly boolean: boolean }[Field['kind'] &
      ('text' | 'number' | 'boolean')];

type NameOfConstants<Field extends BooksField> = Field extends { readonly values: infer Values }
  ? JoinedNames<Values>
  : Noun<Field['kind']>;

type JoinedNames<Values> = Values extends readonly [infer First extends string, ...infer Rest]
  ? Rest extends readonly []
    ? `'${First}'`
    : `'${First}', ${JoinedNames<Rest>}`
  : 'one of its values';
