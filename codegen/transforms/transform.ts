import type { ReferenceValue, ValueType } from './value-type.ts';

/** What a transform may be parametrised with: plain data, so that a plan can be printed and compared. */
export type TransformArgument =
  | string
  | number
  | boolean
  | readonly TransformArgument[]
  | { readonly [name: string]: TransformArgument };

/** Prints a value as a Deluge literal. The only way in which a value gets into the text of an expression. */
export type PrintLiteral = (value: string | number | boolean | null) => string;

/**
 * What the Deluge of a value is written with: literals, and statements in front of the one that uses the value, for
 * what no expression can say. Every transform is given one; most need its literals only.
 */
export interface DelugeWriter {
  readonly literal: PrintLiteral;
  /**
   * A name that no other variable of the function has.
   *
   * @param role what the variable holds, in camel case: `digits`
   */
  variable(role: string): string;
  /** Adds lines of whole statements in front of the value. Blocks may span several lines. */
  add(...lines: readonly string[]): void;
  /** Puts an expression into a new variable and gives its name, so that the expression is evaluated once. */
  hold(role: string, expression: string): string;
}

/**
 * One step between a source value and a target value: what it takes, what it gives, its Deluge, and what it means.
 *
 * A transform never meets an absent value: the chain puts the empty value of `from` in its place first (`""` for
 * text, an empty map for a lookup), in Deluge and in TypeScript alike; where the type has no empty value, the chain
 * leaves the transform out. A transform may give null; the chain deals with that too.
 */
export interface Transform<
  From extends ValueType = ValueType,
  To extends ValueType = ValueType,
  Values extends string = string,
> {
  readonly kind: 'transform';
  readonly name: string;
  readonly arguments: readonly TransformArgument[];
  readonly from: From;
  readonly to: To;
  /** One or two sentences for a person who chooses among the transforms. */
  readonly documentation: string;
  /** The only texts that can come out, the empty one for an absent value aside; absent when there is no such list. */
  readonly gives?: readonly Values[];
  /** The texts that it knows, and whether it gives something for others, too: a source's list of values is held against them. */
  readonly takes?: { readonly values: readonly string[]; readonly others: boolean };
  /**
   * The longest text that can come out, in characters (code points), given the longest that can go in; undefined
   * means no known limit. A pointer is as long as the name that it shows.
   * The letters that grow when their case changes (`ß` to `SS`) are not counted.
   */
  readonly longest: (input: number | undefined) => number | undefined;
  /**
   * The Deluge expression over `input`, an expression that `.method()` may follow and that may be written more than
   * once. What comes out must be such an expression again. What no expression can say goes in front, by `write`.
   */
  readonly deluge: (input: string, write: DelugeWriter) => string;
  /**
   * What the Deluge means. A method, so that transforms of all types fit into one list: only the chain calls it, with
   * a value of `from`.
   */
  reference(value: ReferenceValue<From>): ReferenceValue<To> | null;
}

type TransformDefinition<From extends ValueType, To extends ValueType, Values extends string> = Omit<
  Transform<From, To, Values>,
  'kind' | 'arguments' | 'longest'
> & {
  readonly arguments?: readonly TransformArgument[];
  /** Left out by a transform that keeps the length or shortens the text. */
  readonly longest?: Transform['longest'];
};

/**
 * Declares a transform. Put it into the table in `table.ts`, with values of its arguments to test it with, and with
 * examples: the property test then compares its two sides, and the page of transforms shows it.
 *
 * @example
 * const shout = defineTransform({
 *   name: 'shout',
 *   from: 'text',
 *   to: 'text',
 *   documentation: 'Puts an exclamation mark behind the text.',
 *   longest: (input) => input && input + 1,
 *   deluge: (input, { literal }) => `concat(${input}, ${literal('!')})`,
 *   reference: (value) => `${value}!`,
 * });
 */
export function defineTransform<
  From extends ValueType,
  To extends ValueType,
  const Values extends string = string,
>(definition: TransformDefinition<From, To, Values>): Transform<From, To, Values> {
  return Object.freeze({
    kind: 'transform',
    longest: (input: number | undefined) => input,
    ...definition,
    arguments: Object.freeze([...(definition.arguments ?? [])]),
  });
}

/** The length of a text in characters, as the limits count it. */
export function lengthOf(text: string): number {
  return [...text].length;
}
