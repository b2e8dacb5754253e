import type { Combiner } from '../transforms/combiner.ts';
import type { Transform } from '../transforms/transform.ts';
import type { ValueType } from '../transforms/value-type.ts';
import type { CustomField } from './custom-field.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

export type ConstantValue = string | number | boolean;

export const emptyTargets = ['clear', 'keep'] as const;
export const longTexts = ['truncate', 'reject'] as const;

/**
 * What becomes of a target when its value is empty: `clear` empties the target too, so that both are equal; `keep`
 * leaves what the target has; `use` puts another value there.
 */
export type WhenEmpty = (typeof emptyTargets)[number] | { readonly use: ConstantValue };

/**
 * What becomes of a text that is longer than its target: `truncate` cuts it, `reject` stops the run and writes nothing,
 * `continueIn` puts the rest into another target beside the first (and cuts what is too long for that one, too).
 */
export type WhenTooLong = (typeof longTexts)[number] | { readonly continueIn: string };

/** The product whose value stands when the two differ. */
export const owners = ['bigin', 'books'] as const;

/** Which way a value goes. What goes to Bigin alone belongs to Books, and is never sent there. */
export const directions = ['to-books', 'both', 'to-bigin'] as const;

// Types of lists: the compiler then names what can stand there, and not the type.
export type Owner = (typeof owners)[number];
export type Direction = (typeof directions)[number];

/** The rules of one target. Each may be undefined, so that a message of the compiler stays short. */
export interface TargetRules {
  /** What becomes of the target when the value is empty. Default: `clear`. */
  readonly whenEmpty?: (typeof emptyTargets)[number] | { readonly use: ConstantValue } | undefined;
  /** Has to be said where a text can be longer than its target. */
  readonly whenTooLong?: (typeof longTexts)[number] | { readonly continueIn: string } | undefined;
  /** Default: `bigin`. What Books owns gets a first value when the record is created there, and is not written again. */
  readonly owner?: Owner | undefined;
  /**
   * Default: `to-books`. With `both`, a companion with the task `back` brings what Books owns to Bigin; with `to-bigin` it
   * does so too, and Books gets no first value.
   */
  readonly direction?: Direction | undefined;
}

declare const valueType: unique symbol;

/**
 * What the types know of a value on its way to a target: its type after its transforms, the name that a message gives
 * it, and the only texts that it can be.
 */
export interface TypedValue<
  Type extends ValueType = ValueType,
  Name extends string = string,
  Values extends string = string,
> extends TargetRules {
  readonly transforms: readonly Transform[];
  readonly whenEmpty: WhenEmpty;
  /** Where the definition names it; undefined when the engine does not tell. */
  readonly definedAt: DefinitionPlace | undefined;
  /** Only in the types; no value has it. */
  readonly [valueType]: readonly [Type, Name, Values];
}

/** A source field on its way to a target: data, with one method to add a transform. */
export interface FieldValue<
  Type extends ValueType = ValueType,
  Name extends string = string,
  Values extends string = string,
> extends TypedValue<Type, Name, Values> {
  readonly kind: 'field';
  readonly name: string;
  /** For a field that the topping brings along. Its name lacks the namespace then, which the plan puts in front. */
  readonly custom?: CustomField | undefined;
  /**
   * The same value with a further transform behind the others.
   *
   * @example
   * field('Account_Name').through(lookupName).through(truncate(200))
   */
  through<Next extends ValueType, NextValues extends string = string>(
    transform: Transform<Type, Next, NextValues>,
  ): FieldValue<Next, Name, NextValues>;
}

/** Several values made into one text. */
export interface CombinedValue<
  Type extends ValueType = ValueType,
  Name extends string = string,
  Values extends string = string,
> extends TypedValue<Type, Name, Values> {
  readonly kind: 'combined';
  readonly combiner: Combiner;
  readonly sources: readonly MappedValue[];
  /** The same value with a further transform behind the others. */
  through<Next extends ValueType, NextValues extends string = string>(
    transform: Transform<Type, Next, NextValues>,
  ): CombinedValue<Next, Name, NextValues>;
}

/** What a condition asks of a value. */
export type ConditionTest =
  | { readonly is: 'filled' }
  | { readonly is: 'true' }
  | { readonly is: 'equal'; readonly to: string };

export type Condition = ConditionTest & { readonly kind: 'condition'; readonly source: MappedValue };

/** One of two values, by a condition on the record. */
export interface ConditionalValue<
  Type extends ValueType = ValueType,
  Name extends string = string,
  Values extends string = string,
> extends TypedValue<Type, Name, Values> {
  readonly kind: 'conditional';
  readonly condition: Condition;
  /** The value of a record that meets the condition. */
  readonly met: MappedValue;
  readonly otherwise: MappedValue;
  /** The same value with a further transform behind the others. */
  through<Next extends ValueType, NextValues extends string = string>(
    transform: Transform<Type, Next, NextValues>,
  ): ConditionalValue<Next, Name, NextValues>;
}

/** The same value for every record. */
export interface Constant<Value extends ConstantValue = ConstantValue> {
  readonly kind: 'constant';
  readonly value: Value;
  readonly definedAt: DefinitionPlace | undefined;
}

/** What a target can be given. */
export type MappedValue = FieldValue | CombinedValue | ConditionalValue | Constant;

/** The data of a value, without its method and without what only the types know. */
export type ValueData = { readonly kind: 'field' | 'combined' | 'conditional' } & Omit<
  TypedValue,
  typeof valueType
>;

/** Builds a value. `through` is not enumerable: printed and compared, the value is its data. */
export function mappedValue<Value extends MappedValue>(data: ValueData): Value {
  const { transforms } = data;
  const value = { ...data, transforms: Object.freeze([...transforms]) };
  const through = (transform: Transform): MappedValue =>
    mappedValue({ ...data, transforms: [...transforms, transform] });
  const method = { value: through, enumerable: false };
  return Object.freeze(Object.defineProperty(value, 'through', method)) as unknown as Value;
}

interface FieldDetails extends TargetRules {
  readonly name: string;
  readonly custom?: CustomField | undefined;
  readonly transforms: readonly Transform[];
  readonly whenEmpty: WhenEmpty;
  readonly definedAt: DefinitionPlace | undefined;
}

/** Builds the value of a source field. */
export function fieldValue<Type extends ValueType, Name extends string>({
  name,
  transforms,
  whenEmpty,
  definedAt,
  ...rules
}: FieldDetails): FieldValue<Type, Name> {
  const data = { kind: 'field', name, transforms, whenEmpty, definedAt, ...rules } as const;
  return mappedValue<FieldValue<Type, Name>>(data);
}

/**
 * The same value for every record.
 *
 * @example
 * contact_type: constant('customer')
 */
export function constant<const Value extends ConstantValue>(value: Value): Constant<Value> {
  return Object.freeze({ kind: 'constant', value, definedAt: placeOfCall(constant) });
}
