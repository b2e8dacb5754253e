import type { PrintLiteral, Transform } from './transform.ts';
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
 *
 * @example
 * delugeOfChain('company', { type: 'lookup', transforms: [lookupName, trim] }, literal)
 * // ifnull(ifnull(company, Map()).get("name"), "").trim()
 */
export function delugeOfChain(input: string, chain: Chain, literal: PrintLiteral): string {
  let expression = orEmpty(input, chain.type, literal);
  for (const transform of chain.transforms) {
    expression = transform.deluge(expression, literal);
    if (transform.from !== transform.to) expression = orEmpty(expression, transform.to, literal);
  }
  return expression;
}

function orEmpty(expression: string, type: ValueType, literal: PrintLiteral): string {
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
  let current: JsonValue = value ?? absentValues[chain.type].reference;
  for (const transform of chain.transforms) {
    if (current === null) return null;
    // The chain's types were checked where it was defined; each value is what the step before it gives.
    current =
      transform.reference(current as ReferenceValue<ValueType>) ?? absentValues[transform.to].reference;
  }
  return current;
}

function isOfType(value: JsonValue | undefined, type: ValueType): boolean {
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
