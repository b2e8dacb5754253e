import { defineTransform, lengthOf, type PrintLiteral, type Transform } from './transform.ts';

/** Takes blanks, tabs and line breaks away at both ends. Other kinds of blank, such as the no-break space, stay. */
export const trim = defineTransform({
  name: 'trim',
  from: 'text',
  to: 'text',
  documentation: 'Takes blanks, tabs and line breaks away at both ends.',
  // https://www.zoho.com/deluge/help/functions/string/trim.html shows blanks only (documented); that the rest is what
  // Java's trim takes, every character up to the blank, is inferred from Deluge's texts being Java's.
  deluge: (input) => `${input}.trim()`,
  reference: (value) => {
    let start = 0;
    let end = value.length;
    while (start < end && value.charCodeAt(start) <= 0x20) start++;
    while (end > start && value.charCodeAt(end - 1) <= 0x20) end--;
    return value.slice(start, end);
  },
});

/** Makes one blank of every run of blanks. Tabs and line breaks stay. */
export const collapseSpaces = defineTransform({
  name: 'collapseSpaces',
  from: 'text',
  to: 'text',
  documentation: 'Makes one blank of every run of blanks. Tabs and line breaks stay.',
  // No class such as \s: how a backslash in a text literal reads is documented nowhere.
  deluge: (input, { literal }) => `${input}.replaceAll(${literal(' +')}, ${literal(' ')})`,
  reference: (value) => value.replace(/ +/g, ' '),
});

/** Small letters throughout. */
export const lowerCase = defineTransform({
  name: 'lowerCase',
  from: 'text',
  to: 'text',
  documentation: 'Small letters throughout, whatever the language of the account.',
  deluge: (input) => `${input}.toLowerCase()`,
  reference: (value) => value.toLowerCase(),
});

/** Capital letters throughout. `ß` becomes `SS`, so the text can grow. */
export const upperCase = defineTransform({
  name: 'upperCase',
  from: 'text',
  to: 'text',
  documentation: 'Capital letters throughout, whatever the language of the account.',
  deluge: (input) => `${input}.toUpperCase()`,
  reference: (value) => value.toUpperCase(),
});

/**
 * Capital letters at the beginning of each word, small ones behind. A word begins at the start, and behind a blank or a
 * hyphen; names such as `McDonald` lose their inner capital.
 */
export const capitaliseWords = defineTransform({
  name: 'capitaliseWords',
  from: 'text',
  to: 'text',
  documentation:
    'A capital letter at the beginning of each word, small ones behind. Words are parted by blanks and hyphens, so McDonald becomes Mcdonald.',
  // Not proper(): which characters begin a word for it is documented nowhere.
  deluge: (input, write) => {
    const { literal } = write;
    // The head of a loop takes a variable, not a chain of calls.
    const words = write.hold('words', `${input}.toLowerCase().toList(${literal(' ')})`);
    const capitalised = write.variable('capitalised');
    const [gap, word, hyphen, part] = ['gap', 'word', 'hyphen', 'part'].map((role) => write.variable(role));
    write.add(
      `${capitalised} = ${literal('')};`,
      `${gap} = ${literal('')};`,
      `for each ${word} in ${words}`,
      '{',
      `${capitalised} = ${capitalised} + ${gap};`,
      `${gap} = ${literal(' ')};`,
      `${hyphen} = ${literal('')};`,
      `for each ${part} in ${word}.toList(${literal('-')})`,
      '{',
      `${capitalised} = ${capitalised} + ${hyphen};`,
      `${hyphen} = ${literal('-')};`,
      `if(${part} != ${literal('')})`,
      '{',
      `${capitalised} = ${capitalised} + ${part}.replaceFirst(${literal('(?s)(?<=^.).*')}, ${literal('')}).toUpperCase() + ${part}.replaceFirst(${literal('(?s)^.')}, ${literal('')});`,
      '}',
      '}',
      '}',
    );
    return capitalised;
  },
  reference: (value) => {
    let result = '';
    let begins = true;
    for (const character of value.toLowerCase()) {
      result += begins ? character.toUpperCase() : character;
      begins = character === ' ' || character === '-';
    }
    return result;
  },
});

