import type { JsonObject } from '../json.ts';

/** A record as it is stored: every field of the catalogue, null where empty; a lookup as `{id}`. Never changed in place. */
export type BiginRecord = JsonObject & { readonly id: string };
