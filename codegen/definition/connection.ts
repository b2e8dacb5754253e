import type { ScopedProduct } from '../../zoho/index.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/** What the console calls the service of a connection: one of its default services, which need no set-up of their own. */
const serviceNames = { bigin: 'Bigin', books: 'Zoho Books' } as const satisfies Record<ScopedProduct, string>;

type ScopeOf<Service extends ScopedProduct> =
  `${{ bigin: 'ZohoBigin' | 'ZohoSearch'; books: 'ZohoBooks' }[Service]}.${string}`;

/** How a function gets at a product: Zoho keeps the token, the function names the connection by its link name. */
export interface Connection<Service extends ScopedProduct = ScopedProduct> {
  readonly kind: 'connection';
  readonly service: Service;
  /** The service's name in the console. */
  readonly serviceName: string;
  /** What Deluge calls it: `connection:"booksconnection"`. The console fixes it when the connection is made. */
  readonly linkName: string;
  /** What the console shows to people. */
  readonly label: string;
  /** The least that the generated functions need; the check compares them with the calls. */
  readonly scopes: readonly string[];
  readonly definedAt?: DefinitionPlace;
}

export interface ConnectionDefinition<Service extends ScopedProduct> {
  readonly service: Service;
  /** Small letters, digits and underscores; a letter first. */
  readonly linkName: string;
  readonly label: string;
  readonly scopes: readonly ScopeOf<Service>[];
}

/**
 * Declares a connection.
 *
 * @example
 * const booksConnection = defineConnection({
 *   service: 'books',
 *   linkName: 'booksconnection',
 *   label: 'Zoho Books for the contact sync',
 *   scopes: ['ZohoBooks.contacts.READ'],
 * });
 */
export function defineConnection<const Service extends ScopedProduct>(
  definition: ConnectionDefinition<Service>,
): Connection<Service> {
  const definedAt = placeOfCall(defineConnection);
  return Object.freeze({
    kind: 'connection',
    service: definition.service,
    serviceName: serviceNames[definition.service],
    linkName: definition.linkName,
    label: definition.label,
    scopes: Object.freeze([...definition.scopes]),
    ...(definedAt && { definedAt }),
  });
}
