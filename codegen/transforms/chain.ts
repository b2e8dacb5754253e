import type { DelugeWriter, Transform } from './transform.ts';
import { absentValues, type JsonValue, type ReferenceValue, type ValueType } from './value-type.ts';

/** A source value on its way to a target: its type, and what is done to it. */
export interface Chain {
  /** The type of the source value. */
  readonly type: ValueType;
  readonly transforms: readonly Transform[];
}

/**
 * The Deluge expression for a source value after all transforms of a chain. It is never null for text: an absent value
 * gives the empty text.
 *
 * @param input an expression that gives the source value or null, and that `.method()` may follow
 * @param write takes the statements that have to stand in front of the expression
 *
 * @example
 * delugeOfChain('company', { type: 'lookup', transforms: [lookupName, trim] }, write)
 * // ifnull(ifnull(company, Map()).get("name"), "").trim()
 */
export function delugeOfChain(input: string, chain: Chain, write: DelugeWriter): string {
  return delugeOfTransforms(orEmpty(input, chain.type, write), chain.transforms, write);
}

/** The Deluge of transforms over an expression that is never null where its type has an empty value. */
export function delugeOfTransforms(
  input: string,
  transforms: readonly Transform[],
  write: DelugeWriter,
): string {
  let expression = input;
  for (const transform of transforms) {
    if (absentValues[transform.from].reference === null) {
      expression = unlessAbsent(expression, transform, write);
    } else {
      expression = transform.deluge(expression, write);
      if (transform.from !== transform.to) expression = orEmpty(expression, transform.to, write);
    }
  }
  return expression;
}

/**
 * A step over a type that has no empty value. A statement and not `if(,,)`, as that may evaluate both of its branches.
 */
function unlessAbsent(input: string, transform: Transform, write: DelugeWriter): string {
  const value = write.hold('value', input);
  const result = write.variable(transform.to === 'text' ? 'text' : 'result');
  write.add(`${result} = ${absentValues[transform.to].deluge(write.literal)};`, `if(${value} != null)`, '{');
  const expression = transform.deluge(value, write);
  write.add(`${result} = ${orEmpty(expression, transform.to, write)};`, '}');
  return result;
}

function orEmpty(expression: string, type: ValueType, { literal }: DelugeWriter): string {
  const empty = absentValues[type].deluge(literal);
  return empty === 'null' ? expression : `ifnull(${expression}, ${empty})`;
}

/**
 * What `delugeOfChain` means: the value of the target for a source value, or for an absent one (null).
 *
 * @throws TypeError when the value is not of the chain's type: the catalogue is wrong about the field
 */
export function referenceOfChain(value: JsonValue | undefined, chain: Chain): JsonValue {
  if (!isOfType(value, chain.type)) {
    throw new TypeError(`A value of type ${chain.type} was expected, not ${typeof value}.`);
  }
  return throughTransforms(value ?? absentValues[chain.type].reference, chain.transforms);
}

/** What `delugeOfTransforms` means. */
export function throughTransforms(value: JsonValue, transforms: readonly Transform[]): JsonValue {
  let current = value;
  for (const transform of transforms) {
    // The chain's types were checked where it was defined; each value is what the step before it gives.
    const next = current === null ? null : transform.reference(current as ReferenceValue<ValueType>);
    current = next ?? absentValues[transform.to].reference;
  }
  return current;
}

/** Whether a value can be one of a type; an absent one is of each. */
export function isOfType(value: JsonValue | undefined, type: ValueType): boolean {
  if (value === null || value === undefined) return true;
  switch (type) {
    case 'text':
    case 'date-time':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'boolean':
      return typeof value === 'boolean';
    case 'lookup':
      return typeof value === 'object' && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
  }
}
