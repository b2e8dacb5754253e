import { limits } from '../../zoho/index.ts';
import { fail } from '../runtime/errors.ts';
import {
  alternatively,
  inSequence,
  noCharacter,
  oneCharacter,
  type RegexShape,
  repeated,
} from './regex-shape.ts';

/*
 * Deluge hands its patterns to Java. A pattern is rewritten for JavaScript's `v` mode, which has Java's nested
 * classes and intersections; what JavaScript has nothing for is refused by name, never matched differently.
 */

export interface RegexOptions {
  readonly ignoreCase?: boolean;
  /** For replacing every occurrence. */
  readonly all?: boolean;
}

/** @throws ScriptFailure when Java would refuse the pattern, or JavaScript has no form for it. */
export function compileJavaRegex(pattern: string, options: RegexOptions = {}): RegExp {
  return build(pattern, new Translator(pattern).translate(), options);
}

/** Documented for replaceAll; taken for all functions with patterns, since the time of a match grows faster than its text. */
export const longestRegexText = limits.deluge.replaceAllText.value;

/**
 * Whether the whole text matches.
 *
 * @throws ScriptFailure as `compileJavaRegex`, and when the text is too long.
 */
export function matchesWhole(value: string, pattern: string): boolean {
  if (value.length > longestRegexText) {
    fail('value-too-large', { what: 'A text for matches', size: value.length, limit: longestRegexText });
  }
  return build(pattern, `^(?:${new Translator(pattern).translate()})$`, {}).test(value);
}

/** A pattern that matches the text itself. */
export function quoted(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * The text that stands for a match: `$1` and `${name}` are groups, a backslash makes the next character plain.
 *
 * @param match What `String.replace` gives its function: the match, the groups, the offset, the text, the names.
 */
export function expandReplacement(name: string, replacement: string, match: readonly unknown[]): string {
  if (!/[\\$]/.test(replacement)) return replacement;
  const groupCount = match.findIndex((part) => typeof part === 'number') - 1;
  const named = match.at(-1);
  const refuse = (problem: string) => fail('argument-value', { name, parameter: 'replacement', problem });
  return replacement.replace(
    /\\([\s\S]?)|\$(?:\{([A-Za-z][A-Za-z0-9]*)\}|(\d+))?/g,
    (whole, plain?: string, groupName?: string, digits?: string) => {
      if (plain !== undefined) return plain === '' ? refuse('it ends with a backslash') : plain;
      if (groupName !== undefined)
        return groupNamed(named, groupName) ?? refuse(`there is no group '${groupName}'`);
      if (digits === undefined)
        return refuse(`'${whole}' names no group; write \\\\$ for a plain dollar sign`);
      // As Java: the first digit counts always, each further one only while such a group exists.
      let length = 1;
      while (length < digits.length && Number(digits.slice(0, length + 1)) <= groupCount) length++;
      const group = Number(digits.slice(0, length));
      if (group > groupCount) return refuse(`there is no group ${group}`);
      return String(match[group] ?? '') + digits.slice(length);
    },
  );
}

function groupNamed(groups: unknown, name: string): string | undefined {
  if (typeof groups !== 'object' || groups === null || !(name in groups)) return undefined;
  return String((groups as Readonly<Record<string, unknown>>)[name] ?? '');
}

function build(pattern: string, source: string, options: RegexOptions): RegExp {
  try {
    return new RegExp(source, `v${options.ignoreCase ? 'i' : ''}${options.all ? 'g' : ''}`);
  } catch {
    return fail('invalid-regex', {
      pattern,
      reason: 'Java would not accept it, or it is not supported here',
    });
  }
}

const lineEnd = '[\\n\\r\\u0085\\u2028\\u2029]';
/** The end of the text, or just before its last line break: what `$` and `\Z` mean in Java. */
const beforeFinalLineBreak = `(?=(?:\\r\\n|${lineEnd})?(?![\\s\\S]))`;
const horizontalSpace = ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const verticalSpace = '\\n\\x0B\\f\\r\\x85\\u2028\\u2029';
const space = ' \\t\\n\\x0B\\f\\r';

/** Escapes that mean a set of characters, in a class and outside. */
const setEscapes: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[A-Za-z0-9_]',
  W: '[^A-Za-z0-9_]',
  s: `[${space}]`,
  S: `[^${space}]`,
  h: `[${horizontalSpace}]`,
  H: `[^${horizontalSpace}]`,
  v: `[${verticalSpace}]`,
  V: `[^${verticalSpace}]`,
};

