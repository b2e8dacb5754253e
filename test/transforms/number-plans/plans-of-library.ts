import { createRequire } from 'node:module';
import fc from 'fast-check';
import metadata from 'libphonenumber-js/max/metadata';
import type { NumberPlan } from '../../../codegen/transforms/number-plan.ts';

/** The command that derives the plans again, after an update of the library. */
export const writePlansCommand = 'npm run number-plans';

/** The parts of a country's metadata that a plan is made of, by their position. */
type CountryMetadata = readonly [
  callingCode: string,
  abroad: string,
  digits: string,
  lengths: readonly number[],
  formats: unknown,
  trunk: string | 0 | undefined,
  trunkInFormats: unknown,
  trunkForParsing: string | 0 | undefined,
  rewritten: string | 0 | undefined,
];

/** The plan of every country that the library knows, by its code. */
export function plansOfLibrary(): Readonly<Record<string, NumberPlan>> {
  const countries = Object.entries(metadata.countries) as unknown as readonly [string, CountryMetadata][];
  return Object.fromEntries(
    countries
      .map(([country, plan]) => [country, planOf(plan)] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function planOf(country: CountryMetadata): NumberPlan {
  const [callingCode, abroad, , , , ordinaryTrunk, , trunkForParsing, rewritten] = country;
  const digits = possibleDigits(firstWith(callingCode) ?? country);
  // What rewrites a number (an area code that is left out, a carrier in front) is not taken over: such a number stays as it is.
  const trunk = (rewritten ? undefined : trunkForParsing) || ordinaryTrunk || undefined;
  return {
    callingCode,
    ...(trunk === undefined ? {} : { trunk: plain(trunk) }),
    ...(abroad === '00' ? {} : { abroad: plain(abroad) }),
    digits: plain(digits),
    ...(trunk === undefined && mayBeginWithZero(digits) ? { leadingZero: true } : {}),
  };
}

/** Countries with one calling code dial each other's numbers as their own: the plan of each is that of the first of them. */
function firstWith(callingCode: string): CountryMetadata | undefined {
  const [first] = metadata.country_calling_codes[callingCode] ?? [];
  return first && (metadata.countries[first] as CountryMetadata | undefined);
}

/** The pattern of a country's numbers, without what only its neighbours have: their lengths are not possible there. */
function possibleDigits([, , digits, lengths]: CountryMetadata): string {
  return alternatives(digits)
    .filter((alternative) => {
      const samples = fc.sample(fc.stringMatching(new RegExp(`^(?:${alternative})$`)), {
        seed: 1,
        numRuns: 50,
      });
      return samples.some((sample) => lengths.includes(sample.length));
    })
    .join('|');
}

/** A pattern without captures and without backslashes, which a literal of Deluge would have to escape. */
function plain(pattern: string): string {
  return pattern.replaceAll(/\((?!\?)/g, '(?:').replaceAll('\\d', '[0-9]');
}

function mayBeginWithZero(pattern: string): boolean {
  return alternatives(pattern).some((alternative) => {
    if (alternative.startsWith('(?:')) return mayBeginWithZero(groupAtStart(alternative));
    const first = /^(?:\[[^\]]*\]|\\d|[0-9])/.exec(alternative)?.[0];
    if (first === undefined) throw new Error(`The beginning of ${alternative} cannot be read.`);
    return new RegExp(`^${first}$`).test('0');
  });
}

/** What stands between the bars that are in no group. */
function alternatives(pattern: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === '|' && depth === 0) found.push('');
    else found.push(`${found.pop()}${character}`);
  }
  return found;
}

function groupAtStart(pattern: string): string {
  let depth = 0;
  for (const [index, character] of [...pattern].entries()) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth === 0) return pattern.slice('(?:'.length, index);
  }
  throw new Error(`${pattern} has a group that does not end.`);
}

/** The installed version of the library. */
export function versionOfLibrary(): string {
  const { version } = createRequire(import.meta.url)('libphonenumber-js/package.json') as { version: string };
  return version;
}

/** The text of `codegen/transforms/number-plans.ts`. */
export function numberPlansFile(): string {
  return [
    "import type { NumberPlan } from './number-plan.ts';",
    '',
    '/**',
    ` * The number plan of every country. Derived by \`${writePlansCommand}\`; do not edit.`,
    ' *',
    ` * Data: metadata of libphonenumber-js ${versionOfLibrary()} (MIT, Copyright (c) 2016 @catamphetamine), which is that of Google's`,
    ' * libphonenumber (Copyright (C) The Libphonenumber Authors, Apache License 2.0,',
    ' * https://github.com/google/libphonenumber). Both permit data that is derived from them.',
    ' */',
    '// biome-ignore format: one line for each country',
    'export const numberPlans = {',
    ...Object.entries(plansOfLibrary()).map(([country, plan]) => `  ${country}: ${written(plan)},`),
    '} as const satisfies Readonly<Record<string, NumberPlan>>;',
    '',
    '/** A country whose number plan is known. */',
    'export type PhoneCountry = keyof typeof numberPlans;',
    '',
  ].join('\n');
}

function written(plan: NumberPlan): string {
  const parts = Object.entries(plan).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : String(value)}`,
  );
  return `{ ${parts.join(', ')} }`;
}
