import { countryAliases, countryNames } from './countries.ts';
import { trim } from './text.ts';
import { type DelugeWriter, defineTransform } from './transform.ts';

const codes: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(countryNames).map(([code, name]) => [name.toLowerCase(), code] as const),
  ...Object.entries(countryAliases),
]);
const names: ReadonlyMap<string, string> = new Map(Object.entries(countryNames));
const longestName = Math.max(...[...names.values()].map((name) => name.length));

/** One map in braces, as the editor of Zoho writes it; hundreds of statements would hide the function. */
function tableOf(entries: ReadonlyMap<string, string>, { literal }: DelugeWriter): string {
  return `{${[...entries].map(([key, value]) => `${literal(key)}:${literal(value)}`).join(',')}}`;
}

/**
 * The code of a country (ISO 3166-1 alpha-2) for its English name or a usual other one. A code stays a code, in capital
 * letters; what is not known stays as it is.
 */
export const countryCode = defineTransform({
  name: 'countryCode',
  from: 'text',
  to: 'text',
  documentation:
    'The two letters of a country for its English name or a usual other one, whatever its case. A text that is not known stays as it is.',
  longest: (input) => (input === undefined ? undefined : Math.max(input, 2)),
  deluge: (input, write) => {
    const { literal } = write;
    const text = write.hold('text', input);
    const key = write.hold('key', `${text}.trim().toLowerCase()`);
    const table = write.hold('codes', tableOf(codes, write));
    const code = write.hold('code', `${table}.get(${key})`);
    write.add(`if(${code} == null)`, '{', `${code} = ${text};`);
    write.add(`if(${key}.matches(${literal('[a-z]{2}')}))`, '{', `${code} = ${key}.toUpperCase();`, '}', '}');
    return code;
  },
  reference: (value) => {
    const key = (trim.reference(value) ?? '').toLowerCase();
    return codes.get(key) ?? (/^[a-z]{2}$/.test(key) ? key.toUpperCase() : value);
  },
});

/** The English name of a country for its code (ISO 3166-1 alpha-2). What is not known stays as it is. */
export const countryName = defineTransform({
  name: 'countryName',
  from: 'text',
  to: 'text',
  documentation:
    'The English name of a country for its two letters, whatever their case. A text that is not known stays as it is.',
  longest: (input) => (input === undefined ? undefined : Math.max(input, longestName)),
  deluge: (input, write) => {
    const text = write.hold('text', input);
    const table = write.hold('names', tableOf(names, write));
    return `ifnull(${table}.get(${text}.trim().toUpperCase()), ${text})`;
  },
  reference: (value) => names.get((trim.reference(value) ?? '').toUpperCase()) ?? value,
});
