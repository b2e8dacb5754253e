import { DateTimeValue } from '../runtime/date-time-value.ts';
import { asDecimal, isSame } from '../runtime/equality.ts';
import type { Value } from '../runtime/value.ts';

/** A set of values under `isSame`. Only maps and lists are compared one by one; all else is looked up. */
export class ElementSet {
  readonly #keys = new Set<string>();
  readonly #containers: Value[] = [];

  constructor(values: readonly Value[] = []) {
    for (const value of values) this.add(value);
  }

  has(value: Value): boolean {
    const key = keyOf(value);
    return key === undefined ? this.#containers.some((other) => isSame(other, value)) : this.#keys.has(key);
  }

  /** False when the set had the value already. */
  add(value: Value): boolean {
    if (this.has(value)) return false;
    const key = keyOf(value);
    if (key === undefined) this.#containers.push(value);
    else this.#keys.add(key);
    return true;
  }
}

/** A text that two values share exactly when they are the same; undefined for maps and lists. */
function keyOf(value: Value): string | undefined {
  if (typeof value === 'string') return `text ${value}`;
  if (value === null || typeof value === 'boolean') return String(value);
  if (value instanceof DateTimeValue) return `date ${value.epochMs}`;
  const decimal = asDecimal(value);
  return decimal && `number ${decimal.withoutTrailingZeros()}`;
}
