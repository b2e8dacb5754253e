import { collapseSpaces, trim } from './text.ts';
import { defineTransform, type PrintLiteral } from './transform.ts';

/**
 * Small words that belong to the family name behind them. In small letters only: a first name such as `Van` has a
 * capital one.
 */
export const nameParticles = [
  'af',
  'al',
  'av',
  'bin',
  'da',
  'das',
  'de',
  'degli',
  'dei',
  'del',
  'della',
  'den',
  'der',
  'di',
  'do',
  'dos',
  'du',
  'ibn',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
  'zum',
  'zur',
] as const;

const particles: ReadonlySet<string> = new Set(nameParticles);

const familyName = `(?:(?:${nameParticles.join('|')}) )*[^ ]+$`;

/**
 * What stands in front of the last word and its particles, if anything. Nothing is tried first, so that a name that
 * begins with a particle is all family name.
 */
const front = `(?s)^(?:.*? )??(?=${familyName})`;

/** The family name with the blank in front of it. It is looked for from the left, so it takes all of its particles. */
const family = `(?:^| )${familyName}`;

/** The words of a name, and where the family name begins among them. */
function wordsOf(name: string): { readonly words: readonly string[]; readonly start: number } {
  const words = (trim.reference(name) ?? '').split(' ').filter((word) => word !== '');
  let start = Math.max(words.length - 1, 0);
  while (start > 0 && particles.has(words[start - 1] ?? '')) start--;
  return { words, start };
}

/** All words of a name but the family name. A name of one word has none. */
export const firstName = defineTransform({
  name: 'firstName',
  from: 'text',
  to: 'text',
  documentation: 'The words of a name in front of the family name; empty for a name of one word.',
  deluge: (input, write) => {
    const whole = collapseSpaces.deluge(trim.deluge(input, write), write);
    return `${whole}.replaceFirst(${write.literal(family)}, ${write.literal('')})`;
  },
  reference: (value) => {
    const { words, start } = wordsOf(value);
    return words.slice(0, start).join(' ');
  },
});

/** The last word of a name, with the particles in front of it, such as `van der`. A name of one word is all that. */
export const lastName = defineTransform({
  name: 'lastName',
  from: 'text',
  to: 'text',
  documentation:
    'The last word of a name, with small particles such as "van der" in front of it; a name of one word as it is.',
  deluge: (input, write) => lastOf(collapseSpaces.deluge(trim.deluge(input, write), write), write.literal),
  reference: (value) => {
    const { words, start } = wordsOf(value);
    return words.slice(start).join(' ');
  },
});

function lastOf(name: string, literal: PrintLiteral): string {
  return `${name}.replaceFirst(${literal(front)}, ${literal('')})`;
}