/** Escapes that mean a place or a line break; they have no meaning in a class. */
const placeEscapes: Readonly<Record<string, string>> = {
  b: '\\b',
  B: '\\B',
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: beforeFinalLineBreak,
  R: `(?:\\r\\n|[${verticalSpace}])`,
};

/** Escapes that mean one character. */
const characterEscapes: Readonly<Record<string, number>> = {
  t: 0x09,
  n: 0x0a,
  r: 0x0d,
  f: 0x0c,
  a: 0x07,
  e: 0x1b,
};

/** Java's names of sets, `\p{…}`; Unicode categories have the same names in JavaScript. */
const namedSets: Readonly<Record<string, string>> = {
  Lower: '[a-z]',
  Upper: '[A-Z]',
  ASCII: '[\\x00-\\x7F]',
  Alpha: '[A-Za-z]',
  Digit: '[0-9]',
  Alnum: '[A-Za-z0-9]',
  Punct: '[\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E]',
  Graph: '[\\x21-\\x7E]',
  Print: '[\\x20-\\x7E]',
  Blank: '[ \\t]',
  Cntrl: '[\\x00-\\x1F\\x7F]',
  XDigit: '[0-9A-Fa-f]',
  Space: `[${space}]`,
  IsAlphabetic: '\\p{Alphabetic}',
  IsLowercase: '\\p{Lowercase}',
  IsUppercase: '\\p{Uppercase}',
  IsWhite_Space: '\\p{White_Space}',
};

class Translator {
  readonly #pattern: string;
  #offset = 0;
  #depth = 0;
  /** Of what was read last: a group, or the whole pattern. */
  #shape: RegexShape = noCharacter;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): string {
    const source = this.#alternatives('');
    if (this.#offset < this.#pattern.length) this.#refuse("a ')' has no '(' before it");
    return source;
  }

