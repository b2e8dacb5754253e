import { nearestName } from '../deluge/index.ts';

/** What the compiler said of one error, in words about the definition. */
export interface CompilerMessage {
  readonly text: string;
  /** What was probably meant. */
  readonly nearest: string | undefined;
}

/** One kind of text of the compiler that can be said better, and how. */
interface Reading {
  /** Which of the texts is read. Default: the innermost. */
  readonly of?: 'headline';
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string>>, texts: readonly string[]) => CompilerMessage;
}

/** So many names are read at a glance. */
const mostListed = 8;

const readings: readonly Reading[] = [
  {
    // The types of definitions carry sentences, which the compiler quotes as the type that nothing fits.
    pattern: /is not assignable to type '(?:\{ readonly error: )?"(?<sentence>[^"]* [^"]*)"(?:; \})?'\.$/,
    read: ({ sentence = '' }, texts) => ({
      text: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/\.$/, '')}.`,
      nearest: nearestOfNames(sentence, texts),
    }),
  },
  {
    // Where a field is named, a custom field of the topping can stand too; its type is no name.
    pattern:
      /^(?:Argument of t|T)ype '"(?<name>[^"]*)"' is not assignable to .*type '(?<known>"[^"]*"(?: \| "[^"]*")+)(?: \| \{.*| \| undefined| \| CustomField<.*>)?'\.(?: Did you mean '"[^"]*"'\?)?$/,
    read: ({ name = '', known = '' }) => {
      const names = namesOfUnion(known);
      const listed = names.length > mostListed ? '' : `: ${names.map((one) => `"${one}"`).join(', ')}`;
      return {
        text: `"${name}" is none of the ${names.length} names that can stand here${listed}.`,
        nearest: nearestName(name, names),
      };
    },
  },
  {
    pattern: /^Type '"(?<name>[^"]*)"' is not assignable to .* Did you mean '"(?<nearest>[^"]*)"'\?$/,
    read: ({ name = '', nearest }) => ({ text: `"${name}" is not known here.`, nearest }),
  },
  {
    of: 'headline',
    pattern: /^Type 'Connection<.*>' is not assignable to type 'Connection<"(?<service>[^"]*)">'/,
    read: ({ service = '' }) => ({
      text: `A connection of the service ${service} has to stand here.`,
      nearest: undefined,
    }),
  },
  {
    pattern:
      /^Property '(?<name>[^']+)' is missing in type .* but required in type 'MandatoryTargets<[^>]*>'\.$/,
    read: ({ name = '' }) => ({
      text: `'${name}' has to be filled: no record is taken without it.`,
      nearest: undefined,
    }),
  },
  {
    pattern: /is missing the following properties from type 'MandatoryTargets<[^>]*>': (?<names>.+)$/,
    read: ({ names = '' }) => ({
      text: `${new Intl.ListFormat('en').format(names.split(', ').map((name) => `'${name}'`))} have to be filled: no record is taken without them.`,
      nearest: undefined,
    }),
  },
  {
    of: 'headline',
    pattern:
      /^Argument of type 'Transform<"(?<takes>[a-z-]+)",.*' is not assignable to parameter of type 'Transform<"(?<given>[a-z-]+)",/,
    read: ({ takes = '', given = '' }) => ({
      text: `This transform takes ${noun(takes)}, and what stands in front of it gives ${noun(given)}.`,
      nearest: undefined,
    }),
  },
];

const noun = (type: string): string => (type === 'text' ? 'text' : `a ${type}`);

const namesOfUnion = (union: string): readonly string[] =>
  union.split(' | ').map((quoted) => quoted.slice(1, -1));

/** A sentence about an unknown name stands beside the names that are known. */
function nearestOfNames(sentence: string, texts: readonly string[]): string | undefined {
  const [, name] = /'([^']*)'/.exec(sentence) ?? [];
  const [, known] = /\bOneOf<("[^>]*")>/.exec(texts.join('\n')) ?? [];
  return name === undefined || known === undefined ? undefined : nearestName(name, namesOfUnion(known));
}

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
  for (const { of, pattern, read } of readings) {
    const { groups } = pattern.exec(of === 'headline' ? (texts[0] ?? '') : innermost) ?? {};
    if (groups) return read(groups, texts);
  }
  return { text: [...new Set([texts[0], innermost])].join(' '), nearest: undefined };
}
