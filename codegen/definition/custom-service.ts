import { type DefinitionPlace, placeOfCall } from './place.ts';

/** Where a service takes what proves the caller. The words are those of the console's "Param Type". */
export type Placement = 'header' | 'query';

/**
 * How a service knows who calls. Values that are secret have no place here: `enteredValues` tells who enters them in the
 * console, and when.
 *
 * - `oauth2`: the person who installs the topping agrees at the service, and Zoho keeps and renews the token.
 * - `api-key`: that person enters one value or several.
 * - `basic`: that person enters a user name and a password.
 *
 * Source: https://www.zoho.com/deluge/help/connections.html
 */
export type Authentication =
  | (OAuth2 & {
      readonly grant: 'authorization-code';
      /** Where the person agrees. */
      readonly authorizeUrl: string;
    })
  | (OAuth2 & { readonly grant: 'client-credentials' })
  | {
      readonly kind: 'api-key';
      readonly placement: Placement | 'form';
      readonly parameters: readonly [KeyParameter, ...KeyParameter[]];
    }
  | { readonly kind: 'basic' };

interface OAuth2 {
  readonly kind: 'oauth2';
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  /** What stands between two scopes. */
  readonly scopeSeparator: 'comma' | 'space' | 'plus';
  readonly placement: Placement;
}

/** One value that a person enters, and the name under which it is sent. */
export interface KeyParameter {
  /** Of the header, of the parameter in the query, or of the field of the form: `X-Api-Key`. */
  readonly name: string;
  /** What the person reads who is asked for it. */
  readonly label: string;
}

/** A service that the console's list does not have, and the topping describes. */
export interface CustomService<Kind extends Authentication['kind'] = Authentication['kind']> {
  readonly kind: 'custom-service';
  /** Small letters, digits and underscores; a letter first. */
  readonly linkName: string;
  readonly label: string;
  readonly authentication: Authentication & { readonly kind: Kind };
  readonly definedAt?: DefinitionPlace;
}

export interface CustomServiceDefinition<Kind extends Authentication['kind']> {
  readonly linkName: string;
  readonly label: string;
  readonly authentication: Authentication & { readonly kind: Kind };
}

/**
 * Describes a service that Zoho's consoles do not offer ready made.
 *
 * @example
 * const orderApi = defineService({
 *   linkName: 'order_api',
 *   label: 'Order API',
 *   authentication: {
 *     kind: 'api-key',
 *     placement: 'header',
 *     parameters: [{ name: 'X-Api-Key', label: 'Key of the order API' }],
 *   },
 * });
 */
export function defineService<const Kind extends Authentication['kind']>(
  definition: CustomServiceDefinition<Kind>,
): CustomService<Kind> {
  const definedAt = placeOfCall(defineService);
  return Object.freeze({ kind: 'custom-service', ...definition, ...(definedAt && { definedAt }) });
}
