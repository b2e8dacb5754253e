import { nearestName } from '../deluge/index.ts';

/** What the compiler said of one error, in words about the definition. */
export interface CompilerMessage {
  readonly text: string;
  /** What was probably meant. */
  readonly nearest: string | undefined;
}

/** One kind of text of the compiler that can be said better, and how. */
interface Reading {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string>>) => CompilerMessage;
}

const readings: readonly Reading[] = [
  {
    // The types of definitions carry sentences, which the compiler quotes as the type that nothing fits.
    pattern: /is not assignable to type '"(?<sentence>[^"]* [^"]*)"'\.$/,
    read: ({ sentence = '' }) => ({
      text: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/\.$/, '')}.`,
      nearest: undefined,
    }),
  },
  {
    // Where a field is named, a custom field of the topping can stand too; its type is no name.
    pattern:
      /^(?:Argument of t|T)ype '"(?<name>[^"]*)"' is not assignable to .*type '(?<known>"[^"]*"(?: \| "[^"]*")+)(?: \| CustomField<.*>)?'\.$/,
    read: ({ name = '', known = '' }) => {
      const names = known.split(' | ').map((quoted) => quoted.slice(1, -1));
      return {
        text: `"${name}" is none of the ${names.length} names that can stand here.`,
        nearest: nearestName(name, names),
      };
    },
  },
];

/**
 * Says what an error of the compiler means.
 *
 * @param texts the first is the headline, the last the innermost explanation, which names the field
 *
 * @example
 * readMessage([`Type '"Nme"' is not assignable to type '"Name" | "Email"'.`])
 * // { text: '"Nme" is none of the 2 names that can stand here.', nearest: 'Name' }
 */
export function readMessage(texts: readonly string[]): CompilerMessage {
  const innermost = texts.at(-1) ?? '';
  for (const { pattern, read } of readings) {
    const { groups } = pattern.exec(innermost) ?? {};
    if (groups) return read(groups);
  }
  return { text: [...new Set([texts[0], innermost])].join(' '), nearest: undefined };
}