  /** Reads up to the closing bracket of the group, or to the end. `flags` are those set so far, as in `ims`. */
  #alternatives(flags: string): string {
    if (++this.#depth > 200) this.#refuse('it is nested too deeply');
    let source = '';
    let inlineFlags: string | undefined;
    let repeatable = false;
    const alternatives: RegexShape[][] = [[]];
    const multiline = () => (flags + (inlineFlags ?? '')).includes('m');
    while (this.#offset < this.#pattern.length && this.#peek() !== ')') {
      const character = this.#next();
      let piece: string;
      let isAtom = true;
      if (character === '|') {
        // A flag set on the way holds for the rest of the group, over the bar.
        piece = inlineFlags === undefined ? '|' : `)|(?${inlineFlags}:`;
        isAtom = false;
        alternatives.push([]);
      } else if ('*+?'.includes(character) || (character === '{' && repeatable)) {
        if (!repeatable) this.#refuse(`nothing stands before '${character}' that it could repeat`);
        piece = this.#quantifier(character);
        isAtom = false;
        this.#repeatLast(alternatives.at(-1), piece);
      } else if (character === '{') {
        piece = this.#refuse("'{' must be escaped");
      } else if (character === '(') {
        const switched = this.#flagSwitch();
        if (switched !== undefined) {
          const close = inlineFlags === undefined ? '' : ')';
          inlineFlags = [...new Set((inlineFlags ?? '') + switched)].join('');
          piece = `${close}(?${inlineFlags}:`;
          isAtom = false;
        } else {
          piece = this.#group(flags + (inlineFlags ?? ''));
          alternatives.at(-1)?.push(this.#shape);
        }
      } else if (character === '^') {
        piece = '^';
        isAtom = false;
      } else if (character === '$') {
        piece = multiline() ? '$' : beforeFinalLineBreak;
        isAtom = false;
      } else if (character === '[') {
        piece = this.#class();
      } else if (character === '\\') {
        piece = this.#escape();
      } else {
        piece = character === '.' ? '.' : literal(character);
      }
      source += piece;
      repeatable = isAtom;
      if (isAtom && character !== '(') alternatives.at(-1)?.push(oneCharacter);
    }
    this.#depth--;
    this.#shape = alternatively(alternatives.map(inSequence));
    return inlineFlags === undefined ? source : `${source})`;
  }

  #repeatLast(parts: RegexShape[] | undefined, quantifier: string): void {
    const last = parts?.pop();
    if (!parts || !last) return;
    const shape = repeated(last, quantifier);
    if (!shape) {
      fail('endless-regex', { pattern: this.#pattern, offset: this.#offset });
    }
    parts.push(shape);
  }

  #quantifier(first: string): string {
    let text = first;
    if (first === '{') {
      const match = /^(\d+)(,\d*)?\}/.exec(this.#pattern.slice(this.#offset));
      if (!match) return this.#refuse("'{' begins no repetition such as {2,3}");
      text += match[0];
      this.#offset += match[0].length;
    }
    if (this.#peek() === '+') this.#refuse(`the possessive repetition '${text}+' is not supported here`);
    if (this.#peek() === '?') {
      this.#offset++;
      text += '?';
    }
    return text;
  }

  /** Reads `?i)` behind a bracket, a switch for the rest of the group; undefined when a real group begins. */
  #flagSwitch(): string | undefined {
    const match = /^\?([a-zA-Z]+)\)/.exec(this.#pattern.slice(this.#offset));
    if (!match) return undefined;
    this.#offset += match[0].length;
    return this.#flags(match[1] ?? '');
  }

  #flags(letters: string): string {
    let flags = '';
    for (const letter of letters) {
      if ('ims'.includes(letter)) flags += flags.includes(letter) ? '' : letter;
      // d, u and U change how line ends and case are understood beyond ASCII; close enough to leave alone.
      else if (!'duU'.includes(letter)) this.#refuse(`the flag '${letter}' is not supported here`);
    }
    return flags;
  }

  #group(flags: string): string {
    const match = /^\?(?:([:=!]|<[=!])|<([A-Za-z][A-Za-z0-9]*)>|([a-zA-Z]+):)/.exec(
      this.#pattern.slice(this.#offset),
    );
    if (!match && this.#peek() === '?') this.#refuse('it has a kind of group that is not supported here');
    const [whole = '', kind, groupName, switches] = match ?? [];
    this.#offset += whole.length;
    const inner = switches === undefined ? undefined : this.#flags(switches);
    const body = this.#alternatives(flags + (inner ?? ''));
    if (this.#next() !== ')') this.#refuse("a '(' is not closed");
    if (inner !== undefined) return inner === '' ? `(?:${body})` : `(?${inner}:${body})`;
    if (groupName !== undefined) return `(?<${groupName}>${body})`;
    return kind === undefined ? `(${body})` : `(?${kind}${body})`;
  }

  #escape(): string {
    const character = this.#next();
    const reference = /^[1-9]$/.test(character) ? character : undefined;
    if (reference !== undefined) return `(?:\\${reference})`;
    if (character === 'k') {
      const match = /^<[A-Za-z][A-Za-z0-9]*>/.exec(this.#pattern.slice(this.#offset));
      if (!match) return this.#refuse('\\k needs the name of a group, as in \\k<name>');
      this.#offset += match[0].length;
      return `\\k${match[0]}`;
    }
    if (character === 'Q') return [...this.#quotedText()].map(literal).join('');
    return placeEscapes[character] ?? this.#set(character) ?? literal(this.#character(character));
  }

  #quotedText(): string {
    const end = this.#pattern.indexOf('\\E', this.#offset);
    const text = this.#pattern.slice(this.#offset, end < 0 ? undefined : end);
    this.#offset = end < 0 ? this.#pattern.length : end + 2;
    return text;
  }

  /** The set that an escape stands for; undefined when it stands for one character. */
  #set(character: string): string | undefined {
    if (character !== 'p' && character !== 'P') return setEscapes[character];
    const match = /^(?:\{([^}]*)\}|([A-Z]))/.exec(this.#pattern.slice(this.#offset));
    if (!match) return this.#refuse(`\\${character} needs a name, as in \\p{Alpha}`);
    this.#offset += match[0].length;
    const name = match[1] ?? match[2] ?? '';
    const set = namedSets[name] ?? this.#unicodeSet(name);
    return character === 'p' ? set : `[^${set}]`;
  }

