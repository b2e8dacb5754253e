import { findingsIn, SourceFile } from '../../deluge/index.ts';
import { tokenize } from '../../deluge/syntax/lexer.ts';
import { type Keyword, keywordOf, type Token, type TokenKind } from '../../deluge/syntax/token.ts';
import { facts } from '../deluge/analysis/analyzed.ts';

/** A slip of the keyboard: where it can be made in a text, and what it leaves there. */
export interface MistakeKind {
  readonly name: string;
  readonly places: (tokens: readonly Token[], text: string) => readonly PlantedMistake[];
}

/** A part of a text and what stands in its place. */
export interface PlantedMistake {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is said of a text with one mistake. */
export type Told =
  /** The text is still Deluge, or only the rules can find it. */
  | 'nothing'
  /** One diagnostic, at most one line away. */
  | 'once'
  /** One diagnostic, elsewhere. */
  | 'elsewhere'
  | 'several times'
  /** By the parser once, and by rules that find what only comes of it. */
  | 'with consequences';

/** Plants a mistake in a text that has none, and says how parser and rules tell of it. */
export function toldOf(text: string, { start, end, text: replacement }: PlantedMistake): Told {
  const source = new SourceFile('planted.deluge', text.slice(0, start) + replacement + text.slice(end));
  const { diagnostics, results } = findingsIn(source, facts);
  const [first, second] = diagnostics;
  if (!first) return 'nothing';
  if (second) return 'several times';
  const before = foundBefore(text);
  if (results.some(({ diagnostic }) => !before.has(`${diagnostic.code} ${diagnostic.message}`))) {
    return 'with consequences';
  }
  return Math.abs(source.positionAt(start).line - (first.line ?? 0)) <= 1 ? 'once' : 'elsewhere';
}

/** Nothing counted yet. */
export function none(): Record<Told, number> {
  return { nothing: 0, once: 0, elsewhere: 0, 'several times': 0, 'with consequences': 0 };
}

const foundIn = new Map<string, ReadonlySet<string>>();

/** What the rules say of a text as it was. */
function foundBefore(text: string): ReadonlySet<string> {
  let found = foundIn.get(text);
  if (!found) {
    const { results } = findingsIn(new SourceFile('planted.deluge', text), facts);
    found = new Set(results.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.message}`));
    foundIn.set(text, found);
  }
  return found;
}

export function placesOf(kind: MistakeKind, text: string): readonly PlantedMistake[] {
  const { tokens } = tokenize(new SourceFile('planted.deluge', text));
  return kind.places(
    tokens.filter((token) => token.kind !== 'end'),
    text,
  );
}

/** Braces of blocks stand at the beginning of a line in the layout of Zoho's editor, those of values do not. */
const block = (token: Token): boolean => token.startsLine;
const value = (token: Token): boolean => !token.startsLine;
const any = (_: Token): boolean => true;

const marks: readonly (readonly [name: string, mark: TokenKind, where: (token: Token) => boolean])[] = [
  ['a semicolon', ';', any],
  ['an opening round bracket', '(', any],
  ['a closing round bracket', ')', any],
  ['the opening brace of a block', '{', block],
  ['the closing brace of a block', '}', block],
  ['the opening brace of a value', '{', value],
  ['the closing brace of a value', '}', value],
  ['an opening square bracket', '[', any],
  ['a closing square bracket', ']', any],
  ['a comma', ',', any],
  ['a colon', ':', any],
  ['a plus', '+', any],
  ['an equals sign', '=', any],
];

const statementWords: ReadonlySet<Keyword> = new Set<Keyword>([
  'if',
  'else',
  'for',
  'each',
  'in',
  'info',
  'return',
  'try',
  'catch',
]);

function isStatementWord(token: Token, text: string): boolean {
  const keyword = token.kind === 'identifier' ? keywordOf(text.slice(token.start, token.end)) : undefined;
  return keyword !== undefined && statementWords.has(keyword);
}

/** A word with its last two letters swapped. */
function swapped(word: string): string {
  return word.slice(0, -2) + word.slice(-1) + word.slice(-2, -1);
}

function indentationBefore(text: string, { start }: Token): string {
  return /[\t ]*$/.exec(text.slice(0, start))?.[0] ?? '';
}

/** The variables that a line begins by setting. */
function targets(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(
    (token, index) => token.kind === 'identifier' && token.startsLine && tokens[index + 1]?.kind === '=',
  );
}

function replacedBy(mark: TokenKind, replacement: string, where = any): MistakeKind['places'] {
  return (tokens) =>
    tokens
      .filter((token) => token.kind === mark && where(token))
      .map(({ start, end }) => ({ start, end, text: replacement }));
}

/** What hurried and learning authors do, one slip each. */
export const mistakeKinds: readonly MistakeKind[] = [
  ...marks.map(([name, mark, where]) => ({
    name: `${name} is missing`,
    places: replacedBy(mark, '', where),
  })),
  ...marks
    .filter(([, mark]) => mark !== '+' && mark !== '=' && mark !== '[')
    .map(
      ([name, mark, where]): MistakeKind => ({
        name: `${name} stands twice`,
        places: (tokens, text) =>
          tokens
            .filter((token) => token.kind === mark && where(token))
            .map((token) => ({
              start: token.end,
              end: token.end,
              text: where === block ? `\n${indentationBefore(text, token)}${mark}` : mark,
            })),
      }),
    ),
  { name: 'a semicolon stands for a comma', places: replacedBy(',', ';') },
  { name: 'a comma stands for a semicolon', places: replacedBy(';', ',') },
  { name: 'a square bracket stands for a round one', places: replacedBy(')', ']') },
  { name: 'a round bracket stands for the brace of a block', places: replacedBy('{', '(', block) },
  {
    name: 'a closing quote is missing',
    places: (tokens) =>
      tokens.filter(({ kind }) => kind === 'text').map(({ end }) => ({ start: end - 1, end, text: '' })),
  },
  {
    name: 'an opening quote is missing',
    places: (tokens) =>
      tokens.filter(({ kind }) => kind === 'text').map(({ start }) => ({ start, end: start + 1, text: '' })),
  },
  {
    name: 'a line break stands in a text',
    places: (tokens) =>
      tokens
        .filter(({ kind, start, end }) => kind === 'text' && end - start > 4)
        .map(({ start, end }) => {
          const middle = (start + end) >> 1;
          return { start: middle, end: middle, text: '\n' };
        }),
  },
  {
    name: 'two letters of a keyword are swapped',
    places: (tokens, text) =>
      tokens
        .filter((token) => isStatementWord(token, text))
        .map(({ start, end }) => ({ start, end, text: swapped(text.slice(start, end)) })),
  },
  {
    name: 'a keyword is missing',
    places: (tokens, text) =>
      tokens
        .filter((token) => isStatementWord(token, text))
        .map(({ start, end }) => ({ start, end, text: '' })),
  },
  {
    name: 'a name begins with a digit',
    places: (tokens) => targets(tokens).map(({ start }) => ({ start, end: start, text: '1' })),
  },
  {
    name: 'a blank stands in a name',
    places: (tokens) =>
      targets(tokens)
        .filter(({ start, end }) => end - start > 3)
        .map(({ start }) => ({ start: start + 2, end: start + 2, text: ' ' })),
  },
  {
    name: 'a mark that Deluge does not know stands somewhere',
    places: (tokens) => tokens.map(({ end }) => ({ start: end, end, text: '@' })),
  },
  {
    name: 'a word too many stands somewhere',
    places: (tokens) => tokens.map(({ end }) => ({ start: end, end, text: ' other ' })),
  },
];
