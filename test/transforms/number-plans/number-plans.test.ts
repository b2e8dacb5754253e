import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceOfChain } from '../../../codegen/transforms/chain.ts';
import type { PhoneCountry } from '../../../codegen/transforms/number-plans.ts';
import { phoneE164 } from '../../../codegen/transforms/phone.ts';
import { runOver, writtenChain } from '../run-transform.ts';
import { compare, readByLibrary } from './compare-with-library.ts';
import { numbersPerCountry, phoneNumbersPage } from './phone-page.ts';
import { numberPlansFile, writePlansCommand } from './plans-of-library.ts';
import { countries, type WrittenNumber, writtenNumbers } from './written-numbers.ts';

const stored = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('the number plans are those of the library: when they are not, run "npm run number-plans"', () => {
  expect(writePlansCommand).toBe('npm run number-plans');
  expect(stored('codegen/transforms/number-plans.ts')).toBe(numberPlansFile());
  expect(countries.length).toBeGreaterThan(240);
});

test('docs/phone-numbers.md is current: when it is not, run "npm run number-plans"', () => {
  expect(stored('docs/phone-numbers.md')).toBe(phoneNumbersPage());
});

describe('numbers of every country', () => {
  const numbers = Map.groupBy(writtenNumbers(numbersPerCountry), ({ country }) => country);

  test('are made by Deluge as by the reference, and read as the library reads them', () => {
    const counted = new Map<string, number>();
    const unexplained: string[] = [];
    for (const [country, written] of numbers) {
      const chain = { type: 'text', transforms: [phoneE164(country as PhoneCountry)] } as const;
      const inputs = written.map(({ text }) => text);
      const made = runOver(inputs, writtenChain(chain));
      expect(made, country).toEqual(inputs.map((text) => referenceOfChain(text, chain)));
      for (const [index, number] of written.entries()) {
        const kind = compare(number, made[index]);
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
        if (kind === 'different') unexplained.push(`${country} ${number.text}: ${String(made[index])}`);
      }
    }
    expect(unexplained).toEqual([]);
    const total = countries.length * numbersPerCountry * 14;
    expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(total);
    expect((counted.get('same') ?? 0) / total).toBeGreaterThan(0.65);
  });

  test('a plan that is wrong would be found', () => {
    const british = numbers.get('GB') ?? [];
    const kinds = british.map((number) => compare(number, phoneE164('FR').reference(number.text)));
    expect(kinds).toContain('different');
  });
});

describe('a number', () => {
  const cases: readonly (readonly [country: WrittenNumber['country'], text: string, made: string])[] = [
    ['DE', '030 123456', '+4930123456'],
    ['DE', '49 30 123456', '+4930123456'],
    ['DE', '+49 030 123456', '+4930123456'],
    ['GB', '020 7946 0018', '+442079460018'],
    ['IT', '06 6982 1234', '+390669821234'],
    ['IT', '+39 (0)6 6982 1234', '+390669821234'],
    ['IT', '+49 (0)30 123456', '+4930123456'],
    ['IN', '91 98765 43210', '+919876543210'],
    ['HU', '06 1 234 5678', '+3612345678'],
    ['MX', '55 1234 5678', '+525512345678'],
    ['BS', '305 555 0100', '+13055550100'],
    ['RU', '8 (912) 345-67-89', '+79123456789'],
  ];
  test.each(cases)('%s: %s is %s, for the library too', (country, text, made) => {
    expect(phoneE164(country as PhoneCountry).reference(text)).toBe(made);
    expect(readByLibrary({ country, form: '', text })?.number).toBe(made);
  });

  test.each([
    ['AR', '011 15 2345-6789', '+5491123456789'],
    ['BS', '325-1234', '+12423251234'],
    ['BR', '0 15 11 91234-5678', '+5511912345678'],
  ] as const)('%s: %s is rewritten by the library to %s, and left as it is', (country, text, library) => {
    const made = phoneE164(country).reference(text);
    expect(made).toBe(text);
    expect(readByLibrary({ country, form: '', text })?.number).toBe(library);
    expect(compare({ country, form: '', text }, made)).toBe('rewritten');
  });
});
