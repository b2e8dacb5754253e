import type { Range } from '../source.ts';
import type { Block, FunctionDeclaration, Parameter } from './ast.ts';
import { KeyBlockParser } from './key-block-parser.ts';
import { keywordOf } from './token.ts';
import { functionWords } from './token-lookalikes.ts';
import { SyntaxPanic } from './token-reader.ts';

/** Words of Creator that act on fields of a form: https://www.zoho.com/creator/help/script/client-functions.html */
export const formActions: ReadonlySet<string> = new Set([
  'show',
  'hide',
  'enable',
  'disable',
  'clear',
  'reload',
  'cancel',
  'focus',
]);

const longestFormWord = 7;

/** Functions with their headers, and the types that stand in them. */
export abstract class FunctionParser extends KeyBlockParser {
  /** Whether a function was read whose body is indented, as Creator's editor does it. */
  protected hasIndentedBody = false;

  /** Reads the braces of a body; the construct is named where they are missing. */
  protected abstract block(construct: string): Block;

  /** The same behind a header that begins so far in, which may end as in another language: `if x == 1:`. */
  protected abstract bodyOf(construct: string, header: number): Block;

  /** `type name(…)`, `type space.name(…)`, or `name(…) {` without a type. */
  protected startsFunction(): boolean {
    if (this.token.kind !== 'identifier' || this.keyword() || this.#isFormWord()) return false;
    const afterType = this.endOfType(0);
    const name = this.peek(afterType);
    if (name.kind === 'identifier') {
      return this.peek(this.endOfPath(afterType)).kind === '(' && keywordOf(this.textOf(name)) === undefined;
    }
    return this.headerEndsInBrace(this.endOfPath(0));
  }

  #isFormWord(): boolean {
    if (this.token.end - this.token.start > longestFormWord) return false;
    const word = this.textOf(this.token).toLowerCase();
    return word === 'alert' || formActions.has(word) || word === 'new';
  }

  /** How many tokens ahead the dotted path ends that begins `from` tokens ahead. */
  protected endOfPath(from: number): number {
    let ahead = from + 1;
    while (this.peek(ahead).kind === '.' && this.peek(ahead + 1).kind === 'identifier') ahead += 2;
    return ahead;
  }

  /** The same for a type: a path, with types in pointed brackets behind it where there are some. */
  protected endOfType(from: number): number {
    const path = this.endOfPath(from);
    if (this.peek(path).kind !== '<') return path;
    let depth = 0;
    for (let ahead = path; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === '<') depth++;
      else if (kind === '>') {
        if (--depth === 0) return ahead + 1;
      } else if (kind !== 'identifier' && kind !== '.' && kind !== ',') return path;
    }
  }

  /** The tokens of a type without what stands between them. */
  protected takeType(): string {
    const last = this.endOfType(0);
    let type = '';
    for (let passed = 0; passed < last; passed++) type += this.takeText();
    return type;
  }

  protected functionDeclaration(): FunctionDeclaration {
    const leading = this.takeComments(this.token.start);
    const { start } = this.token;
    const typeRange = this.token;
    const typed = this.peek(this.endOfType(0)).kind === 'identifier';
    const type = typed ? this.takeType() : undefined;
    const isFunctionWord = type !== undefined && functionWords.has(type.toLowerCase());
    if (isFunctionWord) this.report('function-word', { found: type }, typeRange);
    const returnType = isFunctionWord ? undefined : type;
    const path = [this.takeText()];
    let nameRange: Range = this.previous;
    while (this.token.kind === '.') {
      this.advance();
      path.push(this.takeText());
      nameRange = this.previous;
    }
    const name = path.pop() ?? '';
    const namespace = path.length > 0 ? path.join('.') : undefined;
    const parameters = this.#parameters();
    this.hasIndentedBody ||= this.#bodyIsIndented();
    // The body of a function in the form of another language is not looked for: one mistake is said once.
    if (isFunctionWord && this.token.kind !== '{') throw new SyntaxPanic();
    const body = this.block('a function');
    return {
      kind: 'function',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      ...(returnType !== undefined && { returnType }),
      ...(namespace !== undefined && { namespace }),
      name,
      nameRange: { start: nameRange.start, end: nameRange.end },
      parameters,
      body,
    };
  }

  /** Whether the first thing behind the brace under the cursor stands one tab in. */
  #bodyIsIndented(): boolean {
    const { text } = this.source;
    const first = text.slice(this.token.end, this.peek(1).start);
    return /^[^\S\n]*\r?\n\t(?:[^\s]|$)/.test(first);
  }

  /** What stands in the brackets of a header; after a mistake there, what was read of it. */
  #parameters(): readonly Parameter[] {
    const parameters: Parameter[] = [];
    const read = (): readonly Parameter[] => {
      this.expect('(');
      while (this.token.kind !== ')' && this.token.kind !== 'end') {
        parameters.push(this.#parameter());
        if (!this.accept(',')) break;
      }
      this.expect(')');
      return parameters;
    };
    return this.headerPart(read, () => parameters);
  }

  #parameter(): Parameter {
    const { start } = this.token;
    const isKeyValue = this.isWord('key') && this.peek(1).kind === '-' && this.isWord('value', this.peek(2));
    if (isKeyValue) for (let passed = 0; passed < 2; passed++) this.advance();
    const type = this.token.kind === 'identifier' ? this.takeType() : this.textOf(this.expect('identifier'));
    const first = isKeyValue ? `key-${type}` : type;
    if (this.token.kind !== 'identifier') {
      this.#refuseParameterForm();
      return { name: first, range: { start, end: this.previous.end } };
    }
    const name = this.takeText();
    this.#refuseParameterForm();
    return { type: first, name, range: { start, end: this.previous.end } };
  }

  /** `int a = 5` and `a: int`. */
  #refuseParameterForm(): void {
    const { token } = this;
    if (token.kind !== '=' && token.kind !== ':') return;
    this.report('parameter-form', { found: token.kind }, token);
    this.advance();
    this.expression();
  }

  protected startsTypedFunction(): boolean {
    const name = this.endOfType(0);
    return (
      this.token.kind === 'identifier' &&
      this.peek(name).kind === 'identifier' &&
      this.startsFunction() &&
      this.headerEndsInBrace(this.endOfPath(name))
    );
  }

  /** Whether the brackets that open so many tokens ahead close before a brace. */
  protected headerEndsInBrace(open: number): boolean {
    if (this.peek(open).kind !== '(') return false;
    let depth = 0;
    for (let ahead = open; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === 'end' || kind === ';' || kind === '{') return false;
      if (kind === '(') depth++;
      if (kind === ')' && --depth === 0) return this.peek(ahead + 1).kind === '{';
    }
  }
}
