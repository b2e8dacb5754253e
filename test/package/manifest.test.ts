import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../codegen/package/manifest.ts';

/** What a person is told: place, code, message, hint. */
function told(text: string): readonly string[] {
  return checkManifest(text).diagnostics.map(
    ({ file, line, column, code, message, hint }) => `${file}:${line}:${column} ${code} ${message} ${hint}`,
  );
}

const withAddresses = (...addresses: readonly unknown[]): string =>
  JSON.stringify({ service: 'BIGIN', cspDomains: { 'connect-src': addresses } });

const codesOf = (text: string): readonly string[] =>
  checkManifest(text).diagnostics.map((diagnostic) => diagnostic.code);

describe('a manifest that is right', () => {
  it('may name the service only', () => {
    expect(checkManifest('{"service": "BIGIN"}')).toEqual({
      ok: true,
      manifest: { service: 'BIGIN' },
      diagnostics: [],
    });
  });

  it('may list addresses that pages call', () => {
    const addresses = [
      'https://api.example.com',
      'https://*.example.com',
      'http://a.example.com wss://b.example.com',
      'blob:',
    ];
    expect(checkManifest(withAddresses(...addresses))).toMatchObject({
      ok: true,
      manifest: { cspDomains: { 'connect-src': addresses } },
    });
  });

  it('may have an empty list of addresses, and one of ten', () => {
    expect(codesOf(withAddresses())).toEqual([]);
    expect(codesOf(withAddresses(...numberedAddresses(10)))).toEqual([]);
  });
});

