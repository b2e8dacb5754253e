import {
  type Combiner,
  firstFilledCombiner,
  joinCombiner,
  templateCombiner,
} from '../transforms/combiner.ts';
import type { ValueType } from '../transforms/value-type.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';
import {
  type CombinedValue,
  type Condition,
  type ConditionalValue,
  type Constant,
  type ConstantValue,
  type MappedValue,
  mappedValue,
  type TargetRules,
  type TypedValue,
  type ValueData,
} from './value.ts';

/** What can be a part of a text: text, from a field or from elsewhere. */
export type TextPart = (TypedValue<'text'> & MappedValue) | Constant<string>;

function combined<Name extends string>(
  combiner: Combiner,
  sources: readonly MappedValue[],
  rules: TargetRules,
  definedAt: DefinitionPlace | undefined,
): CombinedValue<'text', Name> {
  const { whenEmpty = 'clear', ...others } = rules;
  const data = { kind: 'combined', combiner, sources: Object.freeze([...sources]), transforms: [] } as const;
  return mappedValue({ ...data, whenEmpty, definedAt, ...others });
}

export interface JoinOptions extends TargetRules {
  /** What stands between two texts. */
  readonly separator: string;
}

/**
 * Several texts one behind the other, with a separator between them. Empty ones are left out.
 *
 * @example
 * street2: join([field('Mailing_Zip'), field('Mailing_City')], { separator: ' ' })
 */
export function join(
  parts: readonly [TextPart, TextPart, ...TextPart[]],
  { separator, ...rules }: JoinOptions,
): CombinedValue<'text', 'join'> {
  return combined(joinCombiner(separator), parts, rules, placeOfCall(join));
}

/**
 * The first of several texts that is not empty.
 *
 * @example
 * phone: firstFilled([field('Phone'), field('Mobile'), field('Home_Phone')])
 */
export function firstFilled(
  parts: readonly [TextPart, TextPart, ...TextPart[]],
  rules: TargetRules = {},
): CombinedValue<'text', 'firstFilled'> {
  return combined(firstFilledCombiner, parts, rules, placeOfCall(firstFilled));
}

/**
 * A fixed text with values in its gaps. When every value is empty, so is the whole.
 *
 * @example
 * notes: template`${field('Full_Name')} is ${field('Title')}.`
 */
export function template(
  pieces: TemplateStringsArray,
  ...parts: readonly TextPart[]
): CombinedValue<'text', 'template'> {
  return combined(templateCombiner([...pieces]), parts, {}, placeOfCall(template));
}

/** The parts of an address; those that are left out or empty take no room. */
export interface AddressParts {
  readonly street?: TextPart;
  readonly zip?: TextPart;
  readonly city?: TextPart;
  readonly state?: TextPart;
  readonly country?: TextPart;
}

/**
 * An address in one text, its lines parted by a separator: street, ZIP code with city, state, country.
 *
 * @example
 * notes: addressLines(
 *   { street: field('Mailing_Street'), zip: field('Mailing_Zip'), city: field('Mailing_City') },
 *   { separator: '\n' },
 * )
 */
export function addressLines(
  { street, zip, city, state, country }: AddressParts,
  { separator, ...rules }: JoinOptions,
): CombinedValue<'text', 'addressLines'> {
  const definedAt = placeOfCall(addressLines);
  const given = (parts: readonly (TextPart | undefined)[]): readonly TextPart[] =>
    parts.filter((part) => part !== undefined);
  const town = given([zip, city]);
  const townLine: readonly TextPart[] =
    town.length === 2 ? [combined(joinCombiner(' '), town, {}, definedAt)] : town;
  return combined(joinCombiner(separator), given([street, ...townLine, state, country]), rules, definedAt);
}

/**
 * Holds when a text is not empty.
 *
 * @example
 * phone: when(isFilled(field('Phone')), field('Phone'), field('Mobile'))
 */
export function isFilled(source: TextPart): Condition {
  return Object.freeze({ kind: 'condition', is: 'filled', source });
}

/**
 * Holds when a field is true; an absent value is not.
 *
 * @example
 * notes: when(isTrue(field('Email_Opt_Out')), constant('Do not write.'), field('Description'))
 */
export function isTrue(source: TypedValue<'boolean'> & MappedValue): Condition {
  return Object.freeze({ kind: 'condition', is: 'true', source });
}

/**
 * Holds when a text is this one, in full and with its case.
 *
 * @example
 * is_taxable: when(equals(field('Mailing_Country'), 'Germany'), constant(true), constant(false))
 */
export function equals(source: TextPart, to: string): Condition {
  return Object.freeze({ kind: 'condition', is: 'equal', to, source });
}

type Branch = (TypedValue & MappedValue) | Constant;

/** The type of a branch: of a value what it says, of a constant that of its JavaScript type. */
type TypeOfBranch<Value> =
  Value extends TypedValue<infer Type>
    ? Type
    : Value extends Constant<infer Content>
      ? TypeOfConstant<Content>
      : never;

type TypeOfConstant<Content extends ConstantValue> = Content extends string
  ? 'text'
  : Content extends number
    ? 'number'
    : 'boolean';

type ValuesOfBranch<Value> =
  Value extends TypedValue<ValueType, string, infer Values>
    ? Values
    : Value extends Constant<infer Content>
      ? Content & string
      : never;

/**
 * One of two values, by a condition on the record.
 *
 * @example
 * customer_sub_type: when(isFilled(field('Title')), constant('business'), constant('individual'))
 */
export function when<Met extends Branch, Otherwise extends Branch>(
  condition: Condition,
  met: Met,
  otherwise: Otherwise,
  rules: TargetRules = {},
): ConditionalValue<
  TypeOfBranch<Met> | TypeOfBranch<Otherwise>,
  'when',
  ValuesOfBranch<Met> | ValuesOfBranch<Otherwise>
> {
  const { whenEmpty = 'clear', ...others } = rules;
  const data: ValueData = {
    kind: 'conditional',
    ...{ condition, met, otherwise },
    transforms: [],
    whenEmpty,
    definedAt: placeOfCall(when),
    ...others,
  };
  return mappedValue(data);
}

/** The values that a value is made of; none for a field and a constant. */
export function partsOf(value: MappedValue): readonly MappedValue[] {
  if (value.kind === 'combined') return value.sources;
  if (value.kind === 'conditional') return [value.condition.source, value.met, value.otherwise];
  return [];
}

/** The value itself and all that it is made of. */
export function withParts(value: MappedValue): readonly MappedValue[] {
  return [value, ...partsOf(value).flatMap(withParts)];
}
