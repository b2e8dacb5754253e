import type { z } from 'zod';

/**
 * A zod schema, as far as it is used: it reads a value of which nothing is known. Holding schemas against `z.ZodType`
 * instead takes TypeScript long, in each of the places that do.
 */
export interface Schema<Value> {
  readonly safeParse: (given: unknown) => z.ZodSafeParseResult<Value>;
}