describe('a manifest that is wrong', () => {
  it.each([
    [
      '{"service": "BIGIN",}',
      [
        'plugin-manifest.json:1:21 manifest/not-json The file is not JSON: a name in double quotes is missing. JSON wants double quotes around keys and texts, no comma after the last entry, and no comments.',
      ],
    ],
    [
      '{\n  "service": "BIGIN"\n  "cspDomains": {}\n}',
      [
        "plugin-manifest.json:3:3 manifest/not-json The file is not JSON: ',' or '}' is missing. JSON wants double quotes around keys and texts, no comma after the last entry, and no comments.",
      ],
    ],
    [
      '',
      [
        'plugin-manifest.json:1:1 manifest/not-json The file is not JSON: a value is missing. JSON wants double quotes around keys and texts, no comma after the last entry, and no comments.',
      ],
    ],
    [
      '\uFEFF{"service": "BIGIN"}',
      [
        'plugin-manifest.json:1:1 manifest/byte-order-mark The file begins with a byte order mark, which JSON does not allow. Save it as UTF-8 without a byte order mark.',
      ],
    ],
    [
      '["BIGIN"]',
      [
        'plugin-manifest.json:1:1 manifest/not-an-object The manifest is not an object. Write it in braces: {"service": "BIGIN"}',
      ],
    ],
    [
      'null',
      [
        'plugin-manifest.json:1:1 manifest/not-an-object The manifest is not an object. Write it in braces: {"service": "BIGIN"}',
      ],
    ],
    [
      '{}',
      [
        'plugin-manifest.json:1:1 manifest/no-service The manifest does not say which Zoho product it is for. Add "service": "BIGIN".',
      ],
    ],
    [
      '{\n  "service": "bigin"\n}',
      [
        'plugin-manifest.json:2:3 manifest/wrong-service "service" is "bigin"; it has to be "BIGIN", in capitals. Write "service": "BIGIN".',
      ],
    ],
    [
      '{"service": ["BIGIN"]}',
      [
        'plugin-manifest.json:1:2 manifest/wrong-service "service" is ["BIGIN"]; it has to be "BIGIN", in capitals. Write "service": "BIGIN".',
      ],
    ],
    [
      '{"service": "CRM",\n "service": "BIGIN"}',
      [
        'plugin-manifest.json:2:2 manifest/repeated-key The key "service" stands twice; only the last one would count. Remove one of them.',
      ],
    ],
    [
      '{"service": "BIGIN", "locale": ["en"]}',
      [
        'plugin-manifest.json:1:22 manifest/unknown-key A manifest of Bigin has no key "locale". Remove it. Known keys: service, cspDomains.',
      ],
    ],
    [
      '{"service": "BIGIN", "modules": {"widgets": []}}',
      [
        'plugin-manifest.json:1:22 manifest/unknown-key A manifest of Bigin has no key "modules". Remove it. Known keys: service, cspDomains. Widgets are placed in the console, under Components.',
      ],
    ],
    [
      '{"service": "BIGIN", "constructor": 1}',
      [
        'plugin-manifest.json:1:22 manifest/unknown-key A manifest of Bigin has no key "constructor". Remove it. Known keys: service, cspDomains.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": ["https://api.example.com"]}',
      [
        'plugin-manifest.json:1:22 manifest/csp-not-an-object "cspDomains" is not an object. Write "cspDomains": {"connect-src": ["https://api.example.com"]}, or leave it out.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": null}',
      [
        'plugin-manifest.json:1:22 manifest/csp-not-an-object "cspDomains" is not an object. Write "cspDomains": {"connect-src": ["https://api.example.com"]}, or leave it out.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {}}',
      [
        'plugin-manifest.json:1:22 manifest/no-connect-src "cspDomains" has no list "connect-src". Add "connect-src": [] or leave "cspDomains" out.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": "https://api.example.com"}}',
      [
        'plugin-manifest.json:1:37 manifest/connect-src-not-a-list "connect-src" is not a list. Write the addresses in brackets: ["https://api.example.com"]',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": [], "img-src": []}}',
      [
        'plugin-manifest.json:1:56 manifest/unknown-key A manifest of Bigin has no key "img-src". Remove it. Known keys: connect-src.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": ["https://a.example.com",\n 7]}}',
      [
        'plugin-manifest.json:2:2 manifest/domain-not-text Entry 2 of "connect-src" is not a text. Write it in double quotes, as in "https://api.example.com".',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": ["https://a.example.com",\n " https://a.example.com "]}}',
      [
        'plugin-manifest.json:2:2 manifest/repeated-domain "connect-src" names "https://a.example.com" twice. Remove one of them.',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": ["api.example.com"]}}',
      [
        'plugin-manifest.json:1:53 manifest/bad-domain "api.example.com" in "connect-src" is no address that pages may call. Write "https://api.example.com".',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": ["ftp://a.example.com"]}}',
      [
        'plugin-manifest.json:1:53 manifest/bad-domain "ftp://a.example.com" in "connect-src" is no address that pages may call. Write a whole address that begins with https://, http:// or wss://, or "blob:".',
      ],
    ],
    [
      '{"service": "BIGIN", "cspDomains": {"connect-src": ["https://a.example.com  https://b.example.com"]}}',
      [
        'plugin-manifest.json:1:53 manifest/bad-domain An entry of "connect-src" is empty or has two blanks in a row. Write a whole address that begins with https://, http:// or wss://, or "blob:".',
      ],
    ],
  ])('says so: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
    expect(checkManifest(text).ok).toBe(false);
  });

  it('has at most ten addresses', () => {
    expect(told(withAddresses(...numberedAddresses(11)))).toEqual([
      'plugin-manifest.json:1:34 manifest/too-many-domains "connect-src" has 11 entries; 10 are allowed. Remove entries, or put several addresses into one entry with a blank between them.',
    ]);
  });

  it('is told everything at once', () => {
    const text =
      '{"service": "crm", "locale": [], "cspDomains": {"connect-src": ["x", "x", 1], "img-src": []}, "locale": []}';
    expect(codesOf(text).toSorted()).toEqual([
      'manifest/bad-domain',
      'manifest/bad-domain',
      'manifest/domain-not-text',
      'manifest/repeated-domain',
      'manifest/repeated-key',
      'manifest/unknown-key',
      'manifest/unknown-key',
      'manifest/wrong-service',
    ]);
  });

  it('refuses what a URL parser would quietly repair', () => {
    expect(codesOf(withAddresses('https://a.example.com\thttps://b.example.com'))).toEqual([
      'manifest/bad-domain',
    ]);
  });

  it('names the file that it was given', () => {
    expect(checkManifest('{}', 'other/plugin-manifest.json').diagnostics[0]?.file).toBe(
      'other/plugin-manifest.json',
    );
  });
});

describe('any text', () => {
  it('gives a result and never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const result = checkManifest(text);
        expect(result.ok).toBe(result.diagnostics.length === 0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('that is JSON for a manifest keeps its addresses', () => {
    const address = fc.webUrl({ validSchemes: ['https'] });
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 10 }), (addresses) => {
        expect(checkManifest(withAddresses(...addresses))).toMatchObject({
          ok: true,
          manifest: { cspDomains: { 'connect-src': addresses } },
        });
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

function numberedAddresses(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `https://a${index}.example.com`);
}
