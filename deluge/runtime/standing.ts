import { Decimal } from './decimal.ts';
import type { Held } from './frame.ts';
import { HashOrderedMap } from './hash-ordered-map.ts';
import type { Use } from './liveness.ts';
import { ListValue, MapValue, type Value } from './value.ts';

/** A text that joins with a few others to one that is far from too long. */
const SHORT = 2 ** 16;

/**
 * All that decides how a held run goes on, as a text: where it is held, with which request, at which rounds of which
 * loops, and the values of the variables that it may still read. Containers that several variables share are told as
 * shared, since a change through one shows in the other.
 *
 * @param useOf what for a variable may still be read
 * @returns undefined where a value is of a kind that is not told apart here
 */
export function writeStanding(
  { frame, position, request }: Held,
  names: readonly string[],
  useOf: (name: string) => Use | undefined,
): string | undefined {
  const writer = new StandingWriter();
  const parts = [`${position} ${JSON.stringify(request)}`];
  for (const [slot, name] of names.entries()) {
    const value = frame.slots[slot];
    const use = useOf(name);
    if (value === undefined || use === undefined) continue;
    parts.push(`${name}=${(use === 'told' && ofToldValue(value)) || writer.write(value)}`);
  }
  for (const { items, size, index } of frame.rounds) {
    parts.push(`round ${index} of ${size} in ${writer.items(items)}`);
  }
  return writer.isWhole ? parts.join('\n') : undefined;
}

/**
 * Of a value that is only told: whether it is null, which under one reading cannot be joined to a text. Undefined where the
 * value can make a text too long.
 */
function ofToldValue(value: Value): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return value.length < SHORT ? 'some' : undefined;
  return typeof value === 'bigint' || typeof value === 'boolean' ? 'some' : undefined;
}

class StandingWriter {
  /** Lists are known by the arrays that hold their elements, because a loop goes over the array itself. */
  readonly #numbers = new Map<object, number>();
  isWhole = true;

  write(value: Value): string {
    if (value === null) return 'null';
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'boolean') return String(value);
    if (value instanceof Decimal) return `${value.unscaled}/${value.scale}`;
    if (value instanceof ListValue) return (value.elementType ?? '') + this.items(value.items);
    const shape = Object.getPrototypeOf(value);
    if (value instanceof MapValue && (shape === MapValue.prototype || shape === HashOrderedMap.prototype)) {
      return this.#map(value);
    }
    this.isWhole = false;
    return '';
  }

  items(items: readonly Value[]): string {
    return this.#once(items, () => `[${items.map((item) => this.write(item)).join()}]`);
  }

  #map(map: MapValue): string {
    const entry = ([key, value]: [string, Value]): string => `${JSON.stringify(key)}:${this.write(value)}`;
    return this.#once(map, () => {
      return `${map instanceof HashOrderedMap ? 'h' : ''}{${[...map.entries()].map(entry).join()}}`;
    });
  }

  #once(container: object, write: () => string): string {
    const known = this.#numbers.get(container);
    if (known !== undefined) return `@${known}`;
    this.#numbers.set(container, this.#numbers.size);
    return write();
  }
}
