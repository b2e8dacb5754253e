import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../codegen/console-sheet/page-script.ts';
import { pageStyle } from '../../codegen/console-sheet/page-style.ts';
import { type SheetInput, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { sheetHtml } from '../../codegen/console-sheet/sheet-html.ts';
import { withHeader } from '../../codegen/generation/header.ts';
import { colorsOf, contrastOf } from '../package/contrast.ts';
import { outlineMistakes, outsideReferences, tagsOf, unescapeHtml } from '../package/html-outline.ts';
import { bareInput, sampleInput } from './sample-sheet.ts';

const page = sheetHtml(sheetOf(sampleInput));

/** The text of the element with an id, as a browser reads it. */
function textOf(html: string, id: string): string | undefined {
  const found = html.split(`<code id="${id}">`)[1]?.split('</code>')[0];
  return found === undefined ? undefined : unescapeHtml(found);
}

function headingsOf(html: string): readonly string[] {
  return tagsOf(html).flatMap(({ name, text }) => (/^h[1-6]$/.test(name) ? [`${name} ${text}`] : []));
}

describe('the sheet as a page', () => {
  it('follows the menu of the console, and has before their place what others name', () => {
    expect(headingsOf(page)).toEqual([
      'h1 Contacts to Books 0.1.0',
      'h2 Contents',
      'h2 1. Connections',
      'h3 Bigin, for the contact sync',
      'h3 Books, for the contact sync',
      'h2 2. Custom fields',
      'h3 Books Sync Status (Contacts)',
      'h2 3. Widgets',
      'h3 Settings page',
      'h3 Customer',
      'h3 Invoices',
      'h2 4. Buttons',
      'h3 Open in Books',
      'h2 5. Related lists',
      'h3 Invoices',
      'h2 6. Variables',
      'h3 Books organization id',
      'h2 7. Settings widget',
      'h3 Settings page',
      'h2 8. Functions',
      'h3 contact_to_books',
      'h2 9. Workflow rules',
      'h3 Contact to Books',
      'h2 10. Schedules',
      'h3 Retry waiting contacts',
      'h2 11. Install actions',
      'h3 On Installation',
      'h2 12. Publish',
      'h3 Release notes',
      'h2 13. Marketplace',
      'h3 Listing',
    ]);
  });

  it('names the place of each thing in the menu of the console', () => {
    const places = tagsOf(page).flatMap(({ name, text }) => (name === 'strong' ? [text] : []));
    expect(places).toEqual([
      'Utilities ▸ Connections',
      'Components ▸ Fields',
      'Components ▸ Widgets',
      'Components ▸ Buttons',
      'Components ▸ Related Lists',
      'Custom Properties',
      'Settings Widget',
      'Automate ▸ Functions',
      'Automate ▸ Workflow',
      'Automate ▸ Schedules',
      'Install Actions',
      'Package ▸ Publish',
      'Topping Details ▸ Submit to MarketPlace',
    ]);
  });

  it('has every value to enter beside what the form calls it', () => {
    const labels = tagsOf(page).flatMap(({ name, attributes, text }) =>
      name === 'dt' ? [[text, textOf(page, (attributes.get('id') ?? '').replace(/-label$/, ''))]] : [],
    );
    const zip = [
      ['Zip to upload', 'dist/contacts-to-books.zip'],
      ['SHA-256 of the zip', 'ab'.repeat(32)],
    ];
    expect(labels).toEqual([
      ['Service', 'Bigin'],
      ['Connection name', 'Bigin, for the contact sync'],
      ['Link name', 'biginconnection'],
      ['Service', 'Zoho Books'],
      ['Connection name', 'Books, for the contact sync'],
      ['Link name', 'booksconnection'],
      ['Grant type', 'Authorization code'],
      ['Module', 'Contacts'],
      ['Field type', 'Pick List'],
      ['Field label', 'Books Sync Status'],
      ['API name behind the namespace', 'Books_Sync_Status'],
      ['API name that it gets', 'contactsbooks__Books_Sync_Status'],
      ['Do not allow duplicate values', 'No'],
      ['Values', 'In step, Waiting'],
      ['Description', 'Whether the customer in Books is as the contact.'],
      ['Widget name', 'Settings page'],
      ...zip,
      ['Page', 'app/widget.html'],
      ['Widget name', 'Customer'],
      ...zip,
      ['Page', 'app/customer.html'],
      ['Widget name', 'Invoices'],
      ...zip,
      ['Page', 'app/invoices.html'],
      ['Module', 'Contacts'],
      ['Label', 'Open in Books'],
      ['Widget', 'Customer'],
      ['Module', 'Contacts'],
      ['Label', 'Invoices'],
      ['Widget', 'Invoices'],
      ['Variable name', 'Books organization id'],
      ['API name', 'books_organization_id'],
      ['API name that it gets', 'contactsbooks__books_organization_id'],
      ['Description', 'The organization that gets the customers.'],
      ['Variable status', 'Visible to administrators'],
      ['Value', undefined],
      ['Widget', 'Settings page'],
      ['Function name', 'contact_to_books'],
      ['Category', 'automation'],
      ['Return type', 'void'],
      ['Argument 1 (map)', 'contact'],
      ['Module', 'Contacts'],
      ['Rule name', 'Contact to Books'],
      ['Description', 'Starts the sync.'],
      ['Record action', 'Create or Edit'],
      ['Criteria', 'Email is not empty'],
      ['Instant action: function', 'contact_to_books'],
      ['Schedule name', 'Retry waiting contacts'],
      ['Description', 'Tries again what could not be done.'],
      ['Function', 'contact_to_books'],
      ['Runs every', '15 minutes'],
      ['Script', 'On Installation'],
      ['Release notes', '- Contacts become customers.'],
      ['Name', 'Contact sync for Zoho Books'],
      ['Privacy policy', 'https://sync.shop/privacy'],
      ['Stores personal data', 'Yes'],
      ['Which personal data', 'name, e-mail address'],
      ['Terms of service', undefined],
      ['Logo', 'topping/listing/logo.png'],
      ['Short description', 'Contacts become customers.'],
      ['Description', 'Every contact with an e-mail becomes a customer.'],
    ]);
    expect(page.match(/Leave it empty/g)).toHaveLength(1);
    expect(page.match(/Not there yet: publish it/g)).toHaveLength(1);
  });

  it('explains each scope by the calls that need it', () => {
    const scopes = page.split('<tbody>')[2]?.split('</tbody>')[0] ?? '';
    expect(tagsOf(scopes).flatMap(({ name, text }) => (name === 'code' ? [text] : []))).toEqual([
      'ZohoBooks.contacts.READ',
      'GET /books/v3/contacts',
      'GET /books/v3/contacts/{id}',
      'ZohoBooks.contacts.UPDATE',
      'PUT /books/v3/contacts/{id}',
    ]);
  });

  it('can copy each value, each scope and each text', () => {
    const copied = tagsOf(page).flatMap(({ attributes }) => attributes.get('data-copy') ?? []);
    const shown = tagsOf(page).flatMap(({ name, attributes }) =>
      name === 'code' ? (attributes.get('id') ?? []) : [],
    );
    expect(copied.toSorted()).toEqual(shown.toSorted());
    expect(copied).toHaveLength(62 + 3 + 2);
  });

  it('leaves out what the topping does not have', () => {
    const [widget] = sampleInput.widgets;
    const bare: SheetInput = { ...bareInput, widgets: widget ? [widget] : [] };
    const html = sheetHtml(sheetOf(bare));
    expect(headingsOf(html)).toEqual([
      'h1 Bare 1.0.0',
      'h2 Contents',
      'h2 1. Widgets',
      'h3 Settings page',
      'h2 2. Settings widget',
      'h3 Settings page',
    ]);
    expect(html).not.toContain('Zip to upload');
    expect(html).not.toContain('Namespace');
  });

  it('says that a rule without criteria holds for all records', () => {
    const rules = sampleInput.rules.map((rule) => ({ ...rule, criteria: '', trigger: 'delete' as const }));
    const html = sheetHtml(sheetOf({ ...sampleInput, rules }));
    expect(textOf(html, 'rules-1-value-5')).toBe('All records');
    expect(textOf(html, 'rules-1-value-4')).toBe('Delete');
  });

  it('can be read by people who do not see it', () => {
    expect(outlineMistakes(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has enough contrast when it is %s', (theme) => {
    const colors = colorsOf(pageStyle)[theme];
    const pairs = [
      ['text', 'page'],
      ['text', 'card'],
      ['text', 'done'],
      ['faint', 'page'],
      ['faint', 'card'],
      ['faint', 'done'],
      ['link', 'page'],
      ['link', 'button'],
      ['button', 'link'],
      ['faint', 'button'],
    ] as const;
    for (const [front, back] of pairs) {
      expect(
        contrastOf(colors.get(front) ?? '', colors.get(back) ?? ''),
        `${front} on ${back}`,
      ).toBeGreaterThan(4.5);
    }
  });

  it('is the same for the same sheet, and has no date', () => {
    expect(sheetHtml(sheetOf(structuredClone(sampleInput)))).toBe(page);
    expect(page).not.toMatch(/20\d\d-\d\d|\d{1,2}:\d\d(?!\d)/);
  });
});

describe('the marks of a page', () => {
  const marksOf = (input: SheetInput): readonly string[] =>
    tagsOf(sheetHtml(sheetOf(input))).flatMap(({ attributes }) => attributes.get('data-tick') ?? []);

  it('are one for each thing to enter', () => {
    expect(new Set(marksOf(sampleInput)).size).toBe(16);
    expect(marksOf(sampleInput)).toHaveLength(16);
  });

  it('do not hold any more for a thing that has changed, and for no other', () => {
    const functions = sampleInput.functions.map((each) => ({ ...each, text: `${each.text}// more\n` }));
    const before = marksOf(sampleInput);
    const after = marksOf({ ...sampleInput, functions });
    const changed = after.filter((mark, index) => mark !== before[index]);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/^functions-[0-9a-f]{16}$/);
  });

  it('hold for a function of which only the generated head has changed', () => {
    const withHeadOf = (generator: string): SheetInput => {
      const head = { generator, definitionFile: 'topping/index.ts', definitionDigest: 'ab'.repeat(32) };
      const functions = sampleInput.functions.map((each) => ({ ...each, text: withHeader(head, each.text) }));
      return { ...sampleInput, functions };
    };
    const [before, after] = [withHeadOf('topping 1.0.0'), withHeadOf('topping 1.0.1')];
    expect(sheetOf(after).functions).not.toEqual(sheetOf(before).functions);
    expect(marksOf(after)).toEqual(marksOf(before));
  });

  it('stay when things change places', () => {
    const connections = sampleInput.connections.toReversed();
    expect(marksOf({ ...sampleInput, connections }).toSorted()).toEqual(marksOf(sampleInput).toSorted());
  });
});

describe('the safety of a page', () => {
  it('comes from one file that loads nothing', () => {
    expect(outsideReferences(page)).toEqual([]);
    expect(page).not.toMatch(/<link|<img|<iframe|@import|url\(/);
  });

  it('lets this style and this script work, and nothing else', () => {
    const integrity = (text: string): string => createHash('sha256').update(text).digest('base64');
    const [, inStyle = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, inScript = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const policy = tagsOf(page)
      .find(({ attributes }) => attributes.has('http-equiv'))
      ?.attributes.get('content');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${integrity(inStyle)}'; script-src 'sha256-${integrity(inScript)}'; base-uri 'none'; form-action 'none'`,
    );
    expect([inStyle, inScript]).toEqual([pageStyle, pageScript]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '</script><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onclick='alert(1)",
      '</code></pre><h2>x</h2>',
      '{{{body}}} {{#if x}}',
      '<!--',
      ']]>',
      '&lt;b&gt; &amp; &#x3C;',
      '`${x}`',
    ),
  );

  function inputOf(text: string): SheetInput {
    const settings = [{ label: text, value: text }];
    return {
      topping: { name: text, namespace: text, version: text },
      functions: [
        {
          name: text,
          category: text,
          returnType: text,
          arguments: [{ name: text, type: text }],
          text,
          file: text,
        },
      ],
      rules: [
        { name: text, module: text, description: text, trigger: 'edit', criteria: text, functionName: text },
      ],
      schedules: [{ name: text, description: text, every: text, functionName: text }],
      installActions: [{ event: 'installation', text, file: text }],
      connections: [
        {
          linkName: text,
          displayName: text,
          service: text,
          settings,
          scopes: [{ scope: text, neededBy: [text] }],
        },
      ],
      fields: [
        {
          module: text,
          label: text,
          apiName: text,
          type: text,
          unique: true,
          description: text,
          settings,
        },
      ],
      variables: [{ name: text, apiName: text, description: text, defaultValue: text, visibility: text }],
      package: { file: text, bytes: 1, sha256: text },
      widgets: [{ name: text, file: text, slot: 'button', module: text, label: text }],
      releaseNotes: text,
      listing: {
        name: text,
        shortDescription: text,
        description: text,
        logo: text,
        privacyPolicy: text,
        termsOfService: text,
        personalData: [text],
      },
    };
  }

  /** The page without its texts and attribute values: every tag that a browser would see. */
  function skeletonOf(html: string): readonly string[] {
    return (html.match(/<[^>]*>|<!--/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
  }

  it('does not depend on the texts: none of them adds a tag or an attribute', () => {
    const plain = skeletonOf(sheetHtml(sheetOf(inputOf('plain'))));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(skeletonOf(sheetHtml(sheetOf(inputOf(text))))).toEqual(plain);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('does not cost a character: what is copied is what was put in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sheet = sheetOf(inputOf(text));
        const html = sheetHtml(sheet);
        expect(textOf(html, 'functions-1-text')).toBe(sheet.functions[0]?.body);
        expect(textOf(html, 'variables-1-value-6')).toBe(text);
        expect(textOf(html, 'connections-1-scope-1')).toBe(text);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
