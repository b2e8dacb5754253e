import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../codegen/digest.ts';
import { readHeader } from '../../codegen/generation/header.ts';
import { takeMarks } from '../../codegen/generation/origin-marks.ts';
import {
  renderTemplate,
  templateHelpers,
  templateSources,
} from '../../codegen/generation/template-engine.ts';
import { generateFunction, planFunctions, planMapping, type Topping } from '../../codegen/index.ts';
import { parse, print, SourceFile, statementsWithin } from '../../deluge/index.ts';
import { topping } from '../../topping/index.ts';
import { smallTopping } from '../support/toppings.ts';

const generatedFrom = (made: Topping) => {
  const [mapping] = made.mappings;
  if (!mapping) throw new Error('The topping has no mapping.');
  return generateFunction(planMapping(made, mapping), 'test 1.0.0');
};

const allOf = (made: Topping) => planFunctions(made).map((plan) => generateFunction(plan, 'test 1.0.0'));

const programOf = (text: string) => {
  const { program, diagnostics } = parse(new SourceFile('generated.deluge', text));
  expect(diagnostics).toEqual([]);
  return program;
};

const definitionFiles: Readonly<Record<string, string>> = {
  contact_to_books: 'topping/mappings/contact-to-books.ts',
};

test('a topping has a function for its mapping and one for each companion', () => {
  expect(allOf(topping).map(({ name }) => name)).toEqual([
    'contact_to_books',
    'contact_removed',
    'retry_pending',
    'sync_existing',
    'books_to_bigin',
    'on_installation',
    'on_uninstallation',
  ]);
});

/** The functions that make one or two calls and no more. */
const ofSettings: ReadonlySet<string> = new Set(['on_installation', 'on_uninstallation']);

describe.each(allOf(topping).map((made) => [made.name, made] as const))('the function %s', (name, made) => {
  test('is in the layout that the editor of Zoho saves: pasting and copying back changes nothing', () => {
    expect(print(programOf(made.text)).text).toBe(made.text);
  });

  test('passes its own analysis: every name, task and connection is known', () => {
    expect(made.diagnostics).toEqual([]);
  });

  test('is the same each time', () => {
    expect(allOf(topping).find((other) => other.name === name)).toEqual(made);
  });

  test('carries the generator, the definition, and digests of both sides', () => {
    const { header, program } = readHeader(made.text) ?? {};
    expect(header).toEqual({
      generator: 'test 1.0.0',
      definitionFile: definitionFiles[name] ?? 'topping/companions.ts',
      definitionDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      textDigest: sha256Of(program ?? ''),
    });
  });

  test('is what stands in functions/, apart from the generator that it names', () => {
    const stored = readFileSync(new URL(`../../functions/${name}.deluge`, import.meta.url), 'utf8');
    const program = (text: string): string => text.split('\n').slice(4).join('\n');
    expect(program(stored)).toBe(program(made.text));
  });

  test('names a connection in each call, never a token, and takes hosts from the data centre', () => {
    const calls = made.text.match(/response = invokeurl\n\s*\[[^\]]*\]/g) ?? [];
    expect(calls.length).toBe(made.text.split('invokeurl').length - 1);
    expect(calls.length).toBeGreaterThanOrEqual(ofSettings.has(name) ? 1 : 4);
    for (const call of calls) {
      const product = /url :apiHost \+ "\/(bigin|books)\//.exec(call)?.[1];
      expect(product, call).toBeDefined();
      expect(call).toContain(`connection:"${product}connection"`);
    }
    expect(made.text).not.toMatch(/oauthtoken/i);
  });

  test('writes in Bigin without triggers, so that it does not start itself', () => {
    const writes = made.text.split(
      /url :apiHost \+ "\/bigin\/v2\/(?:Contacts|Tasks)[^\n]*\n\s*type :(?:PUT|POST)/,
    );
    expect(writes.length > 1).toBe(name !== 'on_installation');
    for (const before of writes.slice(0, -1)) {
      const since = before.slice(before.lastIndexOf('changedRows = List();'));
      expect(since).toContain('body.put("trigger",List());');
    }
  });

  test('logs ids, codes and reasons of its own, and nothing that a record holds', () => {
    const logged = [...statementsWithin(functionBody(made.text))].flatMap((statement) =>
      statement.kind === 'info' ? [withoutTexts(statement.range)] : [],
    );
    expect(logged.length).toBeGreaterThan(2);
    for (const values of logged)
      for (const value of values)
        expect(value).toMatch(
          /^(recordId|outcome|problem|status|writtenCode|synced|changed|seen\.size\(\)?|error\.lineNo)$/,
        );
    // What is logged of the outcome is made of these alone: what Books says of a value goes on the contact, not in the log.
    for (const [, variable, expression = ''] of made.text.matchAll(
      /^\s*(outcome|problem|refusal) = (.*);$/gm,
    ))
      for (const value of partsWithoutTexts(expression))
        expect(value, variable).toMatch(
          /^(outcome|problem|refusal|reason|done|status|code|customerId|error\.lineNo)$/,
        );
    for (const [, expression = ''] of made.text.matchAll(/^\s*(?:reason|done) = (.*);$/gm))
      expect(partsWithoutTexts(expression)).toEqual([]);

    function withoutTexts({ start, end }: { readonly start: number; readonly end: number }) {
      return partsWithoutTexts(made.text.slice(start, end).replace(/^\s*info|;\s*$/g, ''));
    }
  });
});

