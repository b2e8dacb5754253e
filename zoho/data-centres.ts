import type { Provenance } from './provenance.ts';

export type DataCentreKey = 'us' | 'eu' | 'in' | 'au' | 'jp' | 'cn' | 'ca' | 'sa' | 'uk' | 'ae';

/** One of the places where Zoho keeps accounts. An account, its tokens and its data live in exactly one. */
export interface DataCentre extends Provenance {
  readonly key: DataCentreKey;
  readonly name: string;
  /** The host that gives tokens. */
  readonly accountsHost: string;
  /** What stands before `/bigin/v2` and `/books/v3` in the address of a call. */
  readonly apiDomain: string;
  /** Whether Bigin's own pages list it. */
  readonly biginListed: boolean;
}

const biginPage = 'https://www.bigin.com/developer/docs/apis/multi-dc.html';
const accountsPage = 'https://www.zoho.com/accounts/protocol/oauth/multi-dc.html';

/**
 * All known data centres. The `api_domain` of a token answer is the better source wherever one is at hand: this table
 * serves to check such an answer, and to build addresses before there is one.
 */
export const dataCentres = {
  us: {
    key: 'us',
    name: 'United States',
    accountsHost: 'accounts.zoho.com',
    apiDomain: 'https://www.zohoapis.com',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  eu: {
    key: 'eu',
    name: 'Europe',
    accountsHost: 'accounts.zoho.eu',
    apiDomain: 'https://www.zohoapis.eu',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  in: {
    key: 'in',
    name: 'India',
    accountsHost: 'accounts.zoho.in',
    apiDomain: 'https://www.zohoapis.in',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  au: {
    key: 'au',
    name: 'Australia',
    accountsHost: 'accounts.zoho.com.au',
    apiDomain: 'https://www.zohoapis.com.au',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  jp: {
    key: 'jp',
    name: 'Japan',
    accountsHost: 'accounts.zoho.jp',
    apiDomain: 'https://www.zohoapis.jp',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  cn: {
    key: 'cn',
    name: 'China',
    accountsHost: 'accounts.zoho.com.cn',
    apiDomain: 'https://www.zohoapis.com.cn',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
    note: 'Authorization has to start here: the other data centres do not redirect to China.',
  },
  ca: {
    key: 'ca',
    name: 'Canada',
    accountsHost: 'accounts.zohocloud.ca',
    apiDomain: 'https://www.zohoapis.ca',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  sa: {
    key: 'sa',
    name: 'Saudi Arabia',
    accountsHost: 'accounts.zoho.sa',
    apiDomain: 'https://www.zohoapis.sa',
    biginListed: true,
    source: biginPage,
    confidence: 'documented',
  },
  uk: {
    key: 'uk',
    name: 'United Kingdom',
    accountsHost: 'accounts.zoho.uk',
    apiDomain: 'https://www.zohoapis.uk',
    biginListed: false,
    source: accountsPage,
    confidence: 'inferred',
    note: 'The accounts host is documented; the API domain follows the pattern of the others.',
  },
  ae: {
    key: 'ae',
    name: 'United Arab Emirates',
    accountsHost: 'accounts.zoho.ae',
    apiDomain: 'https://www.zohoapis.ae',
    biginListed: false,
    source: accountsPage,
    confidence: 'inferred',
    note: 'A WorkDrive page names the API domain; the accounts host follows the pattern of the others.',
  },
} as const satisfies { readonly [Key in DataCentreKey]: DataCentre & { readonly key: Key } };

/**
 * The data centre with a key such as `eu`, or undefined when there is none. Case does not count.
 *
 * @example
 * dataCentre('eu')?.apiDomain; // 'https://www.zohoapis.eu'
 */
export function dataCentre(key: string): DataCentre | undefined {
  const wanted = key.toLowerCase();
  return Object.values<DataCentre>(dataCentres).find((centre) => centre.key === wanted);
}

/**
 * Where Desk answers in a data centre: it has hosts of its own, named as those of the accounts are.
 * Source: https://desk.zoho.com/DeskAPIDocument and its twins in the EU, India, Australia, Japan and China (documented);
 * for the others the name follows the pattern (inferred).
 *
 * @example
 * deskHostOf(dataCentres.eu); // 'desk.zoho.eu'
 */
export function deskHostOf({ accountsHost }: DataCentre): string {
  return accountsHost.replace(/^accounts\./, 'desk.');
}

/**
 * The data centre that an address belongs to, judged by its host alone: an API domain, an accounts host or a host of
 * Desk.
 * Undefined for any other host and for text that is no address.
 *
 * @example
 * dataCentreOf('https://www.zohoapis.in/bigin/v2/Contacts')?.key; // 'in'
 */
export function dataCentreOf(address: string): DataCentre | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  if (protocol !== 'https:') return undefined;
  return Object.values<DataCentre>(dataCentres).find((centre) =>
    [centre.accountsHost, deskHostOf(centre), new URL(centre.apiDomain).host].includes(host),
  );
}
