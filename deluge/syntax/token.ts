/** The words and marks of Deluge, as tables. */

export type Punctuator =
  | '('
  | ')'
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ';'
  | ':'
  | '.'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '='
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '&&'
  | '||'
  | '!'
  | '+='
  | '-='
  | '*='
  | '/='
  | '%='
  | '?'
  | '++'
  | '--';

/** `markup` is the HTML of a page, with the marks around it: `%>…<%`. */
export type TokenKind = Punctuator | 'identifier' | 'number' | 'text' | 'markup' | 'end' | 'unknown';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** True when a line break stands between the token before and this one. */
  readonly startsLine: boolean;
}

/** Keywords that begin or shape a statement, compared without case (observed in saved scripts: `TRUE`, `Null`). */
export type Keyword =
  | 'if'
  | 'else'
  | 'for'
  | 'each'
  | 'in'
  | 'not'
  | 'break'
  | 'continue'
  | 'return'
  | 'info'
  | 'try'
  | 'catch'
  | 'throw'
  | 'true'
  | 'false'
  | 'null'
  | 'while'
  | 'do'
  | 'switch'
  | 'foreach';

const keywords: ReadonlySet<string> = new Set<Keyword>([
  'if',
  'else',
  'for',
  'each',
  'in',
  'not',
  'break',
  'continue',
  'return',
  'info',
  'try',
  'catch',
  'throw',
  'true',
  'false',
  'null',
  'while',
  'do',
  'switch',
  'foreach',
]);

const longestKeyword = 8;

/** The keyword that a word is, without regard to case; undefined for any other word. */
export function keywordOf(word: string): Keyword | undefined {
  if (word.length > longestKeyword) return undefined;
  if (keywords.has(word)) return word as Keyword;
  const lower = word.toLowerCase();
  return keywords.has(lower) ? (lower as Keyword) : undefined;
}

/**
 * Words that cannot name a variable.
 * Source: https://www.zoho.com/deluge/help/keywords.html (documented). The page lists `date`, `list`, `map` and
 * `collection` too, but other pages of the same help use them as names, so they stay allowed here.
 */
const reservedNames: ReadonlySet<string> = new Set([
  'null',
  'true',
  'false',
  'return',
  'if',
  'void',
  'thisapp',
  'zoho',
]);

export function isReservedName(word: string): boolean {
  return reservedNames.has(word.toLowerCase());
}

/** Tasks that are written as a block of keys in brackets, in lower case. */
const blockTasks: ReadonlySet<string> = new Set([
  'invokeurl',
  'invokeapi',
  'sendmail',
  'sendsms',
  'geturl',
  'posturl',
]);

export function isBlockTask(word: string): boolean {
  return blockTasks.has(word.toLowerCase());
}

/**
 * Tasks in brackets whose names are short enough for a variable: they are tasks where a key follows the bracket.
 * https://www.zoho.com/deluge/help/ftp-task.html (documented).
 */
const transferTasks: ReadonlySet<string> = new Set(['ftp', 'sftp']);

export function isTransferTask(word: string): boolean {
  return transferTasks.has(word.toLowerCase());
}

/**
 * How tightly binary operators bind; more binds tighter.
 * Source: https://www.zoho.com/creator/help/script/operators.html for `&&` over `||` (documented); the rest as all
 * saved public scripts read (observed).
 */
export const bindingPower: Readonly<Partial<Record<TokenKind, number>>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '!=': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

export const comparisonPower = 3;
