import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { growthFamilies } from './growth.ts';
import { inputOf, longestInput, seedTexts } from './inputs.ts';
import { brokenPromise } from './inspect.ts';
import { shrink } from './shrink.ts';

const folder = new URL('regressions/', import.meta.url);

describe('what the fuzzer found once', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.deluge'));
  test.each(files)('%s', (file) => {
    expect(brokenPromise(readFileSync(new URL(file, folder), 'utf8'))).toBeUndefined();
  });
});

test('a few thousand inputs break no promise', () => {
  const seeds = seedTexts(1);
  const broken = Array.from({ length: 4000 }, (_, number) => inputOf(1, number, seeds)).flatMap((text) => {
    const found = brokenPromise(text);
    return found === undefined ? [] : [{ found, text }];
  });
  expect(broken).toEqual([]);
});

test.each(Object.entries(growthFamilies))('a long text of one kind is read: %s', (_name, family) => {
  expect(brokenPromise(family(1000))).toBeUndefined();
});

describe('the fuzzer itself', () => {
  test('makes the same input from the same seed and number, of a limited length', () => {
    const seeds = seedTexts(7);
    const inputs = Array.from({ length: 300 }, (_, number) => inputOf(7, number, seeds));
    expect(inputs).toEqual(Array.from({ length: 300 }, (_, number) => inputOf(7, number, seedTexts(7))));
    expect(new Set(inputs).size).toBeGreaterThan(280);
    expect(Math.max(...inputs.map((text) => text.length))).toBeLessThanOrEqual(longestInput);
  });

  test('takes a text apart as far as what it shows holds', () => {
    expect(shrink('x = 1;\nx = + + 2;\ny = 3;', (text) => text.includes('+ +'))).toBe('+ +');
  });
});
