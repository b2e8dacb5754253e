/** One HTTP exchange that a script wants; plain data, so that it can be logged, held back and replayed. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How `body` is written when it is no text: a form with files, or a file itself. */
  readonly bodyEncoding?: 'base64';
  /** The link name of the connection that signs the request. */
  readonly connection?: string;
  /** The line of the call in the script, counted from 1. */
  readonly line: number;
}

/** What comes back: an answer of any status, or the reason why there is none. */
export type HttpAnswer =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** How `body` is written when it is no text, such as a picture. */
      readonly bodyEncoding?: 'base64';
      /** How long the answer took; none counts as no time. A script waits 40 seconds at most. */
      readonly elapsedMs?: number;
    }
  | {
      readonly kind: 'failure';
      readonly reason: 'timeout' | 'reset' | 'unreachable' | 'connection';
      readonly message: string;
    };

/** A person as `zoho.loginuser` and `zoho.adminuser` show one. */
export interface HostUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/**
 * What a script can see of the world. All of it is given from outside, so that a run can be repeated exactly.
 * Source: https://www.zoho.com/deluge/help/system-variables.html
 */
export interface Host {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** The account's zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** The account's date format as a Java pattern, such as `dd-MMM-yyyy`. */
  readonly dateFormat: string;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** The value of an organization variable; null when there is none of that name. */
  readonly variable: (name: string) => string | null;
  /** Where Zoho's APIs of the account's data centre are, such as `https://www.zohoapis.com`. */
  readonly apiDomain: string;
  readonly user: HostUser;
  /** The account's owner. */
  readonly admin: HostUser;
  /** The application that the script belongs to, and what stands for it in addresses; none where there is no application. */
  readonly app?: { readonly name: string; readonly uri: string };
  /** Of whoever started the script; none when it was no person. */
  readonly ipAddress?: string;
}
