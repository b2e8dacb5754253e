/**
 * Writes `contacts.json`, the contacts on which the sync is tried: `node test/data/make-contacts.ts`. The same file comes
 * out on every machine, byte for byte; a test compares it with the committed one.
 *
 * - `companies`: names of Bigin companies. `contacts` refer to them by name.
 * - `contacts`: what people enter in Bigin, in Bigin's field names. Everyday contacts in more than twenty scripts, drawn from
 *   `locales.ts` with a seed, mixed with those of `special-contacts.ts`, which are each there for a reason: both Unicode
 *   forms of a name, emoji, text that looks like code, missing parts, values at the limits, shared names, e-mails that
 *   contain others.
 * - `refused`: contacts that Bigin does not accept, since their e-mail is taken but for case.
 * - `edits`: one later change for each other contact that has an e-mail. None gives it another address.
 * - `books`: customers and vendors that Books has beforehand, each with the reason why it is there.
 *
 * Nobody in it is real, and all addresses end in domains that are reserved for examples (RFC 2606).
 */
import { writeFileSync } from 'node:fs';
import { booksCustomFields, makeBooksEntries } from './books-entries.ts';
import type { ContactData, ContactEntry, RefusedContact } from './contact-data.ts';
import { makeEdits, withDigits } from './contact-edits.ts';
import { type Locale, locales } from './locales.ts';
import { createRandom, type Random } from './random.ts';
import { emailTwins, specialCompanies, specialContacts } from './special-contacts.ts';

const seed = 20_261_121;
const perLocale = 10;
const domains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example',
  'firm.test',
  'post.example.com',
];

/** Makes all of it, in memory. */
export function makeContacts(): ContactData {
  const random = createRandom(seed);
  const everyday = makeEverydayContacts(random);
  const contacts = mix(everyday, [...specialContacts, ...emailTwins.map(([accepted]) => accepted)]);
  // A refused contact has to come after the one that it repeats.
  const refused: RefusedContact[] = emailTwins.map(([accepted, twin]) => {
    const because = contacts.indexOf(accepted);
    contacts.push(twin);
    return { contact: contacts.length - 1, because };
  });
  const companies = [...new Set([...locales.flatMap((locale) => locale.companies), ...specialCompanies])];
  const refusedPlaces = new Set(refused.map((entry) => entry.contact));
  return {
    companies,
    contacts,
    refused,
    edits: makeEdits(contacts, refusedPlaces, companies, random),
    booksCustomFields,
    books: makeBooksEntries(contacts),
  };
}

/** The text of the file: one line for each entry, so that a difference can be read. */
export function renderContacts(data: ContactData): string {
  const sections = Object.entries(data).map(([name, entries]) => {
    const lines = (entries as readonly unknown[]).map((entry) => `    ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

function makeEverydayContacts(random: Random): readonly ContactEntry[] {
  const takenNames = new Set<string>();
  const takenEmails = new Set<string>();
  return locales.flatMap((locale) =>
    Array.from({ length: perLocale }, () => makeEverydayContact(locale, takenNames, takenEmails, random)),
  );
}

function makeEverydayContact(
  locale: Locale,
  takenNames: Set<string>,
  takenEmails: Set<string>,
  random: Random,
): ContactEntry {
  let given = random.pick(locale.given);
  let family = random.pick(locale.family);
  while (takenNames.has(`${given} ${family}`)) {
    given = random.pick(locale.given);
    family = random.pick(locale.family);
  }
  takenNames.add(`${given} ${family}`);
  const [First_Name = '', givenLatin = ''] = given.split('|');
  const [Last_Name = '', familyLatin = ''] = family.split('|');
  const email = makeEmail(givenLatin, familyLatin, takenEmails, random);
  const [city, state, zip] = random.pick(locale.places);
  const digits = (pattern: string) => withDigits(pattern, random);
  const sometimes = <Part extends object>(probability: number, part: () => Part) =>
    random.chance(probability) ? part() : {};
  return {
    First_Name,
    Last_Name,
    Email: email,
    ...sometimes(0.75, () => ({ Phone: digits(random.pick(locale.phones)) })),
    ...sometimes(0.5, () => ({ Mobile: digits(random.pick(locale.phones)) })),
    ...sometimes(0.15, () => ({ Home_Phone: digits(random.pick(locale.phones)) })),
    ...sometimes(0.6, () => ({ Title: random.pick(locale.titles) })),
    ...sometimes(0.65, () => ({ Account_Name: random.pick(locale.companies) })),
    ...sometimes(0.65, () => ({
      Mailing_Street: digits(random.pick(locale.streets)),
      Mailing_City: city,
      ...sometimes(0.8, () => ({ Mailing_State: state })),
      ...sometimes(0.9, () => ({ Mailing_Zip: digits(zip) })),
      Mailing_Country: locale.country,
    })),
    ...sometimes(0.4, () => ({ Description: random.pick(locale.remarks) })),
    ...sometimes(0.1, () => ({ Email_Opt_Out: random.chance(0.5) })),
  };
}

function makeEmail(given: string, family: string, taken: Set<string>, random: Random): string {
  const local = random.pick([
    `${given}.${family}`,
    `${given[0]}.${family}`,
    `${family}_${given}`,
    `${given}${random.below(100)}`,
  ]);
  const spelled = random.chance(0.1) ? capitalized(local) : local;
  const domain = random.pick(domains);
  let email = `${spelled}@${domain}`;
  for (let number = 2; taken.has(email.toLowerCase()); number += 1) email = `${spelled}${number}@${domain}`;
  taken.add(email.toLowerCase());
  return email;
}

function capitalized(text: string): string {
  return text.replace(
    /(^|[._])([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** Spreads the second list evenly over the first; both keep their order. */
function mix(many: readonly ContactEntry[], few: readonly ContactEntry[]): ContactEntry[] {
  let taken = 0;
  return many.flatMap((entry, index) => {
    const due = Math.round(((index + 1) * few.length) / many.length);
    const next = few.slice(taken, due);
    taken = due;
    return [entry, ...next];
  });
}

if (import.meta.main) {
  writeFileSync(new URL('contacts.json', import.meta.url), renderContacts(makeContacts()));
}
