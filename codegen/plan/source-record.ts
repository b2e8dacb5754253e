import type { JsonValue } from '../transforms/value-type.ts';

/** A record of the source, as its API answers it: absent values are null or missing. */
export type SourceRecord = { readonly [field: string]: JsonValue };
