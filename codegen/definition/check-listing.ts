import type { Diagnostic, Place } from '../../deluge/index.ts';
import { listingRules } from '../../zoho/index.ts';
import type { PlaceInProject } from './check-context.ts';
import type { Listing } from './listing.ts';
import { type ListingDocument, listingDiagnostics } from './listing-diagnostics.ts';
import { copiedPersonalData } from './personal-data.ts';
import type { Topping } from './topping.ts';

const { report } = listingDiagnostics;

/** Checks the texts of a listing against the marketplace's rules, and what it declares against what the mappings copy. */
export function checkListing(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const { listing, displayName, definedAt } = topping;
  if (listing === undefined) return [];
  const place = placeOf(definedAt);
  return [
    ...checkName(displayName, place),
    ...(/[\r\n]/.test(listing.shortDescription) ? [report('not-one-line', undefined, place)] : []),
    ...checkAddresses(listing, place),
    ...checkPersonalData(topping, listing, placeOf),
  ];
}

function checkName(name: string, place: Place): readonly Diagnostic[] {
  const { least, most } = listingRules.nameLength.value;
  const length = { name, actual: [...name].length, least, most };
  const words = listingRules.wordsNotInName.value.filter((word) =>
    name.toLowerCase().includes(word.toLowerCase()),
  );
  return [
    ...(length.actual > most ? [report('name-too-long', length, place)] : []),
    ...(length.actual < least ? [report('name-too-short', length, place)] : []),
    ...words.map((word) => report('word-in-name', { name, word }, place)),
  ];
}

/** The parts of a listing that are addresses of documents. */
const documents: readonly ListingDocument[] = ['privacyPolicy', 'termsOfService'];

/**
 * The documents that the marketplace asks for and a listing has no address of. Only who packs a topping has to know:
 * until it is sent in, and for one that is installed by its private address, none is needed.
 */
export function checkDocumentsForMarketplace(listing: Listing): readonly Diagnostic[] {
  const missing = documents.filter((document) => listing[document] === undefined);
  return missing.length > 0 ? [report('documents-missing', { documents: missing }, undefined)] : [];
}

function checkAddresses(listing: Listing, place: Place): readonly Diagnostic[] {
  return documents.flatMap((document) => {
    const value = listing[document];
    if (value === undefined || isPublicAddress(value)) return [];
    return [report('not-an-address', { document, value }, place)];
  });
}

/** Names that are kept for examples and for machines of one's own (RFC 2606, RFC 6761). */
const notPublic = /(^|\.)(example|test|invalid|localhost|local)$|(^|\.)example\.(com|net|org)$/;

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && !notPublic.test(hostname);
}

function checkPersonalData(
  topping: Topping,
  listing: Listing,
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  const declared = new Set<string>(listing.personalData);
  const stored = topping.mappings.flatMap((mapping) =>
    [...copiedPersonalData(mapping)].map(([data, field]) => ({ data, field, mapping })),
  );
  return [
    ...stored
      .filter(({ data }, index) => stored.findIndex((other) => other.data === data) === index)
      .filter(({ data }) => !declared.has(data))
      .map(({ data, field, mapping }) =>
        report(
          'personal-data-not-declared',
          { data, field, mapping: mapping.name },
          placeOf(topping.definedAt, mapping.definedAt),
        ),
      ),
    ...listing.personalData
      .filter((data) => !stored.some((one) => one.data === data))
      .map((data) => report('personal-data-not-stored', { data }, placeOf(topping.definedAt))),
  ];
}
