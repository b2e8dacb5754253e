import { defineDiagnostics } from '../../deluge/index.ts';
import { dataCentres } from '../../zoho/index.ts';

const console = 'https://api-console.zoho.com';

/** What keeps a command from reading an account of Zoho. */
export const accountDiagnostics = defineDiagnostics('account', {
  'no-credentials': {
    severity: 'error',
    message: (d: { readonly missing: readonly string[] }) =>
      `There are no credentials for an account of Zoho: ${d.missing.join(', ')} ${d.missing.length === 1 ? 'is' : 'are'} not set.`,
    hint: () =>
      'Set them, or give --credentials FILE, or --sandbox http://127.0.0.1:8787 for a sandbox on this machine.',
  },
  'credentials-not-valid': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The file of credentials cannot be used: ${d.reason}.`,
    hint: () => 'Write {"clientId":"…","clientSecret":"…","refreshToken":"…","dataCentre":"eu"}.',
  },
  'credentials-readable-by-others': {
    severity: 'error',
    message: () => 'The file of credentials holds secrets, and others on this machine can read or change it.',
    hint: () => 'Take their rights away: chmod 600 on the file.',
  },
  'unknown-data-centre': {
    severity: 'error',
    message: (d: { readonly key: string }) => `There is no data centre "${d.key}".`,
    hint: () => `Known are ${Object.keys(dataCentres).join(', ')}.`,
  },
  'unknown-client': {
    severity: 'error',
    message: (d: { readonly host: string }) => `${d.host} does not know the client id.`,
    hint: () =>
      `Compare it with ${console}. A client works in another data centre only where its settings there say so.`,
  },
  'wrong-secret': {
    severity: 'error',
    message: (d: { readonly host: string }) =>
      `${d.host} says that the client secret is not that of the client id.`,
    hint: () => `Compare it with ${console}: a client can have another secret in each data centre.`,
  },
  'unknown-refresh-token': {
    severity: 'error',
    message: (d: { readonly host: string }) =>
      `${d.host} does not know the refresh token: it was revoked, or it belongs to another data centre or client.`,
    hint: () => `See that the data centre is that of the account; else make a new one at ${console}.`,
  },
  'too-many-tokens': {
    severity: 'error',
    message: (d: { readonly host: string }) => `${d.host} gives no more access tokens for now.`,
    hint: () => 'A refresh token gives ten in ten minutes: wait ten minutes and run the command again.',
  },
  'token-refused': {
    severity: 'error',
    message: (d: { readonly host: string; readonly error: string }) =>
      `${d.host} gave no access token: it answered "${d.error}".`,
    hint: () => 'Zoho explains its answers at https://www.zoho.com/accounts/protocol/oauth.html.',
  },
  unreachable: {
    severity: 'error',
    message: (d: { readonly host: string; readonly reason: string }) =>
      `${d.host} cannot be reached: ${d.reason}.`,
    hint: () =>
      'See that the network is there; for a sandbox, that "topping sandbox" runs and on which port.',
  },
  'not-understood': {
    severity: 'error',
    message: (d: { readonly call: string; readonly status: number; readonly reason: string }) =>
      `${d.call} was answered with status ${d.status} in a form that is not known: ${d.reason}.`,
    hint: () => 'Run the command again. If it stays, the service has changed: please report it.',
  },
  'lacks-scope': {
    severity: 'error',
    message: (d: { readonly call: string; readonly scopes: readonly string[] }) =>
      `The refresh token may not do ${d.call}: it lacks ${d.scopes.join(' and ')}.`,
    hint: () => `Make a new refresh token with the scopes that docs/fields.md lists, at ${console}.`,
  },
  'call-refused': {
    severity: 'error',
    message: (d: { readonly call: string; readonly status: number; readonly answer: string }) =>
      `${d.call} was refused with status ${d.status}: ${d.answer}.`,
    hint: () => 'Nothing was written. The words are those of the service.',
  },
  'no-such-module': {
    severity: 'error',
    message: (d: { readonly product: string; readonly module: string }) =>
      `${d.product} has no module "${d.module}".`,
    hint: () =>
      'Give its API name, with its capitals: it stands in the address bar, and in the settings of the module.',
  },
  'no-organization': {
    severity: 'error',
    message: () => 'The account has no organization in Zoho Books.',
    hint: () => 'Make one in Zoho Books, or leave books.contacts out.',
  },
  'several-organizations': {
    severity: 'error',
    message: (d: { readonly organizations: readonly string[] }) =>
      `The account has several organizations in Zoho Books: ${d.organizations.join(', ')}.`,
    hint: () => 'Name one: --organization ID.',
  },
  'library-missing': {
    severity: 'error',
    message: () => 'Zoho CRM is read through the package @zohocrm/typescript-sdk, which is not installed.',
    hint: () => 'Run "npm ci" in the folder of the project.',
  },
  'library-failed': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The package @zohocrm/typescript-sdk failed: ${d.reason}.`,
    hint: () => 'Run the command again. If it stays, leave the modules of crm out, and please report it.',
  },
});
