import { z } from 'zod';
import type { Access } from './access.ts';
import { have, type Outcome } from './outcome.ts';
import { readJson, refusalByCode } from './read-json.ts';

/** A variable of the organization in Bigin, with the value that an admin gave it. */
export interface BiginVariable {
  readonly apiName: string;
  readonly value: string;
}

const errorSchema = z.object({ code: z.string(), message: z.string() });

const variablesSchema = z
  .object({ variables: z.array(z.object({ api_name: z.string(), value: z.string().nullish() })) })
  // An account without variables is answered with nothing at all.
  .nullable();

/** Reads the variables of the organization. Bigin has no page about the call: its form is that of Zoho CRM (inferred). */
export async function readBiginVariables(access: Access): Promise<Outcome<readonly BiginVariable[]>> {
  const read = await readJson(access, '/bigin/v2/settings/variables', variablesSchema, (json) => {
    const error = errorSchema.safeParse(json);
    return refusalByCode(error.data?.code ?? '', error.data?.message ?? '', 'Bigin', '');
  });
  if (!read.ok) return read;
  return have(
    (read.value?.variables ?? []).map(({ api_name, value }) => ({ apiName: api_name, value: value ?? '' })),
  );
}
