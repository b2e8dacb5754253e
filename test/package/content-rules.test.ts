import { describe, expect, it } from 'vitest';
import { checkPackageContents, packageContentRules } from '../../codegen/package/content-rules.ts';

const page = 'app/widget.html';

/** What is said of files, given by their paths in the package. */
function told(
  files: Readonly<Record<string, string | Uint8Array>>,
  pages: readonly string[] = [page],
): readonly string[] {
  const given = Object.entries(files).map(([path, text]) => ({
    path,
    content: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  }));
  return checkPackageContents(given, pages).map(({ file, line, column, code, message, hint }) =>
    [file, line, column, code, message, hint].filter((part) => part !== undefined).join(' '),
  );
}

const withScript = (script: string): Readonly<Record<string, string>> => ({
  [page]: '<script src="js/widget.js"></script>',
  'app/js/widget.js': script,
});

describe('a file that no page uses', () => {
  const unused = (path: string): string =>
    `topping/${path} pack/unused No page of the topping uses this file. Remove it, or name it where it is used: in a page, a style sheet or a script.`;

  it('is refused, and so is what only it uses', () => {
    expect(
      told({ ...withScript('void 0;'), 'app/js/old.js': "load('./part.js')", 'app/js/part.js': '' }),
    ).toEqual([unused('app/js/old.js'), unused('app/js/part.js')]);
  });

  it('is refused when it is a page that no widget shows', () => {
    expect(told({ [page]: '', 'app/other.html': '' })).toEqual([unused('app/other.html')]);
    expect(told({ [page]: '', 'app/other.html': '' }, [])).toEqual([]);
  });

  it.each([
    ['an attribute of the page', '<img src="img/a.png">'],
    ['one of several images of an attribute', '<img srcset="img/b.png 1x, ./img/a.png 2x">'],
    ['a path from the top of the package', '<img src="/app/img/a.png">'],
    ['a style in the page', '<style>b { background: url(img/a.png) }</style>'],
    ['a path that goes up and down', '<img src="js/../img/a.png">'],
    ['an address with a question mark and a fragment', '<img src="img/a.png?v=2#x">'],
  ])('is not one that is named in %s', (_, html) => {
    const files = { [page]: html, 'app/img/a.png': '', 'app/img/b.png': '' };
    expect(told(files)).not.toContain(unused('app/img/a.png'));
    expect(told({ ...files, [page]: '' })).toContain(unused('app/img/a.png'));
  });

  it('is not one that is reached through others, each seen from its own place', () => {
    expect(
      told(
        {
          'app/pages/settings.html': '<link href="../css/main.css"><script src="../js/main.js"></script>',
          'app/css/main.css': '@import "parts/form.css";',
          'app/css/parts/form.css': 'b { background: url("../../img/a.svg") }',
          'app/js/main.js': "load('./part.js'); fetch('data.json');",
          'app/js/part.js': '',
          'app/pages/data.json': '{}',
          'app/img/a.svg': '',
        },
        ['app/pages/settings.html'],
      ),
    ).toEqual([]);
  });

  it('is not one whose name is put together when the script runs', () => {
    const script = "fetch(`translations/${language}.json`); show('flags/' + country + '.png');";
    const files = { ...withScript(script), 'app/translations/en.json': '{}', 'app/flags/at.png': '' };
    expect(told(files)).toEqual([]);
    expect(told({ ...files, ...withScript('') })).toEqual([
      unused('app/translations/en.json'),
      unused('app/flags/at.png'),
    ]);
  });

  it('is told even when files name each other in a circle', () => {
    expect(
      told({ ...withScript("load('./widget.js')"), 'app/a.js': "'b.js'", 'app/b.js': "'a.js'" }),
    ).toEqual([unused('app/a.js'), unused('app/b.js')]);
  });
});

describe('a file that is named and not there', () => {
  const missing = (place: string, name: string, advice: string): string =>
    `topping/app/${place} pack/missing-file "${name}" is named here, and the package has no such file. ${advice}`;

  it('is told where it is named, with the file that was probably meant', () => {
    expect(
      told({
        'app/widget.html': '<link rel="stylesheet" href="css/wdget.css">\n<script src="js/none.js"></script>',
        'app/css/widget.css': '',
      }),
    ).toEqual(
      expect.arrayContaining([
        missing('widget.html 1 30', 'css/wdget.css', 'Did you mean "css/widget.css"?'),
        missing('widget.html 2 14', 'js/none.js', 'Add the file to topping/app, or take its name away.'),
      ]),
    );
    expect(
      told({
        'app/widget.html': '<link rel="stylesheet" href="css/widget.css">',
        'app/css/widget.css': 'b { background: url("../img/dot.png") }',
      }),
    ).toEqual([
      missing('css/widget.css 1 22', '../img/dot.png', 'Add the file to topping/app, or take its name away.'),
    ]);
  });

  it('is nothing that stands elsewhere, or is known only when the page runs', () => {
    expect(
      told({
        'app/widget.html': `<a href="#top"></a><a href="mailto:a@example.com"></a><a href="?a=1"></a>
<script src="https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js"></script><script src="//example.com/a.js"></script>
<!-- <script src="js/old.js"></script> --><img src="data:image/png;base64,AAAA"><img src="img/{{name}}.png"><a href="help.html?x=1#y"></a>`,
        'app/help.html': '<a href="/app/widget.html">back</a>',
      }),
    ).toEqual([]);
  });
});

