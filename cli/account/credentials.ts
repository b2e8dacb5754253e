import { z } from 'zod';
import { type DataCentre, dataCentre } from '../../zoho/index.ts';
import { readPrivately } from '../private-file.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import { have, lack, type Outcome } from './outcome.ts';

/** What opens an account. They hold secrets: never write, log or show them. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Credentials, and where their account lives. */
export interface AccountCredentials {
  readonly credentials: Credentials;
  readonly dataCentre: DataCentre;
}

const variables = {
  clientId: 'ZOHO_CLIENT_ID',
  clientSecret: 'ZOHO_CLIENT_SECRET',
  refreshToken: 'ZOHO_REFRESH_TOKEN',
  dataCentre: 'ZOHO_DATA_CENTRE',
} as const;

const text = z.string().trim().min(1);
const fileSchema = z.object({ clientId: text, clientSecret: text, refreshToken: text, dataCentre: text });

/** Reads credentials from the environment. */
export function credentialsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<AccountCredentials> {
  const given = Object.entries(variables).map(
    ([key, name]) => [key, environment[name]?.trim() ?? ''] as const,
  );
  const missing = given
    .filter(([, value]) => value === '')
    .map(([key]) => variables[key as keyof typeof variables]);
  if (missing.length > 0) return lack(accountDiagnostics.report('no-credentials', { missing }, undefined));
  return inDataCentre(fileSchema.parse(Object.fromEntries(given)));
}

/** Reads credentials from a JSON file that must be its owner's alone. */
export function credentialsFromFile(path: string, shownAs: string): Outcome<AccountCredentials> {
  const place = { file: shownAs };
  const notValid = (reason: string): Outcome<never> =>
    lack(accountDiagnostics.report('credentials-not-valid', { reason }, place));
  const read = readPrivately(path, shownAs, () =>
    accountDiagnostics.report('credentials-readable-by-others', undefined, place),
  );
  if (!read.ok) return read;
  let json: unknown;
  try {
    json = JSON.parse(read.text);
  } catch {
    // What JSON.parse says quotes the text, and the text holds secrets.
    return notValid('it is not JSON');
  }
  const checked = fileSchema.safeParse(json);
  if (checked.success) return inDataCentre(checked.data);
  const names = [...new Set(checked.error.issues.map(({ path: keys }) => keys.join('.')).filter(Boolean))];
  return notValid(names.length === 0 ? 'it is no JSON object' : `${names.join(', ')} must be a text`);
}

function inDataCentre({
  dataCentre: key,
  ...credentials
}: z.infer<typeof fileSchema>): Outcome<AccountCredentials> {
  const centre = dataCentre(key);
  if (!centre) return lack(accountDiagnostics.report('unknown-data-centre', { key }, undefined));
  return have({ credentials, dataCentre: centre });
}
