const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'no way leads to the host',
  ENETUNREACH: 'no way leads to the network',
};

/** What Node's code of a failed connection means, in words that end a sentence; undefined for an unknown code. */
export function networkReason(code: string): string | undefined {
  return reasons[code];
}
