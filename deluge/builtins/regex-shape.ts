/**
 * How much a part of a pattern may match, as far as is needed to tell patterns whose matching can take time without
 * end: those that repeat what is itself nothing but a repetition, such as `(a+)+`. JavaScript cannot be stopped in the
 * middle of a match, so they are refused before.
 */
export interface RegexShape {
  /** Whether it matches the empty text. */
  readonly nullable: boolean;
  /** Whether it matches one text in many ways when it is repeated. */
  readonly loose: boolean;
}

export const oneCharacter: RegexShape = { nullable: false, loose: false };
export const noCharacter: RegexShape = { nullable: true, loose: false };

/** More rounds than this count as no bound. */
const mostRounds = 10;

/** A repeated part; undefined when repeating it can take time without end. */
export function repeated(part: RegexShape, quantifier: string): RegexShape | undefined {
  const [, least = '0', comma, most] = /^\{(\d+)(,)?(\d*)\}/.exec(quantifier) ?? [];
  const isRange = quantifier.startsWith('{');
  const rounds = isRange
    ? comma === undefined
      ? Number(least)
      : most === ''
        ? Number.POSITIVE_INFINITY
        : Number(most)
    : quantifier.startsWith('?')
      ? 1
      : Number.POSITIVE_INFINITY;
  const mayBeNothing = isRange ? Number(least) === 0 : !quantifier.startsWith('+');
  if (part.loose && rounds > mostRounds) return undefined;
  return {
    nullable: part.nullable || mayBeNothing,
    loose: part.loose || rounds === Number.POSITIVE_INFINITY,
  };
}

/**
 * Parts one after another. A part that must match something keeps the rounds of a repetition apart, unless it is the
 * only one and can itself be cut anywhere.
 */
export function inSequence(parts: readonly RegexShape[]): RegexShape {
  const needed = parts.filter(({ nullable }) => !nullable);
  return {
    nullable: needed.length === 0,
    loose: parts.some(({ loose }) => loose) && needed.length <= 1 && needed.every(({ loose }) => loose),
  };
}

/** Parts of which one matches. */
export function alternatively(parts: readonly RegexShape[]): RegexShape {
  return {
    nullable: parts.some(({ nullable }) => nullable),
    loose: parts.some(({ loose }) => loose),
  };
}
