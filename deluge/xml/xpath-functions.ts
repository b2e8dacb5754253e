import { textContent, type XmlNode } from './xml-node.ts';
import { numberOf, stringOf, truthOf, type XPathResult } from './xpath-result.ts';

/** Where an expression is evaluated. */
export interface XPathContext {
  readonly node: XmlNode;
  /** Counted from 1 among the nodes that a predicate looks at. */
  readonly position: number;
  readonly size: number;
}

interface XPathFunction {
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly XPathResult[], context: XPathContext) => XPathResult;
}

/** The functions of XPath 1.0, without those about languages and ids. */
const functions: Readonly<Record<string, XPathFunction>> = {
  last: { least: 0, most: 0, apply: (_, { size }) => size },
  position: { least: 0, most: 0, apply: (_, { position }) => position },
  count: { least: 1, most: 1, apply: ([nodes]) => (Array.isArray(nodes) ? nodes.length : Number.NaN) },
  name: { least: 0, most: 1, apply: (args, context) => nameOf(nodeOf(args, context)) },
  'local-name': {
    least: 0,
    most: 1,
    apply: (args, context) => nameOf(nodeOf(args, context)).replace(/^.*:/, ''),
  },
  string: { least: 0, most: 1, apply: (args, context) => textOf(args, context) },
  concat: { least: 2, most: Number.POSITIVE_INFINITY, apply: (args) => args.map(stringOf).join('') },
  'starts-with': { least: 2, most: 2, apply: ([text, start]) => stringOf(text).startsWith(stringOf(start)) },
  contains: { least: 2, most: 2, apply: ([text, part]) => stringOf(text).includes(stringOf(part)) },
  'substring-before': { least: 2, most: 2, apply: ([text, mark]) => around(text, mark).before },
  'substring-after': { least: 2, most: 2, apply: ([text, mark]) => around(text, mark).after },
  substring: { least: 2, most: 3, apply: ([text, start, length]) => substring(text, start, length) },
  'string-length': { least: 0, most: 1, apply: (args, context) => [...textOf(args, context)].length },
  'normalize-space': {
    least: 0,
    most: 1,
    apply: (args, context) => textOf(args, context).trim().replace(/\s+/g, ' '),
  },
  translate: { least: 3, most: 3, apply: ([text, from, to]) => translate(text, from, to) },
  boolean: { least: 1, most: 1, apply: ([value]) => truthOf(value) },
  not: { least: 1, most: 1, apply: ([value]) => !truthOf(value) },
  true: { least: 0, most: 0, apply: () => true },
  false: { least: 0, most: 0, apply: () => false },
  number: { least: 0, most: 1, apply: (args, context) => numberOf(args[0] ?? [context.node]) },
  sum: {
    least: 1,
    most: 1,
    apply: ([nodes]) =>
      Array.isArray(nodes) ? nodes.reduce((sum, node) => sum + numberOf([node]), 0) : Number.NaN,
  },
  floor: { least: 1, most: 1, apply: ([value]) => Math.floor(numberOf(value)) },
  ceiling: { least: 1, most: 1, apply: ([value]) => Math.ceil(numberOf(value)) },
  round: { least: 1, most: 1, apply: ([value]) => Math.round(numberOf(value)) },
};

/** How many arguments a function takes; undefined when there is none of that name. */
export function functionArguments(name: string): Pick<XPathFunction, 'least' | 'most'> | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

export function callXPathFunction(
  name: string,
  args: readonly XPathResult[],
  context: XPathContext,
): XPathResult {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!called) throw new Error(`The parser let the XPath function ${name} through`);
  return called.apply(args, context);
}

function nodeOf(args: readonly XPathResult[], context: XPathContext): XmlNode | undefined {
  const [nodes] = args;
  if (nodes === undefined) return context.node;
  return Array.isArray(nodes) ? nodes[0] : undefined;
}

function nameOf(node: XmlNode | undefined): string {
  return node?.kind === 'element' || node?.kind === 'attribute' ? node.name : '';
}

function textOf([value]: readonly XPathResult[], { node }: XPathContext): string {
  return value === undefined ? textContent(node) : stringOf(value);
}

function around(
  text: XPathResult | undefined,
  mark: XPathResult | undefined,
): { readonly before: string; readonly after: string } {
  const whole = stringOf(text);
  const wanted = stringOf(mark);
  const start = whole.indexOf(wanted);
  return start < 0
    ? { before: '', after: '' }
    : { before: whole.slice(0, start), after: whole.slice(start + wanted.length) };
}

/** Positions count from 1 and are rounded, as the specification has it: substring("12345", 1.5, 2.6) is "234". */
function substring(
  text: XPathResult | undefined,
  start: XPathResult | undefined,
  length: XPathResult | undefined,
): string {
  const first = Math.round(numberOf(start));
  const end = length === undefined ? Number.POSITIVE_INFINITY : first + Math.round(numberOf(length));
  return [...stringOf(text)].filter((_, index) => index + 1 >= first && index + 1 < end).join('');
}

function translate(
  text: XPathResult | undefined,
  from: XPathResult | undefined,
  to: XPathResult | undefined,
): string {
  const wanted = [...stringOf(from)];
  const replacements = [...stringOf(to)];
  return [...stringOf(text)]
    .map((character) => {
      const index = wanted.indexOf(character);
      return index < 0 ? character : (replacements[index] ?? '');
    })
    .join('');
}
