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
import { generateFunction, planMapping, type Topping } from '../../codegen/index.ts';
import { parse, print, SourceFile, statementsWithin } from '../../deluge/index.ts';
import { topping } from '../../topping/index.ts';
import { smallTopping } from '../support/toppings.ts';

const generatedFrom = (made: Topping) => {
  const [mapping] = made.mappings;
  if (!mapping) throw new Error('The topping has no mapping.');
  return generateFunction(planMapping(made, mapping), 'test 1.0.0');
};

const programOf = (text: string) => {
  const { program, diagnostics } = parse(new SourceFile('generated.deluge', text));
  expect(diagnostics).toEqual([]);
  return program;
};

describe('the function of the contact mapping', () => {
  const made = generatedFrom(topping);

  test('is in the layout that the editor of Zoho saves: pasting and copying back changes nothing', () => {
    expect(print(programOf(made.text)).text).toBe(made.text);
  });

  test('passes its own analysis: every name, task and connection is known', () => {
    expect(made.diagnostics).toEqual([]);
  });

  test('is the same each time', () => {
    expect(generatedFrom(topping)).toEqual(made);
  });

  test('carries the generator, the definition, and digests of both sides', () => {
    const { header, program } = readHeader(made.text) ?? {};
    expect(header).toEqual({
      generator: 'test 1.0.0',
      definitionFile: 'topping/mappings/contact-to-books.ts',
      definitionDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      textDigest: sha256Of(program ?? ''),
    });
  });

  test('is what stands in functions/, apart from the generator that it names', () => {
    const stored = readFileSync(new URL('../../functions/contact_to_books.deluge', import.meta.url), 'utf8');
    const program = (text: string): string => text.split('\n').slice(4).join('\n');
    expect(program(stored)).toBe(program(made.text));
  });

  test('names the connections, never a token, and takes hosts from the data centre', () => {
    expect(made.text.match(/connection:"[a-z]+"/g)).toEqual(Array(4).fill('connection:"booksconnection"'));
    expect(made.text).toContain(
      'zoho.bigin.getRecordById("Contacts",recordId.toLong(),Map(),"biginconnection")',
    );
    expect(made.text).not.toMatch(/oauthtoken/i);
  });

  test('logs ids and codes, and nothing that a record holds', () => {
    const logged = [...statementsWithin(functionBody(made.text))].flatMap((statement) =>
      statement.kind === 'info'
        ? [
            print({
              kind: 'program',
              range: statement.range,
              items: [{ ...statement, trivia: { leading: [], trailing: [] } }],
              dangling: [],
            }).text,
          ]
        : [],
    );
    expect(logged.length).toBeGreaterThan(10);
    const allowed =
      /^(recordId|status|code|customerId|ifnull\(saved\.get\("contact_id"\),""\)|error\.lineNo)$/;
    for (const line of logged) {
      const values = line
        .replace(/"(?:[^"\\]|\\.)*"/g, (text) => (/^"(contact_id)?"$/.test(text) ? text : ''))
        .replace(/^info|;$/gm, '')
        .split(' + ')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      for (const value of values) expect(value, line).toMatch(allowed);
    }
  });
});

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
    expect(() => renderTemplate('stop', { logPrefix: 'x ' })).toThrow('joins a value that is missing');
    expect(() => renderTemplate('stop', { reason: 'x' })).toThrow('a literal of a value that is missing');
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