  #unicodeSet(name: string): string {
    const [, category, script] = /^(?:(?:Is)?([A-Z][a-z&]?)|(?:Is|script=|sc=)(\w+))$/.exec(name) ?? [];
    if (category !== undefined) return `\\p{${category}}`;
    return script === undefined
      ? this.#refuse(`the set \\p{${name}} is not supported here`)
      : `\\p{Script=${script}}`;
  }

  /** The character that an escape stands for. */
  #character(character: string): string {
    const code = characterEscapes[character];
    if (code !== undefined) return String.fromCodePoint(code);
    const rest = this.#pattern.slice(this.#offset);
    const match =
      character === 'x'
        ? /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(rest)
        : character === 'u'
          ? /^([0-9a-fA-F]{4})/.exec(rest)
          : character === '0'
            ? /^([0-3]?[0-7]{1,2})/.exec(rest)
            : undefined;
    if (match) {
      this.#offset += match[0].length;
      return String.fromCodePoint(Number.parseInt(match[1] ?? match[2] ?? '', character === '0' ? 8 : 16));
    }
    if (character === '' || /[A-Za-z0]/.test(character)) this.#refuse(`\\${character} is no escape`);
    return character;
  }

  /** Reads a class behind its opening bracket. */
  #class(): string {
    if (++this.#depth > 200) this.#refuse('it is nested too deeply');
    const negated = this.#peek() === '^';
    if (negated) this.#offset++;
    const operands = [''];
    let first = true;
    for (;;) {
      const character = this.#next();
      if (character === '') this.#refuse("a '[' is not closed");
      if (character === ']' && !first) break;
      if (character === '&' && this.#peek() === '&') {
        this.#offset++;
        operands.push('');
      } else {
        operands[operands.length - 1] += this.#classItem(character);
      }
      first = false;
    }
    this.#depth--;
    const body = operands.length === 1 ? operands[0] : operands.map((operand) => `[${operand}]`).join('&&');
    return `[${negated ? '^' : ''}${body}]`;
  }

  #classItem(character: string): string {
    if (character === '[') return this.#class();
    const start = this.#classCharacter(character);
    if (typeof start !== 'string') return start.set;
    const rangeFollows = this.#peek() === '-' && !/^-(?:\]|\[|&&|$)/.test(this.#pattern.slice(this.#offset));
    if (!rangeFollows) return codePoint(start);
    this.#offset++;
    const end = this.#classCharacter(this.#next());
    if (typeof end !== 'string') return this.#refuse('a range must end with a character');
    return `${codePoint(start)}-${codePoint(end)}`;
  }

  #classCharacter(character: string): string | { readonly set: string } {
    if (character !== '\\') return character;
    const escaped = this.#next();
    if (escaped === 'Q') return { set: [...this.#quotedText()].map(codePoint).join('') };
    const set = this.#set(escaped);
    return set === undefined ? this.#character(escaped) : { set };
  }

  /** The next character, a whole code point; empty at the end. */
  #next(): string {
    const character = this.#peek();
    this.#offset += character.length;
    return character;
  }

  #peek(): string {
    const code = this.#pattern.codePointAt(this.#offset);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #refuse(reason: string): never {
    return fail('invalid-regex', {
      pattern: this.#pattern,
      reason: `At character ${this.#offset}: ${reason}`,
    });
  }
}

function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** Safe in every class of `v` mode, where many characters and pairs have a meaning. */
function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
