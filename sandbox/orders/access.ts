import { sameSecret } from '../accounts/clients.ts';
import type { Call } from '../http/call.ts';

/** How the order API knows who calls. One of the ways holds at a time, as with a real service. */
export type OrderAccess =
  | {
      readonly kind: 'api-key';
      readonly placement: 'header' | 'query';
      /** Of the header or of the parameter in the query. */
      readonly name: string;
      readonly key: string;
    }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | {
      readonly kind: 'oauth2';
      readonly placement: 'header' | 'query';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
    };

/** What the order API takes when nothing else is said. These values open nothing elsewhere. */
export const sandboxOrderAccess = {
  'api-key': { kind: 'api-key', placement: 'header', name: 'X-Api-Key', key: 'sandbox-order-key' },
  basic: { kind: 'basic', user: 'sandbox', password: 'sandbox-order-password' },
  oauth2: {
    kind: 'oauth2',
    placement: 'header',
    clientId: 'sandbox-order-client',
    clientSecret: 'sandbox-order-secret',
    refreshToken: 'sandbox-order-refresh',
  },
} as const satisfies { readonly [Kind in OrderAccess['kind']]: OrderAccess & { readonly kind: Kind } };

/** Where a token of the way `oauth2` goes in the query: https://www.rfc-editor.org/rfc/rfc6750#section-2.3 */
export const queryToken = 'access_token';

/** Whether a call proves that it may be made. @param isLive whether an access token holds */
export function isAdmitted(access: OrderAccess, call: Call, isLive: (token: string) => boolean): boolean {
  switch (access.kind) {
    case 'api-key': {
      const given =
        access.placement === 'header' ? call.headers.get(access.name) : call.query.get(access.name);
      return given !== null && sameSecret(given, access.key);
    }
    case 'basic': {
      const wanted = Buffer.from(`${access.user}:${access.password}`).toString('base64');
      return sameSecret(call.headers.get('authorization') ?? '', `Basic ${wanted}`);
    }
    case 'oauth2': {
      const [, bearer = ''] = /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '') ?? [];
      return isLive(access.placement === 'header' ? bearer : (call.query.get(queryToken) ?? ''));
    }
  }
}
