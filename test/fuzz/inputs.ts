import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { programText } from '../support/arbitrary-program.ts';
import { programsIn } from '../support/language-program.ts';
import { type Random, seededRandom } from './random.ts';

/** No input is longer: what takes long must do so by its form, not by its size. */
export const longestInput = 4000;

/** Words and marks that mean something to the lexer or the parser, right or wrong. */
const fragments: readonly string[] = [
  ...'(){}[],;:.+-*/%=<>!?&|#`"\'\\@^~$_'.split(''),
  ...['==', '!=', '<=', '>=', '&&', '||', '+=', '-=', '*=', '/=', '%=', '++', '--', '===', '->', '=>', '<%'],
  ...[
    '//',
    '/*',
    '*/',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\0',
    '\ud800',
    '😀',
    'é',
    '“',
    '”',
  ],
  ...[
    'if',
    'else',
    'else if',
    'elseif',
    'for each',
    'for each index',
    'foreach',
    'for',
    'while',
    'do',
    'switch',
  ],
  ...[
    'in',
    'not in',
    'not',
    'and',
    'or',
    'is',
    'contains',
    'to',
    'from',
    'break;',
    'continue;',
    'return',
    'info',
  ],
  ...[
    'try',
    'catch',
    'finally',
    'throw',
    'void',
    'string',
    'function',
    'var',
    'new',
    'null',
    'true',
    'FALSE',
  ],
  ...[
    'invokeurl [',
    'sendmail [',
    'sendmail (',
    'url :',
    'type :GET',
    'reply to :',
    'content-type:',
    'file:',
    ']',
  ],
  ...[
    'insert into F [',
    'delete from F',
    'F[ID == 1]',
    'sort by',
    'desc',
    'range from',
    'Name:ui',
    'alert',
    'show',
  ],
  ...[
    'hide',
    'cancel submit;',
    'List:String(',
    'Map()',
    'zoho.bigin.getRecordById(',
    'standalone.f(',
    'list<map>',
  ],
  ...[
    'x',
    'y',
    'x = 1;',
    'm.put("k",1);',
    'm.get("k")',
    '"text"',
    "'2024-01-31'",
    '"\\""',
    '1',
    '.5',
    '1.5',
    '9223372036854775808',
  ],
  ...[
    'void f(Map m) {',
    'if(x) {',
    'for each x in l {',
    'try {',
    'catch (e) {',
    '}',
    '// note\n',
    '/* note */',
  ],
];

/** Texts that are changed to make others: programs of the tests, and generated ones. */
export function seedTexts(seed: number): readonly string[] {
  const folder = new URL('../deluge/programs/', import.meta.url);
  const programs = readdirSync(folder)
    .filter((name) => name.endsWith('.deluge'))
    .flatMap((name) => programsIn(name, readFileSync(new URL(name, folder), 'utf8')))
    .map(({ text }) => text);
  const generated = fc.sample(programText, { seed, numRuns: 400 });
  return [...programs, ...generated].map((text) => text.slice(0, longestInput));
}

/** The input of a number: a mixture of fragments, or a text of the seeds with a few changes. */
export function inputOf(seed: number, number: number, seeds: readonly string[]): string {
  const random = seededRandom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b)) >>> 0);
  const text = random.below(4) === 0 ? mixture(random) : changed(random, seeds);
  return (random.below(8) === 0 ? page(random, text) : text).slice(0, longestInput);
}

const pageFragments = ['<%', '%>', '<%=', '<%=x%>', '%><p>"x" // y</p><%', '<% } %>', '// z %>'];

/** A page of Creator around a text. */
function page(random: Random, text: string): string {
  let inside = text;
  for (let marks = random.below(6); marks > 0; marks--)
    inside = insert(inside, random, random.pick(pageFragments));
  return `${random.pick(['<%', '<%{', '<%=', '<p>\n<%', 'htmlpage X()\ncontent\n<%', '<!-- '])}${inside}`;
}

function mixture(random: Random): string {
  const separator = random.pick([' ', ' ', '', '\n']);
  return Array.from({ length: 1 + random.below(40) }, () => random.pick(fragments)).join(separator);
}

function changed(random: Random, seeds: readonly string[]): string {
  let text = random.pick(seeds);
  for (let changes = random.below(5); changes >= 0; changes--)
    text = random.pick(changesOfText)(text, random, seeds);
  return text;
}

type Change = (text: string, random: Random, seeds: readonly string[]) => string;

const changesOfText: readonly Change[] = [
  (text, random) => insert(text, random, random.pick(fragments)),
  (text, random) => insert(text, random, ` ${random.pick(fragments)} `),
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, to) + text.slice(from);
  },
  (text, random) => {
    const [from, to] = span(text, random);
    return insert(text, random, text.slice(from, to));
  },
  (text, random, seeds) => {
    const other = random.pick(seeds);
    const [from, to] = span(other, random);
    return insert(text, random, other.slice(from, to));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, from) + text.slice(from, to).repeat(1 + random.below(20)) + text.slice(to);
  },
];

function insert(text: string, random: Random, part: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + part + text.slice(at);
}

/** A part of the text, mostly short. */
function span(text: string, random: Random): readonly [number, number] {
  const from = random.below(text.length + 1);
  const length = random.below(random.pick([3, 12, 80]));
  return [from, Math.min(text.length, from + length)];
}