describe('the page of a widget', () => {
  it('has to be there', () => {
    expect(told({ [page]: '' }, [page, 'app/settings.html'])).toEqual([
      'topping/app/settings.html pack/page-missing A widget of the topping names this page, and there is no such file. Make the page, or correct the page of the widget in topping/index.ts.',
    ]);
  });
});

describe('a source map', () => {
  const hint = 'Switch source maps off where the file is made.';

  it('is refused where a file names it or holds it', () => {
    expect(told(withScript('void 0;\n//# sourceMappingURL=widget.js.map\n'))).toEqual([
      `topping/app/js/widget.js 2 3 pack/source-map The file names a source map, which is not in the package: browsers would look for it in vain. ${hint}`,
    ]);
    expect(
      told({ [page]: '<style>/*# sourceMappingURL=data:application/json;base64,e30= */</style>' }),
    ).toEqual([
      `topping/app/widget.html 1 10 pack/source-map The file holds its source map, and with it the source that it was made from. ${hint}`,
    ]);
  });

  it('may be spoken of', () => {
    expect(told(withScript('// sourceMappingURL is what names a source map'))).toEqual([]);
  });
});

describe('a secret', () => {
  // Put together here, so that no scanner takes the test for a leak.
  const hex = 'c0ffee'.repeat(6).slice(0, 32);
  const secrets: readonly (readonly [kind: string, script: string])[] = [
    ['a Zoho OAuth token', `const token = "1000.${hex}.${hex}";`],
    ['a Zoho OAuth client', `const client = "1000.${'A1B2C3'.repeat(5)}";`],
    ['an authorization header', `headers.Authorization = 'Basic ${'dXNlcjpwYXNz'.repeat(2)}=';`],
    ['an API key in an address', `fetch('https://shop.test/orders?api_key=${hex.slice(0, 12)}');`],
    ['a private key', `const key = "-----BEGIN ${'PRIVATE'} KEY-----";`],
    ['a password in an address', `fetch('https://ann:${'pass'}@shop.test/');`],
    ['a key in hexadecimal digits', `const key = "${hex}";`],
    ['a secret under its name', `const client_secret = "${'s3cr3t-value'}";`],
    ['a secret under its name', `{"password": "${'hunter2hunter2'}"}`],
  ];

  it.each(secrets)('is refused in a script, and not shown: %s', (kind, script) => {
    const [found, ...more] = told(withScript(`\n${script}`));
    expect(more).toEqual([]);
    expect(found).toContain(
      ` pack/secret Here stands what looks like ${kind}, and everybody who installs the topping can read the package. Take it out, and have it replaced where it came from. A page gets at other services through connections.`,
    );
    expect(found).toMatch(/^topping\/app\/js\/widget\.js 2 \d+ /);
    expect(found).not.toContain(hex.slice(0, 12));
  });

  it('is looked for in every kind of text, and not in images', () => {
    const text = `x ${hex}`;
    for (const extension of ['html', 'css', 'json', 'svg', 'xml', 'txt', 'md']) {
      const file = `app/data.${extension}`;
      expect(told({ [page]: `data.${extension}`, [file]: text }), extension).toHaveLength(1);
    }
    expect(told({ [page]: 'data.png', 'app/data.png': text })).toEqual([]);
  });

  it.each([
    '"password": "Your password, 8 to 64 characters"',
    'Basic internationalisation of all texts',
    'const password = form.password.value;',
    'https://accounts.zoho.com/oauth/v2/auth?access_type=offline',
    '<script integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC">',
    'id 4876876000001234567, version 20261121000000000000000000000000',
  ])('is not seen in %s', (text) => {
    expect(told({ [page]: text })).toEqual([]);
  });
});

it('each rule about contents says what it asks for', () => {
  for (const { asks } of packageContentRules) expect(asks).toMatch(/^[A-Z].*\.$/);
});
