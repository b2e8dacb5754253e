interface SecretForm {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Texts that nothing which is committed or shipped has a reason to hold. Each is narrow enough to leave prose alone. */
const secretForms: readonly SecretForm[] = [
  { kind: 'a Zoho OAuth token', pattern: /\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b/i },
  { kind: 'a Zoho OAuth client', pattern: /\b1000\.[0-9A-Z]{30}\b/ },
  {
    kind: 'an authorization header',
    pattern: /\b(Bearer|Basic|Zoho-oauthtoken)\s+(?=[A-Za-z]*[0-9+/=._-])[A-Za-z0-9+/=._-]{16,}/i,
  },
  {
    kind: 'an API key in an address',
    pattern: /\b(zapikey|api_?key|auth_?token|access_?token|client_?secret)=[^&\s]{8,}/i,
  },
  { kind: 'a token of Slack', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { kind: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: 'a password in an address', pattern: /:\/\/[^/\s:@]+:[^/\s:@]+@/ },
  { kind: 'a key in hexadecimal digits', pattern: /\b(?=[0-9]*[a-f])[0-9a-f]{32,}\b/i },
];

/** A text that is given a name which says that it is a secret, in a program or in JSON. */
const namedSecret: SecretForm = {
  kind: 'a secret under its name',
  pattern:
    /\b(client_?secret|api_?key|auth_?token|access_?token|refresh_?token|password)["']?\s*[:=]\s*["'](?=[^"'\s]*[0-9])[^"'\s]{8,}["']/i,
};

export interface FoundSecret {
  readonly kind: string;
  /** Where in the text it begins. The secret itself is never shown. */
  readonly index: number;
}

/** The first thing in a value that looks like a secret. */
export function secretIn(text: string): FoundSecret | undefined {
  return firstOf(secretForms, text);
}

/** The first thing in a program, a page or a data file that looks like a secret. */
export function secretInFile(text: string): FoundSecret | undefined {
  return firstOf([...secretForms, namedSecret], text);
}

function firstOf(forms: readonly SecretForm[], text: string): FoundSecret | undefined {
  return forms
    .flatMap(({ kind, pattern }) => {
      const index = text.search(pattern);
      return index < 0 ? [] : [{ kind, index }];
    })
    .toSorted((one, other) => one.index - other.index)[0];
}
