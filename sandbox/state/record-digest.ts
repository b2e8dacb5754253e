import type { Json } from '../json.ts';

/** Two halves of 32 bits. */
type Sum = readonly [high: number, low: number];

const NOTHING: Sum = [0, 0];

/**
 * A digest of a set of records that costs only what has changed since it was last asked for. It is the sum of the
 * records' own digests, so that the order in which they were written does not count.
 */
export class RecordDigest {
  readonly #sums = new Map<string, Sum>();
  readonly #touched = new Set<string>();
  #total: Sum = NOTHING;

  /** Notes that a record was written or deleted. */
  touch(id: string): void {
    this.#touched.add(id);
  }

  /** Forgets everything, before other records are put in. */
  clear(): void {
    this.#sums.clear();
    this.#touched.clear();
    this.#total = NOTHING;
  }

  /** The digest of the present records. @param read gives a record, undefined when it is gone */
  of(read: (id: string) => Json | undefined): string {
    for (const id of this.#touched) {
      const record = read(id);
      const before = this.#sums.get(id) ?? NOTHING;
      const after = record === undefined ? NOTHING : digestOf(`${id} ${canonicalText(record)}`);
      this.#total = [
        (this.#total[0] - before[0] + after[0]) >>> 0,
        (this.#total[1] - before[1] + after[1]) >>> 0,
      ];
      if (record === undefined) this.#sums.delete(id);
      else this.#sums.set(id, after);
    }
    this.#touched.clear();
    return hexOf(this.#total);
  }
}

/** A digest of one text, 16 hexadecimal digits. Finds differences; it protects nothing. */
export function textDigest(text: string): string {
  return hexOf(digestOf(text));
}

/** JSON with the keys of objects in order, so that equal values give equal texts. */
export function canonicalText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`;
}

/** Two runs of a 32-bit mixing function that lean on each other (cyrb53 by bryc, public domain, kept at 64 bits). */
function digestOf(text: string): Sum {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  const mixedHigh =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const mixedLow =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(mixedHigh ^ (mixedHigh >>> 13), 3_266_489_909);
  return [mixedHigh >>> 0, mixedLow >>> 0];
}

function hexOf([high, low]: Sum): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
