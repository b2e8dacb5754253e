import {
  type XPathAxis,
  type XPathExpression,
  type XPathNodeTest,
  type XPathOperator,
  type XPathStep,
  xpathAxes,
} from './xpath-expression.ts';
import { functionArguments } from './xpath-functions.ts';

export type ParsedXPath =
  | { readonly ok: true; readonly expression: XPathExpression }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Reads an XPath 1.0 expression. */
export function parseXPath(text: string): ParsedXPath {
  try {
    return { ok: true, expression: new XPathParser(tokensOf(text), text.length).parse() };
  } catch (error) {
    if (error instanceof XPathFault) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

/** Never leaves this file. */
class XPathFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'mark';
  readonly text: string;
  readonly offset: number;
}

const tokenPattern =
  /\s+|(?<number>\d+(?:\.\d*)?|\.\d+)|(?<text>"[^"]*"|'[^']*')|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_.-]*(?::(?!:)[\p{L}_][\p{L}\p{M}\p{N}_.-]*)?)|(?<mark>::|\/\/|\.\.|!=|<=|>=|[/()[\]@,|+=<>*.-])/uy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let offset = 0; offset < text.length; ) {
    tokenPattern.lastIndex = offset;
    const match = tokenPattern.exec(text);
    if (!match) throw new XPathFault(`'${text[offset]}' has no place here`, offset);
    const { number, text: quoted, name, mark } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number, offset });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1), offset });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, offset });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, offset });
    offset = tokenPattern.lastIndex;
  }
  return tokens;
}

/** From the loosest to the tightest; operators of one line go from left to right. */
const precedence: readonly (readonly XPathOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

const anyNode: XPathStep = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };
const deepestNesting = 100;

class XPathParser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  parse(): XPathExpression {
    const expression = this.#readExpression();
    const rest = this.#tokens[this.#next];
    if (rest) this.#fault(`'${rest.text}' has no place here`);
    return expression;
  }

  #readExpression(): XPathExpression {
    if (++this.#depth > deepestNesting) this.#fault('the expression is nested too deeply');
    const expression = this.#readOperation(0);
    this.#depth--;
    return expression;
  }

  #readOperation(level: number): XPathExpression {
    const operators = precedence[level];
    if (!operators) return this.#readUnary();
    let left = this.#readOperation(level + 1);
    for (;;) {
      const operator = operators.find((known) => this.#skip(known));
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: this.#readOperation(level + 1) };
    }
  }

  #readUnary(): XPathExpression {
    let minuses = 0;
    while (this.#skip('-')) minuses++;
    const operand = this.#readUnion();
    return minuses % 2 === 0 ? operand : { kind: 'negation', operand };
  }

  #readUnion(): XPathExpression {
    let left = this.#readPath();
    while (this.#skip('|')) left = { kind: 'operation', operator: '|', left, right: this.#readPath() };
    return left;
  }

  #readPath(): XPathExpression {
    if (this.#skip('//')) return this.#pathFrom('document', [anyNode, this.#readStep()]);
    if (this.#skip('/')) {
      return this.#startsStep()
        ? this.#pathFrom('document', [this.#readStep()])
        : { kind: 'path', from: 'document', steps: [] };
    }
    const primary = this.#readPrimary();
    if (!primary) return this.#pathFrom('context', [this.#readStep()]);
    const predicates = this.#readPredicates();
    const filtered: XPathExpression =
      predicates.length > 0 ? { kind: 'filter', operand: primary, predicates } : primary;
    if (this.#skip('//')) return this.#pathFrom(filtered, [anyNode, this.#readStep()]);
    return this.#skip('/') ? this.#pathFrom(filtered, [this.#readStep()]) : filtered;
  }

  #pathFrom(from: 'document' | 'context' | XPathExpression, first: readonly XPathStep[]): XPathExpression {
    const steps = [...first];
    for (;;) {
      if (this.#skip('//')) steps.push(anyNode, this.#readStep());
      else if (this.#skip('/')) steps.push(this.#readStep());
      else return { kind: 'path', from, steps };
    }
  }

  /** A number, a text, a group or a call; undefined where a step of a path begins. */
  #readPrimary(): XPathExpression | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind === 'number') {
      this.#next++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token?.kind === 'text') {
      this.#next++;
      return { kind: 'text', value: token.text };
    }
    if (this.#skip('(')) {
      const expression = this.#readExpression();
      this.#expect(')');
      return expression;
    }
    if (token?.kind !== 'name' || !this.#isMark(1, '(') || isNodeType(token.text)) return undefined;
    return this.#readCall(token);
  }

  #readCall({ text: name, offset }: Token): XPathExpression {
    const counts = functionArguments(name);
    if (!counts) throw new XPathFault(`there is no function ${name}`, offset);
    this.#next += 2;
    const args: XPathExpression[] = [];
    if (!this.#skip(')')) {
      do args.push(this.#readExpression());
      while (this.#skip(','));
      this.#expect(')');
    }
    if (args.length < counts.least || args.length > counts.most) {
      throw new XPathFault(`${name} cannot take ${args.length} arguments`, offset);
    }
    return { kind: 'call', name, args };
  }

  #readStep(): XPathStep {
    if (this.#skip('..')) return { axis: 'parent', test: { kind: 'node' }, predicates: [] };
    if (this.#skip('.')) return { axis: 'self', test: { kind: 'node' }, predicates: [] };
    const axis = this.#skip('@') ? 'attribute' : this.#readAxis();
    return { axis, test: this.#readNodeTest(), predicates: this.#readPredicates() };
  }

  #readAxis(): XPathAxis {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name' || !this.#isMark(1, '::')) return 'child';
    if (!isAxis(token.text)) return this.#fault(`there is no axis ${token.text}`);
    this.#next += 2;
    return token.text;
  }

  #readNodeTest(): XPathNodeTest {
    if (this.#skip('*')) return { kind: 'any-name' };
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name') return this.#fault('the name of a node is missing');
    this.#next++;
    if (!isNodeType(token.text) || !this.#skip('(')) return { kind: 'name', name: token.text };
    this.#expect(')');
    return { kind: token.text };
  }

  #readPredicates(): readonly XPathExpression[] {
    const predicates: XPathExpression[] = [];
    while (this.#skip('[')) {
      predicates.push(this.#readExpression());
      this.#expect(']');
    }
    return predicates;
  }

  #startsStep(): boolean {
    const token = this.#tokens[this.#next];
    return token?.kind === 'name' || ['.', '..', '@', '*'].includes(token?.text ?? '');
  }

  #isMark(ahead: number, text: string): boolean {
    const token = this.#tokens[this.#next + ahead];
    return token?.kind === 'mark' && token.text === text;
  }

  /** Passes over a mark, or over the word of an operator. */
  #skip(text: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.text !== text || token.kind === 'text' || token.kind === 'number') return false;
    this.#next++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#skip(mark)) this.#fault(`'${mark}' is missing`);
  }

  #fault(message: string): never {
    throw new XPathFault(message, this.#tokens[this.#next]?.offset ?? this.#end);
  }
}

function isAxis(name: string): name is XPathAxis {
  return xpathAxes.has(name);
}

function isNodeType(name: string): name is 'text' | 'node' {
  return name === 'text' || name === 'node';
}