function checkedLength(name: string, length: number): number {
  if (Number.isSafeInteger(length) && length >= 1) return length;
  throw new RangeError(
    `${name}(${length}): give the number of characters to keep, a whole number of at least 1.`,
  );
}

/**
 * Cuts the text behind its first `length` characters. A character is a code point: an emoji is never cut in half.
 *
 * @param length a whole number of at least 1
 * @throws RangeError for any other number
 */
export function truncate(length: number): Transform<'text', 'text'> {
  checkedLength('truncate', length);
  return defineTransform({
    name: 'truncate',
    arguments: [length],
    from: 'text',
    to: 'text',
    documentation:
      'Cuts the text to a number of characters. An emoji counts as one and is never cut in half.',
    longest: (input) => (input === undefined ? length : Math.min(input, length)),
    // Whether subString() and length() count UTF-16 units is not settled; a dot of a Java expression is a code point.
    deluge: (input, { literal }) =>
      `${input}.replaceFirst(${literal(`(?s)(?<=^.{${length}}).+`)}, ${literal('')})`,
    reference: (value) => [...value].slice(0, length).join(''),
  });
}

/**
 * What `truncate` cuts off: the text behind its first `length` characters. Together they spread a long text over two
 * targets.
 *
 * @param length a whole number of at least 1
 * @throws RangeError for any other number
 *
 * @example
 * field('Mailing_Street').through(restAfter(100))
 */
export function restAfter(length: number): Transform<'text', 'text'> {
  checkedLength('restAfter', length);
  return defineTransform({
    name: 'restAfter',
    arguments: [length],
    from: 'text',
    to: 'text',
    documentation: 'What truncate cuts off: the text behind a number of characters.',
    longest: (input) => (input === undefined ? undefined : Math.max(0, input - length)),
    deluge: (input, { literal }) => withoutFirst(length, input, literal),
    reference: (value) => [...value].slice(length).join(''),
  });
}

function withoutFirst(length: number, input: string, literal: PrintLiteral): string {
  return `${input}.replaceFirst(${literal(`(?s)^.{0,${length}}`)}, ${literal('')})`;
}

/**
 * Puts the lines of a text into one line. Blanks around a line break go, and so do empty lines.
 *
 * @param separator what stands between two lines
 * @throws RangeError when the separator holds `$` or a backslash
 */
export function joinLines(separator: string): Transform<'text', 'text'> {
  // Both have a meaning in the second argument of replaceAll.
  if (/[$\\]/.test(separator)) {
    throw new RangeError(
      `joinLines(${JSON.stringify(separator)}): the separator cannot hold $ or a backslash.`,
    );
  }
  return defineTransform({
    name: 'joinLines',
    arguments: [separator],
    from: 'text',
    to: 'text',
    documentation: 'Puts the lines of a text into one line, with a separator between them.',
    // A line break with blanks around it is as short as one character.
    longest: (input) => (input === undefined ? undefined : input * Math.max(1, lengthOf(separator))),
    deluge: (input, { literal }) =>
      `${input}.trim().replaceAll(${literal(' *[\r\n][ \r\n]*')}, ${literal(separator)})`,
    reference: (value) =>
      trim
        .reference(value)
        ?.split(/[\r\n]/)
        .map((line, index, lines) => {
          const open = index === 0 ? line : line.replace(/^ +/, '');
          return index === lines.length - 1 ? open : open.replace(/ +$/, '');
        })
        .filter((line) => line !== '')
        .join(separator) ?? null,
  });
}

/**
 * Another text for an absent or empty one.
 *
 * @example
 * field('Title').through(withDefault('no title'))
 */
export function withDefault(text: string): Transform<'text', 'text'> {
  return defineTransform({
    name: 'withDefault',
    arguments: [text],
    from: 'text',
    to: 'text',
    documentation: 'Another text for an absent or empty one. A text of blanks is not empty: trim it first.',
    longest: (input) => (input === undefined ? undefined : Math.max(input, lengthOf(text))),
    deluge: (input, { literal }) => `if(${input} == ${literal('')}, ${literal(text)}, ${input})`,
    reference: (value) => (value === '' ? text : value),
  });
}
