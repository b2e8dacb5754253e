import {
  CollectionValue,
  contentOf,
  Decimal,
  FileValue,
  ListValue,
  MapValue,
  type Value,
} from '../deluge/index.ts';

/** What the sandbox's stores hold and its answers carry: plain JSON. Ids are text, so no number is ever cut. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text behind a key; empty when it is absent or not text. */
export function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/**
 * Turns what the lossless parser read into plain JSON. A number that a JavaScript number cannot hold exactly becomes
 * its digits as text.
 */
export function toJson(value: Value): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof ListValue) return value.items.map(toJson);
  if (value instanceof MapValue) {
    return Object.fromEntries([...value.entries()].map(([key, inner]) => [key, toJson(inner)]));
  }
  if (value instanceof CollectionValue) return toJson(contentOf(value));
  if (value instanceof FileValue) return value.name;
  if ('epochMs' in value) return new Date(value.epochMs).toISOString();
  const number = value.toNumber();
  return Decimal.fromNumber(number)?.compare(value) === 0 ? number : value.toString();
}
