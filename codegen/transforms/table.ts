import { defineTransform, type Transform } from './transform.ts';

/** The name of the record or user that a pointer points to. A pointer without a name counts as absent. */
export const lookupName = defineTransform({
  name: 'lookupName',
  from: 'lookup',
  to: 'text',
  documentation: 'The name of the record or user that a pointer points to.',
  deluge: (input, literal) => `${input}.get(${literal('name')})`,
  reference: (value) => value.name ?? null,
});

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
  deluge: (input, literal) => `${input}.replaceAll(${literal(' +')}, ${literal(' ')})`,
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
 * Cuts the text behind its first `length` UTF-16 units, which is how Deluge counts characters. An emoji counts as two;
 * when the cut falls between the two, half of it remains, and the service stores a replacement character for it.
 *
 * @param length a whole number of at least 1
 * @throws RangeError for any other number
 */
export function truncate(length: number): Transform<'text', 'text'> {
  if (!Number.isSafeInteger(length) || length < 1) {
    throw new RangeError(
      `truncate(${length}): give the number of characters to keep, a whole number of at least 1.`,
    );
  }
  return defineTransform({
    name: 'truncate',
    arguments: [length],
    from: 'text',
    to: 'text',
    documentation:
      'Cuts the text to a number of characters, as length() counts them: an emoji most likely counts as two (the reading text-length) and may be cut in half.',
    longest: (input) => (input === undefined ? length : Math.min(input, length)),
    // left() fails on a text that is shorter (https://www.zoho.com/deluge/help/functions/string/left.html), subString()
    // on an end behind the text, and an if() that evaluates both of its branches would run into that as well.
    deluge: (input, literal) => `${input}.subString(0, ${input}.length().min(${literal(length)}))`,
    reference: (value) => value.slice(0, length),
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
    longest: (input) => (input === undefined ? undefined : Math.max(input, text.length)),
    deluge: (input, literal) => `if(${input} == ${literal('')}, ${literal(text)}, ${input})`,
    reference: (value) => (value === '' ? text : value),
  });
}

/**
 * Every transform there is, with the arguments that it is tested with. The generated list of transforms, and the
 * property test that runs the Deluge of each against its reference, read this table.
 */
export const transformTable = {
  lookupName: [lookupName],
  trim: [trim],
  collapseSpaces: [collapseSpaces],
  lowerCase: [lowerCase],
  upperCase: [upperCase],
  truncate: [truncate(1), truncate(7), truncate(200)],
  withDefault: [withDefault('none'), withDefault('say "no"'), withDefault('Größe 😀')],
} as const satisfies Readonly<Record<string, readonly [Transform, ...Transform[]]>>;
