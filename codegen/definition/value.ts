import type { Transform } from '../transforms/transform.ts';
import type { ValueType } from '../transforms/value-type.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/**
 * What becomes of a target when its source is empty: `clear` empties the target too, as the sync promises that both
 * are equal. The place for other answers, such as keeping what the target has.
 */
export type WhenEmpty = 'clear';

declare const valueType: unique symbol;

/**
 * A source field on its way to a target: data, with one method to add a transform.
 *
 * `Type` and `Name` serve the checks of the type system: what the value is after its transforms, and the field.
 */
export interface FieldValue<Type extends ValueType = ValueType, Name extends string = string> {
  readonly kind: 'field';
  readonly name: Name;
  readonly transforms: readonly Transform[];
  readonly whenEmpty: WhenEmpty;
  /** Where the definition names the field; undefined when the engine does not tell. */
  readonly definedAt: DefinitionPlace | undefined;
  /** Only in the types; no value has it. */
  readonly [valueType]: Type;
  /**
   * The same value with a further transform behind the others.
   *
   * @example
   * field('Account_Name').through(lookupName).through(truncate(200))
   */
  through<Next extends ValueType>(transform: Transform<Type, Next>): FieldValue<Next, Name>;
}

export type ConstantValue = string | number | boolean;

/** The same value for every record. */
export interface Constant<Value extends ConstantValue = ConstantValue> {
  readonly kind: 'constant';
  readonly value: Value;
  readonly definedAt: DefinitionPlace | undefined;
}

/** What a target can be given. */
export type MappedValue = FieldValue | Constant;

interface FieldDetails<Name extends string> {
  readonly name: Name;
  readonly transforms: readonly Transform[];
  readonly whenEmpty: WhenEmpty;
  readonly definedAt: DefinitionPlace | undefined;
}

/** Builds the value of a source field. `through` is not enumerable: printed and compared, the value is its data. */
export function fieldValue<Type extends ValueType, Name extends string>(
  details: FieldDetails<Name>,
): FieldValue<Type, Name> {
  const { name, transforms, whenEmpty, definedAt } = details;
  const data = {
    kind: 'field',
    name,
    transforms: Object.freeze([...transforms]),
    whenEmpty,
    definedAt,
  } as const;
  const through = <Next extends ValueType>(transform: Transform<Type, Next>): FieldValue<Next, Name> =>
    fieldValue({ ...details, transforms: [...transforms, transform] });
  const method = { value: through, enumerable: false };
  return Object.freeze(Object.defineProperty(data, 'through', method)) as unknown as FieldValue<Type, Name>;
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