/** What a sum has besides texts. */
function partsWithoutTexts(expression: string): readonly string[] {
  return expression
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .split('+')
    .map((part) => part.trim().replace(/^\(|\)$/g, ''))
    .filter((part) => part !== '');
}

function functionBody(text: string) {
  const [declaration] = programOf(text).items;
  if (declaration?.kind !== 'function') throw new Error('The text is not a function.');
  return declaration.body.statements;
}

describe('the source map', () => {
  const { sourceMap, text } = generatedFrom(topping);
  const lines = text.split('\n');
  const definition = readFileSync(
    new URL('../../topping/mappings/contact-to-books.ts', import.meta.url),
    'utf8',
  ).split('\n');

  test('leads each mapped line to the line of the definition that names its field', () => {
    const mapped = sourceMap.lines.filter(({ entry }) => entry.startsWith('fields.'));
    expect(mapped).toHaveLength(15);
    for (const { from, to, entry, file, line } of mapped) {
      expect(from).toBe(to);
      const target = entry.split('.').at(-1) ?? '';
      expect(lines[from - 1]).toContain(`put("${target}",`);
      expect(file).toBe('topping/mappings/contact-to-books.ts');
      expect(definition[(line ?? 0) - 1]).toContain(`${target}: `);
    }
  });

  test('covers every line below the header once', () => {
    const covered = sourceMap.lines.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );
    const first = lines.findIndex((line) => line.startsWith('void ')) + 1;
    expect(covered).toEqual(Array.from({ length: lines.length - first }, (_, index) => first + index));
  });
});

describe('what a definition can say without changing the program', () => {
  /** Names of statements and calls, without the values of literals and without comments. */
  const skeleton = (text: string): string =>
    JSON.stringify(programOf(text), (key, value) => {
      if (/[rR]ange$|^trivia$|^dangling$|^leading$|^raw$/.test(key)) return undefined;
      if (
        value?.kind === 'text' ||
        (value?.kind === 'parenthesized' && isHexSum(value.expression)) ||
        isHexCall(value)
      )
        return 'text';
      return value;
    });
  const isHexCall = (node: { kind?: string; name?: string } | undefined): boolean =>
    node?.kind === 'call' && node.name === 'hexToText';
  const isHexSum = (node: { kind: string; left?: never; right?: never }): boolean =>
    node.kind === 'binary'
      ? isHexSum(node.left ?? { kind: '' }) && isHexSum(node.right ?? { kind: '' })
      : node.kind === 'text' || isHexCall(node);

  const plain = skeleton(generatedFrom(smallTopping()).text);
  const nasty = fc.oneof(
    fc.constantFrom(
      '"',
      '\\',
      '\\"',
      '\n',
      '\r\n',
      '${x}',
      '{{x}}',
      '{{{x}}}',
      '*/',
      '/*',
      '//',
      '"); info "x',
      '\u2028',
      '//>0',
      '\n//<1\n',
      '</script>',
      '世界',
      '👩‍👩‍👧',
      '\u0000',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text.isWellFormed()),
  );
  const text = fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join(''));

  test('is anything: quotes, backslashes, line breaks, template marks, ends of comments, any Unicode', () => {
    fc.assert(
      fc.property(text, text, text, (description, label, website) => {
        const made = generatedFrom(smallTopping({ description, label, website }));
        expect(skeleton(made.text)).toBe(plain);
        expect(made.diagnostics).toEqual([]);
        expect(made.sourceMap.lines.map(({ from, entry }) => [from, entry])).toEqual(
          generatedFrom(smallTopping()).sourceMap.lines.map(({ from, entry }) => [from, entry]),
        );
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  test('and the skeleton that this compares does tell programs apart', () => {
    expect(skeleton('x = "a";')).toBe(skeleton('x = "b"; // c'));
    expect(skeleton('x = "a";')).not.toBe(skeleton('y = "a";'));
    expect(skeleton('x = "a";')).not.toBe(skeleton('x = "a" + y;'));
    expect(plain).not.toBe(skeleton(generatedFrom(smallTopping({}, { onNameTaken: 'report' })).text));
  });
});

describe('templates', () => {
  test('give a value no way into the text but the helpers', () => {
    const helpers = new Set([...Object.keys(templateHelpers)]);
    for (const [name, source] of templateSources()) {
      const bare: string[] = [];
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const { type, path } = node as { type?: string; path?: { original?: string } };
        if (type === 'MustacheStatement' && !helpers.has(path?.original ?? ''))
          bare.push(path?.original ?? '');
        for (const child of Object.values(node)) visit(child);
      };
      visit(Handlebars.parse(source));
      expect(bare, name).toEqual([]);
    }
  });

  test('refuse a value that is missing', () => {
    expect(() => renderTemplate('did-not', { removes: true })).toThrow('joins a value that is missing');
    expect(() => renderTemplate('tell-by-task', { connections: {} })).toThrow(
      'a literal of a value that is missing',
    );
  });

  test('refuse a name that is no name, and a half surrogate that no file can hold', () => {
    expect(() => templateHelpers.name('a b')).toThrow(TypeError);
    expect(() => templateHelpers.literal('\ud83d')).toThrow(RangeError);
  });

  test('have marks that open and close in pairs', () => {
    expect(takeMarks('//<0\na\n//<1\nb\n//>1\nc\n//>0\nd')).toEqual({
      text: 'a\nb\nc\nd',
      entries: [0, 1, 0, undefined],
    });
    expect(() => takeMarks('//<0\na')).toThrow('not closed');
    expect(() => takeMarks('//<0\n//>1')).toThrow('closes another');
  });
});
