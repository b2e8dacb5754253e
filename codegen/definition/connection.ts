import { type DefaultServiceName, defaultService, type ScopeOf } from '../../zoho/index.ts';
import type { Authentication, CustomService } from './custom-service.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/** A default service by its name, or a service that the topping describes itself. */
export type ConnectedService = DefaultServiceName | CustomService;

/** A scope that no call of the functions explains, and why it is asked for all the same. */
export interface ExplainedScope<Scope extends string = string> {
  readonly scope: Scope;
  /** One sentence for the person who grants it. */
  readonly because: string;
}

export type DeclaredScope<Scope extends string = string> = Scope | ExplainedScope<Scope>;

/** How a function gets at a service: Zoho keeps the token, the function names the connection by its link name. */
export interface Connection<Service extends ConnectedService = ConnectedService> {
  readonly kind: 'connection';
  readonly service: Service;
  /** What Deluge calls it: `connection:"booksconnection"`. The console fixes it when the connection is made. */
  readonly linkName: string;
  /** What the console shows to people. */
  readonly label: string;
  /** The least that the functions need; a check compares them with the calls. None where the service has no scopes. */
  readonly scopes: readonly DeclaredScope[];
  readonly definedAt?: DefinitionPlace;
}

/**
 * The scopes that a service can be asked for. Of a service that the topping describes nobody else knows which call needs
 * which scope, so each comes with its reason; a service with keys has none.
 */
type ScopesOf<Service extends ConnectedService> = Service extends DefaultServiceName
  ? { readonly scopes: readonly DeclaredScope<ScopeOf<Service>>[] }
  : Service extends CustomService<'oauth2'>
    ? { readonly scopes: readonly ExplainedScope[] }
    : { readonly scopes?: 'a key or a password opens all that it opens: there are no scopes' };

export type ConnectionDefinition<Service extends ConnectedService> = {
  /** `bigin`, `books`, `crm`, `desk`, `slack`, or what `defineService` gave. */
  readonly service: Service;
  /** Small letters, digits and underscores, at most 50; a letter first. */
  readonly linkName: string;
  readonly label: string;
} & ScopesOf<Service>;

/**
 * Declares a connection. The service decides its kind: a product of Zoho's, another service of the console's list, or
 * a service that the topping describes with `defineService`.
 *
 * @example
 * const booksConnection = defineConnection({
 *   service: 'books',
 *   linkName: 'booksconnection',
 *   label: 'Zoho Books for the contact sync',
 *   scopes: ['ZohoBooks.contacts.READ'],
 * });
 */
export function defineConnection<const Service extends ConnectedService>(
  definition: ConnectionDefinition<Service>,
): Connection<Service> {
  const definedAt = placeOfCall(defineConnection);
  const { service, linkName, label, scopes = [] } = definition as Loose<Service>;
  return Object.freeze({
    kind: 'connection',
    service,
    linkName,
    label,
    scopes: Object.freeze([...scopes]),
    ...(definedAt && { definedAt }),
  });
}

/** A definition whatever its service: the types have held the scopes against the service already. */
interface Loose<Service extends ConnectedService> {
  readonly service: Service;
  readonly linkName: string;
  readonly label: string;
  readonly scopes?: readonly DeclaredScope[] | undefined;
}

/** The names of the scopes that a connection asks for, in the order of its definition. */
export function scopeNames({ scopes }: Pick<Connection, 'scopes'>): readonly string[] {
  return scopes.map((declared) => (typeof declared === 'string' ? declared : declared.scope));
}

/** Why the definition says that a scope is asked for; undefined when it leaves that to the calls. */
export function declaredReason({ scopes }: Pick<Connection, 'scopes'>, scope: string): string | undefined {
  const found = scopes.find((declared) => typeof declared === 'object' && declared.scope === scope);
  return typeof found === 'object' ? found.because : undefined;
}

/** What the console calls the service of a connection. */
export function serviceLabel({ service }: Pick<Connection, 'service'>): string {
  return typeof service === 'string' ? defaultService(service).label : service.label;
}

/** The four kinds of connection that Zoho's consoles know. */
export type ConnectionKind = 'zoho' | 'third-party' | 'custom-oauth2' | 'custom-key';

/** Which of the four kinds a connection is: its service decides. */
export function connectionKind({ service }: Pick<Connection, 'service'>): ConnectionKind {
  if (typeof service === 'string') return defaultService(service).kind;
  return service.authentication.kind === 'oauth2' ? 'custom-oauth2' : 'custom-key';
}

/** A value that a person enters in a form of Zoho's, never in a definition. */
export interface EnteredValue {
  readonly label: string;
  /** Who: the developer who makes the service in the console, or the admin who installs the topping. */
  readonly by: 'developer' | 'admin';
}

/**
 * What people enter for a connection: nothing for a default service, where the admin who installs the topping signs in and
 * agrees.
 */
export function enteredValues({ service }: Pick<Connection, 'service'>): readonly EnteredValue[] {
  return typeof service === 'string' ? [] : valuesFor(service.authentication);
}

function valuesFor(authentication: Authentication): readonly EnteredValue[] {
  switch (authentication.kind) {
    case 'oauth2':
      return [
        { label: 'Client ID', by: 'developer' },
        { label: 'Client secret', by: 'developer' },
      ];
    case 'api-key':
      return authentication.parameters.map(({ label }) => ({ label, by: 'admin' }));
    case 'basic':
      return [
        { label: 'User name', by: 'admin' },
        { label: 'Password', by: 'admin' },
      ];
  }
}
