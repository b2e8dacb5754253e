import { defineDiagnostics } from '../../deluge/index.ts';

/** The keys that a manifest of a Bigin topping may have. */
export const manifestKeys = ['service', 'cspDomains'] as const;

/**
 * Keys of other Zoho products' manifests, and where Bigin has the thing instead. Zoho's packer ignores them for
 * Bigin (observed, zoho-extension-toolkit 1.0.24), so someone who writes them waits for an effect in vain.
 */
const elsewhereInBigin: Readonly<Record<string, string>> = {
  modules: 'Widgets are placed in the console, under Components.',
  connectors: 'Connections are made in the console, under Utilities.',
  usedConnections: 'Connections are made in the console, under Utilities.',
  config: 'Settings are Bigin variables, made in the console.',
  whiteListedDomains: 'Addresses that pages may call stand under cspDomains.',
  trustedDomains: 'Addresses that pages may call stand under cspDomains.',
};

/** What can be wrong with plugin-manifest.json. */
export const manifestDiagnostics = defineDiagnostics('manifest', {
  missing: {
    severity: 'error',
    message: (d: { file: string }) => `The project has no ${d.file}.`,
    hint: (d) => `Make ${d.file} with this content: {"service": "BIGIN"}`,
  },
  'byte-order-mark': {
    severity: 'error',
    message: () => 'The file begins with a byte order mark, which JSON does not allow.',
    hint: () => 'Save it as UTF-8 without a byte order mark.',
  },
  'not-json': {
    severity: 'error',
    message: (d: { mistake: string }) => `The file is not JSON: ${d.mistake}.`,
    hint: () =>
      'JSON wants double quotes around keys and texts, no comma after the last entry, and no comments.',
  },
  'not-an-object': {
    severity: 'error',
    message: () => 'The manifest is not an object.',
    hint: () => 'Write it in braces: {"service": "BIGIN"}',
  },
  'repeated-key': {
    severity: 'error',
    message: (d: { key: string }) => `The key "${d.key}" stands twice; only the last one would count.`,
    hint: () => 'Remove one of them.',
  },
  'unknown-key': {
    severity: 'error',
    message: (d: { key: string; known: readonly string[] }) => `A manifest of Bigin has no key "${d.key}".`,
    hint: (d) => {
      const elsewhere = Object.hasOwn(elsewhereInBigin, d.key) ? elsewhereInBigin[d.key] : undefined;
      const known = `Remove it. Known keys: ${d.known.join(', ')}.`;
      return elsewhere === undefined ? known : `${known} ${elsewhere}`;
    },
  },
  'no-service': {
    severity: 'error',
    message: () => 'The manifest does not say which Zoho product it is for.',
    hint: () => 'Add "service": "BIGIN".',
  },
  'wrong-service': {
    severity: 'error',
    message: (d: { found: string }) => `"service" is ${d.found}; it has to be "BIGIN", in capitals.`,
    hint: () => 'Write "service": "BIGIN".',
  },
  'csp-not-an-object': {
    severity: 'error',
    message: () => '"cspDomains" is not an object.',
    hint: () => 'Write "cspDomains": {"connect-src": ["https://api.example.com"]}, or leave it out.',
  },
  'no-connect-src': {
    severity: 'error',
    message: () => '"cspDomains" has no list "connect-src".',
    hint: () => 'Add "connect-src": [] or leave "cspDomains" out.',
  },
  'connect-src-not-a-list': {
    severity: 'error',
    message: () => '"connect-src" is not a list.',
    hint: () => 'Write the addresses in brackets: ["https://api.example.com"]',
  },
  'too-many-domains': {
    severity: 'error',
    message: (d: { actual: number; limit: number }) =>
      `"connect-src" has ${d.actual} entries; ${d.limit} are allowed.`,
    hint: () => 'Remove entries, or put several addresses into one entry with a blank between them.',
  },
  'domain-not-text': {
    severity: 'error',
    message: (d: { number: number }) => `Entry ${d.number} of "connect-src" is not a text.`,
    hint: () => 'Write it in double quotes, as in "https://api.example.com".',
  },
  'repeated-domain': {
    severity: 'error',
    message: (d: { entry: string }) => `"connect-src" names "${d.entry}" twice.`,
    hint: () => 'Remove one of them.',
  },
  'bad-domain': {
    severity: 'error',
    message: (d: { address: string; suggestion: string | undefined }) =>
      d.address === ''
        ? 'An entry of "connect-src" is empty or has two blanks in a row.'
        : `"${d.address}" in "connect-src" is no address that pages may call.`,
    hint: (d) =>
      d.suggestion === undefined
        ? 'Write a whole address that begins with https://, http:// or wss://, or "blob:".'
        : `Write "${d.suggestion}".`,
  },
});
