import type { core } from 'zod/mini';

/**
 * A zod schema, as far as it is used: it reads a value of which nothing is known. Holding schemas against `z.ZodType`
 * instead takes TypeScript long, in each of the places that do.
 */
export interface Schema<Value> {
  readonly safeParse: (
    given: unknown,
  ) =>
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly core.$ZodIssue[] } };
}
