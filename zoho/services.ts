import type { Provenance } from './provenance.ts';

/**
 * A service that Zoho's consoles offer ready made: a connection to it is a choice from a list and its scopes.
 *
 * - `zoho`: a product of Zoho's. Tokens come from Zoho's own accounts.
 * - `third-party`: somebody else's service, with OAuth 2.0. Zoho has registered the application there.
 */
export type DefaultService = Provenance & {
  /** What the console's list calls it. */
  readonly label: string;
} & (
    | {
        readonly kind: 'zoho';
        /** How its scopes begin. Searching Bigin and CRM needs one of Zoho Search's. */
        readonly scopePrefixes: readonly [string, ...string[]];
      }
    | {
        readonly kind: 'third-party';
        /** Where its API answers. */
        readonly origin: string;
      }
  );

const connectionsPage = 'https://www.zoho.com/deluge/help/connections.html';
const listed = {
  source: connectionsPage,
  confidence: 'inferred',
  note: 'The page says that the list exists; the name in it is the product’s own.',
} as const;

/** The default services whose calls this project knows. A further one is an entry here and its calls in `scopeRules`. */
export const defaultServices = {
  bigin: { kind: 'zoho', label: 'Bigin', scopePrefixes: ['ZohoBigin.', 'ZohoSearch.'], ...listed },
  books: { kind: 'zoho', label: 'Zoho Books', scopePrefixes: ['ZohoBooks.'], ...listed },
  crm: { kind: 'zoho', label: 'Zoho CRM', scopePrefixes: ['ZohoCRM.', 'ZohoSearch.'], ...listed },
  desk: { kind: 'zoho', label: 'Zoho Desk', scopePrefixes: ['Desk.'], ...listed },
  slack: { kind: 'third-party', label: 'Slack', origin: 'https://slack.com', ...listed },
} as const satisfies Readonly<Record<string, DefaultService>>;

export type DefaultServiceName = keyof typeof defaultServices;

/** The scopes that a connection to a service can ask for, as far as their form tells. */
export type ScopeOf<Name extends DefaultServiceName> = (typeof defaultServices)[Name] extends {
  readonly scopePrefixes: readonly (infer Prefix extends string)[];
}
  ? `${Prefix}${string}`
  : string;

/** The default service of a name. */
export function defaultService(name: DefaultServiceName): DefaultService {
  return defaultServices[name];
}
