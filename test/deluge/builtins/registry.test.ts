import { describe, expect, test } from 'vitest';
import type { BuiltIn } from '../../../deluge/builtins/built-in.ts';
import { builtIns } from '../../../deluge/builtins/built-ins.ts';
import {
  accepts,
  BuiltInRegistry,
  checkArguments,
  leastArguments,
} from '../../../deluge/builtins/registry.ts';
import { nearestName } from '../../../deluge/diagnostics/nearest-name.ts';
import { delugeValue } from '../values/plain-values.ts';
import { testContext } from '../values/runtime-context.ts';
import { registry } from './built-in-fact.ts';

const sample: BuiltIn = {
  name: 'sample',
  aliases: ['example'],
  receiver: ['text'],
  parameters: [
    { name: 'first', types: ['number', 'decimal'] },
    { name: 'second', types: 'any', optional: true },
  ],
  result: 'text',
  page: 'https://example.com/sample',
  confidence: 'inferred',
  run: () => null,
};

describe('finding', () => {
  test('names and aliases are compared without case', () => {
    expect(registry.method('TOUPPERCASE', 'text')?.name).toBe('toUpperCase');
    expect(registry.method('containskey', 'map')?.name).toBe('containKey');
    expect(registry.zohoFunction('ZOHO.encryption.SHA1')?.name).toBe('zoho.encryption.sha1');
    expect(registry.isMethodName('getjson')).toBe(true);
    expect(registry.isMethodName('join')).toBe(false);
  });

  test('one name can be a function of several types', () => {
    const table = registry.methodsNamed('contains');
    expect(table?.text).toBeDefined();
    expect(table?.list).toBeDefined();
    expect(table?.text).not.toBe(table?.list);
    expect(table?.number).toBeUndefined();
    expect(registry.methodsNamed('nosuchname')).toBeUndefined();
  });

  test('a free form is found by the type of the first argument', () => {
    expect(registry.freeFunction('size', 'list')).toBe(registry.method('size', 'list'));
    expect(registry.freeFunction('size', 'map')).toBe(registry.method('size', 'map'));
    expect(registry.freeFunction('randomNumber')?.receiver).toBe('none');
    expect(registry.freeFunction('add')).toBeUndefined();
    expect(registry.method('randomNumber', 'number')).toBeUndefined();
  });

  test('a function of any value is found for null as well', () => {
    expect(registry.method('isNull', 'null')?.name).toBe('isNull');
    expect(registry.method('get', 'null')).toBeUndefined();
  });

  test('two functions cannot claim one name for one type', () => {
    const rival = { ...sample, name: 'EXAMPLE', page: 'https://example.com/rival' };
    expect(() => new BuiltInRegistry([sample, rival])).toThrow(
      'Two built-ins claim text.example: https://example.com/sample and https://example.com/rival',
    );
  });
});

describe('checking arguments', () => {
  test.each([
    [[], 'No. of arguments mismatches for the function sample'],
    [[1n, 2n, 3n], 'No. of arguments mismatches for the function sample'],
    [['a'], "The function 'sample' does not take a TEXT value for 'first'"],
    [[null], "The function 'sample' does not take a NULL value for 'first'"],
  ])('%o is refused', (args, message) => {
    expect(() => checkArguments(sample, args.map(delugeValue), testContext())).toThrow(message);
  });

  test.each([[[1n]], [[1.5]], [[1n, null]], [[1n, ['a']]]])('%o is taken', (args) => {
    expect(() => checkArguments(sample, args.map(delugeValue), testContext())).not.toThrow();
  });

  test('the least number of arguments ends at the first optional one', () => {
    expect(leastArguments(sample.parameters)).toBe(1);
    expect(leastArguments([])).toBe(0);
  });

  test('receivers are accepted by type', () => {
    expect(accepts(['text'], 'text')).toBe(true);
    expect(accepts(['text'], 'null')).toBe(false);
    expect(accepts('any', 'null')).toBe(true);
    expect(accepts('none', 'text')).toBe(false);
  });
});

describe('mistyped names', () => {
  test.each([
    ['sbuString', 'subString'],
    ['toUppercas', 'toUpperCase'],
    ['contianKey', 'containKey'],
    ['siez', 'size'],
    ['zoho.encryption.sha265', 'zoho.encryption.sha256'],
  ])('%s is nearest to %s', (typed, meant) => {
    expect(registry.nearest(typed)).toBe(meant);
  });

  test('a name that is far from all has none', () => {
    expect(registry.nearest('frobnicateEverything')).toBeUndefined();
    expect(nearestName('ab', ['xy'])).toBeUndefined();
    expect(nearestName('', ['abc'])).toBeUndefined();
  });
});

describe('the table', () => {
  test.each(builtIns.map((builtIn) => [`${builtIn.name} of ${builtIn.receiver}`, builtIn] as const))(
    '%s names its page, and puts optional parameters last',
    (_, { page, parameters }) => {
      expect(page).toMatch(/^https:\/\/www\.zoho\.com\/[a-z0-9/-]+\.html$/i);
      const optional = parameters.map((parameter) => parameter.optional === true);
      expect(optional).toEqual([...optional].sort());
    },
  );
});
