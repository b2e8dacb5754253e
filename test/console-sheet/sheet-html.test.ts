import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../codegen/console-sheet/page-script.ts';
import { pageStyle } from '../../codegen/console-sheet/page-style.ts';
import { type SheetInput, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { sheetHtml } from '../../codegen/console-sheet/sheet-html.ts';
import { colorsOf, contrastOf } from '../package/contrast.ts';
import { outlineMistakes, outsideReferences, tagsOf, unescapeHtml } from '../package/html-outline.ts';
import { sampleInput } from './sample-sheet.ts';

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
  it('follows the console from connections to widgets', () => {
    expect(headingsOf(page)).toEqual([
      'h1 Contacts to Books 0.1.0',
      'h2 Contents',
      'h2 1. Connections',
      'h3 Bigin, for the contact sync',
      'h3 Books, for the contact sync',
      'h2 2. Variables',
      'h3 Books organization id',
      'h2 3. Functions',
      'h3 contact_to_books',
      'h2 4. Workflow rules',
      'h3 Contact to Books',
      'h2 5. Widgets',
      'h3 Settings',
    ]);
  });

  it('names the place of each thing in the menu of the console', () => {
    const places = tagsOf(page).flatMap(({ name, text }) => (name === 'strong' ? [text] : []));
    expect(places).toEqual([
      'Utilities ▸ Connections',
      'Custom Properties',
      'Automate ▸ Functions',
      'Automate ▸ Workflow',
      'Components ▸ Widgets, and Settings Widget',
    ]);
  });

  it('has every value to enter beside what the form calls it', () => {
    const labels = tagsOf(page).flatMap(({ name, attributes, text }) =>
      name === 'dt' ? [[text, textOf(page, (attributes.get('id') ?? '').replace(/-label$/, ''))]] : [],
    );
    expect(labels).toEqual([
      ['Service', 'Bigin'],
      ['Connection name', 'Bigin, for the contact sync'],
      ['Link name', 'biginconnection'],
      ['Service', 'Zoho Books'],
      ['Connection name', 'Books, for the contact sync'],
      ['Link name', 'booksconnection'],
      ['Variable name', 'Books organization id'],
      ['API name', 'books_organization_id'],
      ['Full API name', 'contactsbooks__books_organization_id'],
      ['Description', 'The organization that gets the customers.'],
      ['Variable status', 'Visible to administrators'],
      ['Value', undefined],
      ['Function name', 'contact_to_books'],
      ['Return type', 'void'],
      ['Argument 1 (map)', 'contact'],
      ['Module', 'Contacts'],
      ['Rule name', 'Contact to Books'],
      ['Description', 'Starts the sync.'],
      ['Record action', 'Create or Edit'],
      ['Criteria', 'Email is not empty'],
      ['Instant action: function', 'contact_to_books'],
      ['Widget name', 'Settings'],
      ['Page', 'app/widget.html'],
      ['Placement', 'Settings Widget'],
    ]);
    expect(page.match(/Leave it empty/g)).toHaveLength(1);
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
    expect(copied).toHaveLength(23 + 3 + 1);
  });

  it('leaves out what the topping does not have', () => {
    const bare: SheetInput = {
      topping: { name: 'Bare', version: '1.0.0' },
      functions: [],
      rules: [],
      connections: [],
      variables: [],
      widgets: sampleInput.widgets,
    };
    const html = sheetHtml(sheetOf(bare));
    expect(headingsOf(html)).toEqual(['h1 Bare 1.0.0', 'h2 Contents', 'h2 1. Widgets', 'h3 Settings']);
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
    expect(new Set(marksOf(sampleInput)).size).toBe(6);
  });

  it('do not hold any more for a thing that has changed, and for no other', () => {
    const functions = sampleInput.functions.map((each) => ({ ...each, text: `${each.text}// more\n` }));
    const before = marksOf(sampleInput);
    const after = marksOf({ ...sampleInput, functions });
    expect(after.map((mark, index) => mark === before[index])).toEqual([true, true, true, false, true, true]);
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
    return {
      topping: { name: text, namespace: text, version: text },
      functions: [
        { name: text, returnType: text, arguments: [{ name: text, type: text }], text, file: text },
      ],
      rules: [
        { name: text, module: text, description: text, trigger: 'edit', criteria: text, functionName: text },
      ],
      connections: [
        {
          linkName: text,
          displayName: text,
          service: text,
          settings: [{ label: text, value: text }],
          scopes: [{ scope: text, neededBy: [text] }],
        },
      ],
      variables: [{ name: text, apiName: text, description: text, defaultValue: text, visibility: text }],
      widgets: [{ name: text, file: text, placement: text }],
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
