import { MapValue, type Value } from './value.ts';

/**
 * A map that gives its keys in the order of a Java `HashMap`: see the readings `map-key-order` and
 * `built-map-key-order`. The order depends on the keys and on how many there are, never on when they came, but for keys
 * that fall into one bucket.
 */
export class HashOrderedMap extends MapValue {
  override keys(): IterableIterator<string> {
    return this.#sorted().values();
  }

  override values(): IterableIterator<Value> {
    return this.#sorted()
      .map((key) => this.get(key))
      .values();
  }

  override entries(): IterableIterator<[string, Value]> {
    return this.#sorted()
      .map((key): [string, Value] => [key, this.get(key)])
      .values();
  }

  #sorted(): string[] {
    const buckets = bucketsFor(this.size);
    return [...super.keys()]
      .map((key) => ({ key, bucket: (spread(key) & (buckets - 1)) >>> 0 }))
      .sort((left, right) => left.bucket - right.bucket)
      .map(({ key }) => key);
  }
}

/** A table doubles when more than three quarters of its buckets could be taken; it starts with 16. */
function bucketsFor(size: number): number {
  let buckets = 16;
  while (size > buckets * 0.75) buckets *= 2;
  return buckets;
}

/** `String.hashCode` of Java with its upper half mixed into the lower one, as `HashMap` does it. */
function spread(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index++) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return hash ^ (hash >>> 16);
}
