import { describe, expect, it, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import { checkDocumentsForMarketplace } from '../../codegen/definition/check-listing.ts';
import { isFilled, template, when } from '../../codegen/definition/combined-value.ts';
import type { Listing } from '../../codegen/definition/listing.ts';
import { copiedPersonalData } from '../../codegen/definition/personal-data.ts';
import { constant } from '../../codegen/definition/value.ts';
import { topping as shipped } from '../../topping/index.ts';
import { looseMapping, mappingOf, toppingOf } from './loose-definitions.ts';

const root = new URL('../../', import.meta.url).href;
const sample = toppingOf([mappingOf((field) => ({ notes: field('Description') }))]);
const name = 'Contact sync for Zoho Books';

const listing: Listing = {
  shortDescription: 'Contacts become customers.',
  description: 'Contacts become customers.\n\nAnd stay in step.',
  logo: 'topping/listing/logo.png',
  privacyPolicy: 'https://sync.shop/privacy',
  termsOfService: 'https://sync.shop/terms',
  personalData: ['name', 'e-mail address', 'notes about the person'],
};

/** What is said of a listing. */
function told(changes: object, displayName = name): readonly string[] {
  return checkTopping({ ...sample, displayName, listing: { ...listing, ...changes } }, { root }).map(
    ({ severity, code, message, hint }) => `${severity} ${code}: ${message} ${hint}`,
  );
}

test('a topping without a listing is not held to the rules of the marketplace', () => {
  expect(checkTopping({ ...sample, displayName: 'Free topping for Bigin' }, { root })).toEqual([]);
});

describe('the name in the marketplace', () => {
  it.each([25, 30])('may have %i characters', (length) => {
    expect(told({}, 'n'.repeat(length))).toEqual([]);
  });

  it('has at most 30, counted as people count', () => {
    expect(told({}, '😀'.repeat(30))).toEqual([]);
    const long = 'n'.repeat(31);
    expect(told({}, long)).toEqual([
      `error listing/name-too-long: The name "${long}" has 31 characters; the marketplace takes 25 to 30. Shorten displayName by 1 character.`,
    ]);
  });

  it('should have 25', () => {
    expect(told({}, 'Contact sync')).toEqual([
      'warning listing/name-too-short: The name "Contact sync" has 12 characters; the marketplace asks for 25 to 30. Let displayName say more of what the topping does.',
    ]);
  });

  it.each(['Bigin', 'free', 'paid', 'topping'])('does not hold "%s", however it is written', (word) => {
    for (const written of [word, word.toUpperCase()]) {
      const wrong = `Contact sync, ${written} of cares`.slice(0, 30).padEnd(25, '.');
      expect(told({}, wrong)).toEqual([
        `error listing/word-in-name: The name "${wrong}" holds "${word}", which the marketplace does not take in a name. Take the word out of displayName.`,
      ]);
    }
  });
});

describe('the texts of a listing', () => {
  it('begin with one line', () => {
    expect(told({ shortDescription: 'Contacts\nbecome customers.' })).toEqual([
      'error listing/not-one-line: The short description has several lines; the marketplace shows one. Say it in one line, and put the rest into description.',
    ]);
  });

  it.each(['shortDescription', 'description', 'logo'])('are not empty: %s', (part) => {
    expect(told({ [part]: ' ' })).toEqual([
      `error definition/malformed: listing.${part} is not as it has to be: it is empty. Build the definition with the define… functions and without casts.`,
    ]);
  });
});

describe('the documents of a listing', () => {
  it('may be missing before they are published, which only who packs the topping is told', () => {
    const { privacyPolicy: _, termsOfService: __, ...without } = listing;
    expect(checkTopping({ ...sample, displayName: name, listing: without }, { root })).toEqual([]);
    const findings = checkDocumentsForMarketplace(without);
    expect(checkDocumentsForMarketplace(listing)).toEqual([]);
    expect(findings.map(({ severity, message, hint }) => `${severity} ${message} ${hint}`)).toEqual([
      "note The marketplace asks for a privacy policy and terms of service, and the listing has no address of them. Publish them, then add privacyPolicy: 'https://…' and termsOfService: 'https://…' to the listing. A topping that is installed by its private address does without.",
    ]);
  });

  it.each([
    '',
    'sync.shop/privacy',
    'http://sync.shop/privacy',
    'https://localhost/privacy',
    'https://example.com/privacy',
    'https://docs.example.org/privacy',
    'https://sync.test/privacy',
    'file:///privacy.html',
  ])('are addresses that everybody can open, unlike "%s"', (address) => {
    expect(told({ privacyPolicy: address })).toEqual([
      `error listing/not-an-address: privacyPolicy is "${address}", which is not the address of a published page. Give an https address that everybody can open, or leave privacyPolicy out until there is one.`,
    ]);
  });
});

describe('the personal data that a listing declares', () => {
  it('has everything that a mapping copies', () => {
    expect(told({ personalData: ['name', 'notes about the person'] })).toEqual([
      `error listing/personal-data-not-declared: The mapping "contact_to_books" copies Email, and the listing does not declare that the topping stores a person's e-mail address. Add 'e-mail address' to personalData.`,
    ]);
  });

  it('has nothing that no mapping copies', () => {
    expect(told({ personalData: [...listing.personalData, 'phone number'] })).toEqual([
      `warning listing/personal-data-not-stored: The listing declares that the topping stores a person's phone number, and no mapping copies one. Take 'phone number' out of personalData, unless another part of the topping stores it.`,
    ]);
  });

  it('is found in values of several fields, in both ways of a condition, and not in what it only looks at', () => {
    const mapping = mappingOf((field) => ({
      notes: template`${field('Mobile') as never}, ${field('Mailing_City') as never}`,
      company_name: when(isFilled(field('Account_Name') as never), constant('a'), field('Title') as never),
    }));
    expect([...copiedPersonalData(mapping)]).toEqual([
      ['name', 'Full_Name'],
      ['e-mail address', 'Email'],
      ['phone number', 'Mobile'],
      ['postal address', 'Mailing_City'],
      ['job title', 'Title'],
    ]);
    expect([...copiedPersonalData(looseMapping())]).toEqual([
      ['name', 'Full_Name'],
      ['e-mail address', 'Email'],
    ]);
  });
});

test('the listing of this topping keeps every rule', () => {
  expect(shipped.listing).toBeDefined();
  expect(checkTopping(shipped, { root })).toEqual([]);
});
