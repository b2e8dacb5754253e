import { defineDiagnostics } from '../../deluge/index.ts';

/** The parts of a listing that are addresses of documents. */
export type ListingDocument = 'privacyPolicy' | 'termsOfService';

const documents: Readonly<Record<ListingDocument, string>> = {
  privacyPolicy: 'a privacy policy',
  termsOfService: 'terms of service',
};

interface Length {
  readonly name: string;
  readonly actual: number;
  readonly least: number;
  readonly most: number;
}

const characters = (count: number): string => `${count} ${count === 1 ? 'character' : 'characters'}`;

/** What is wrong with the texts and the logo that go to the marketplace. */
export const listingDiagnostics = defineDiagnostics('listing', {
  'name-too-long': {
    severity: 'error',
    message: (d: Length) =>
      `The name "${d.name}" has ${characters(d.actual)}; the marketplace takes ${d.least} to ${d.most}.`,
    hint: (d) => `Shorten displayName by ${characters(d.actual - d.most)}.`,
  },
  'name-too-short': {
    severity: 'warning',
    message: (d: Length) =>
      `The name "${d.name}" has ${characters(d.actual)}; the marketplace asks for ${d.least} to ${d.most}.`,
    hint: () => 'Let displayName say more of what the topping does.',
  },
  'word-in-name': {
    severity: 'error',
    message: (d: { readonly name: string; readonly word: string }) =>
      `The name "${d.name}" holds "${d.word}", which the marketplace does not take in a name.`,
    hint: () => 'Take the word out of displayName.',
  },
  'not-one-line': {
    severity: 'error',
    message: () => 'The short description has several lines; the marketplace shows one.',
    hint: () => 'Say it in one line, and put the rest into description.',
  },
  'documents-missing': {
    severity: 'note',
    message: (d: { readonly documents: readonly ListingDocument[] }) =>
      `The marketplace asks for ${d.documents.map((document) => documents[document]).join(' and ')}, and the listing has no address of ${d.documents.length === 1 ? 'one' : 'them'}.`,
    hint: (d) =>
      `Publish ${d.documents.length === 1 ? 'it' : 'them'}, then add ${d.documents.map((document) => `${document}: 'https://…'`).join(' and ')} to the listing. A topping that is installed by its private address does without.`,
  },
  'not-an-address': {
    severity: 'error',
    message: (d: { readonly document: ListingDocument; readonly value: string }) =>
      `${d.document} is "${d.value}", which is not the address of a published page.`,
    hint: (d) =>
      `Give an https address that everybody can open, or leave ${d.document} out until there is one.`,
  },
  'personal-data-not-declared': {
    severity: 'error',
    message: (d: { readonly data: string; readonly field: string; readonly mapping: string }) =>
      `The mapping "${d.mapping}" copies ${d.field}, and the listing does not declare that the topping stores a person's ${d.data}.`,
    hint: (d) => `Add '${d.data}' to personalData.`,
  },
  'personal-data-not-stored': {
    severity: 'warning',
    message: (d: { readonly data: string }) =>
      `The listing declares that the topping stores a person's ${d.data}, and no mapping copies one.`,
    hint: (d) => `Take '${d.data}' out of personalData, unless another part of the topping stores it.`,
  },
  'logo-missing': {
    severity: 'error',
    message: () => 'There is no such file, and the listing names it as the logo.',
    hint: () =>
      'Put the image there, or give the path of the one that there is, from the folder of the project.',
  },
  'logo-unreadable': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The logo cannot be read: ${d.reason}.`,
    hint: () => 'Check that it is a file and that your account may read it.',
  },
  'logo-format': {
    severity: 'error',
    message: () => 'The logo is no PNG, JPEG or GIF image, whatever its name says.',
    hint: () => 'Save it as PNG: the marketplace shows logos on white, and PNG can be transparent.',
  },
  'logo-not-square': {
    severity: 'error',
    message: (d: { readonly width: number; readonly height: number }) =>
      `The logo has ${d.width} × ${d.height} pixels; the marketplace takes square ones.`,
    hint: () => 'Cut it or pad it to a square.',
  },
  'logo-too-large': {
    severity: 'error',
    message: (d: { readonly actual: string; readonly limit: string }) =>
      `The logo has ${d.actual}; ${d.limit} are allowed.`,
    hint: () => 'Make the image smaller.',
  },
  'no-release-notes': {
    severity: 'warning',
    message: (d: { readonly version: string }) =>
      `The changelog has no notes for version ${d.version}, and the console asks for some when it is published.`,
    hint: (d) => `Add a section "## ${d.version}" that says what has changed for the people who use it.`,
  },
});
