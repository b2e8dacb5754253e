import type { ReferenceValue, ValueType } from './value-type.ts';

/** What a transform may be parametrised with: plain data, so that a plan can be printed and compared. */
export type TransformArgument = string | number | boolean;

/** Prints a value as a Deluge literal. The only way in which a value gets into the text of an expression. */
export type PrintLiteral = (value: string | number | boolean | null) => string;

/**
 * One step between a source value and a target value: what it takes, what it gives, its Deluge, and what it means.
 *
 * A transform never meets an absent value: the chain puts the empty value of `from` in its place first (`""` for
 * text, an empty map for a lookup), in Deluge and in TypeScript alike. It may give null; the chain deals with that too.
 */
export interface Transform<From extends ValueType = ValueType, To extends ValueType = ValueType> {
  readonly kind: 'transform';
  readonly name: string;
  readonly arguments: readonly TransformArgument[];
  readonly from: From;
  readonly to: To;
  /** One or two sentences for a person who chooses among the transforms. */
  readonly documentation: string;
  /**
   * The longest text that can come out, given the longest that can go in; undefined means no known limit. A pointer
   * is as long as the name that it shows.
   * The letters that grow when their case changes (`ß` to `SS`) are not counted.
   */
  readonly longest: (input: number | undefined) => number | undefined;
  /**
   * The Deluge expression over `input`, an expression that `.method()` may follow and that may be written more than
   * once. What comes out must be such an expression again.
   */
  readonly deluge: (input: string, literal: PrintLiteral) => string;
  /**
   * What the Deluge means. A method, so that transforms of all types fit into one list: only the chain calls it, with
   * a value of `from`.
   */
  reference(value: ReferenceValue<From>): ReferenceValue<To> | null;
}

type TransformDefinition<From extends ValueType, To extends ValueType> = Omit<
  Transform<From, To>,
  'kind' | 'arguments' | 'longest'
> & {
  readonly arguments?: readonly TransformArgument[];
  /** Left out by a transform that keeps the length or shortens the text. */
  readonly longest?: Transform['longest'];
};

/**
 * Declares a transform. Put it into the table in `table.ts`, with values of its arguments to test it with: the
 * property test then compares its two sides.
 *
 * @example
 * const shout = defineTransform({
 *   name: 'shout',
 *   from: 'text',
 *   to: 'text',
 *   documentation: 'Puts an exclamation mark behind the text.',
 *   longest: (input) => input && input + 1,
 *   deluge: (input, literal) => `concat(${input}, ${literal('!')})`,
 *   reference: (value) => `${value}!`,
 * });
 */
export function defineTransform<From extends ValueType, To extends ValueType>(
  definition: TransformDefinition<From, To>,
): Transform<From, To> {
  return Object.freeze({
    kind: 'transform',
    longest: (input: number | undefined) => input,
    ...definition,
    arguments: Object.freeze([...(definition.arguments ?? [])]),
  });
}
