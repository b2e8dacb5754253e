import type {
  Block,
  Comment,
  Expression,
  FunctionDeclaration,
  Program,
  Statement,
  TaskBlock,
  Trivia,
} from './ast.ts';

/** The text of a tree, and where its statements begin in it. */
export interface PrintResult {
  readonly text: string;
  /** The line, counted from 1, on which each statement and function begins, in order of appearance. */
  readonly lines: readonly PrintedLine[];
}

export interface PrintedLine {
  readonly line: number;
  readonly node: Statement | FunctionDeclaration;
}

/**
 * Prints a tree in the layout that Zoho's own editor writes when it saves (observed in saved public scripts): tabs,
 * braces on lines of their own, two blanks behind `for each`, `url :"…"` but `headers:h`, no blank behind a comma.
 *
 * `parse(print(tree).text)` gives the same tree. A tree with `invalid` nodes cannot be printed: format only what parses.
 */
export function print(program: Program): PrintResult {
  const printer = new Printer();
  printer.program(program);
  return printer.result();
}

/** Keys of a task block that the editor writes with a blank before their colon (observed). */
const keysWithBlank: ReadonlySet<string> = new Set([
  'url',
  'type',
  'from',
  'to',
  'bcc',
  'reply to',
  'subject',
  'message',
  'service',
  'path',
]);

class Printer {
  readonly #chunks: string[] = [];
  readonly #printed: PrintedLine[] = [];
  #depth = 0;
  /** The line, counted from 1, that is written next. */
  #line = 1;

  result(): PrintResult {
    return { text: this.#chunks.length === 0 ? '' : `${this.#chunks.join('')}\n`, lines: this.#printed };
  }

  program(program: Program): void {
    for (const item of program.items) {
      if (item.kind === 'function') this.#function(item);
      else this.#statement(item);
    }
    this.#comments(program.dangling);
  }

  #function(node: FunctionDeclaration): void {
    this.#comments(node.trivia.leading);
    this.#mark(node);
    const type = node.returnType === undefined ? '' : `${node.returnType} `;
    const space = node.namespace === undefined ? '' : `${node.namespace}.`;
    const parameters = node.parameters.map(({ type: of, name }) =>
      of === undefined ? name : `${of} ${name}`,
    );
    this.#write(`${type}${space}${node.name}(${parameters.join(',')})`);
    this.#block(node.body, 0);
    this.#trail(node.trivia);
  }

  #statement(node: Statement): void {
    this.#comments(node.trivia.leading);
    this.#mark(node);
    switch (node.kind) {
      case 'assignment':
        this.#ending(`${this.#expression(node.target)} ${node.operator} `, node.value, ';');
        break;
      case 'expression-statement': {
        // The editor writes no semicolon behind `sendmail [ … ]` (observed in every saved script that has one).
        const { expression } = node;
        const bare = expression.kind === 'task-block' && /^send/i.test(expression.task);
        this.#ending('', expression, bare ? '' : ';');
        break;
      }
      case 'if':
        for (const [index, { condition, body }] of node.branches.entries()) {
          this.#write(`${index === 0 ? 'if' : 'else if'}(${this.#expression(condition)})`);
          this.#block(body);
        }
        if (node.otherwise) {
          this.#write('else');
          this.#block(node.otherwise);
        }
        break;
      case 'for-each': {
        const index = node.overIndex ? ' index' : ' ';
        this.#write(`for each${index} ${node.variable} in ${this.#expression(node.iterable)}`);
        this.#block(node.body);
        break;
      }
      case 'break':
        this.#write('break;');
        break;
      case 'continue':
        this.#write('continue;');
        break;
      case 'return':
        if (node.value) this.#ending('return ', node.value, ';');
        else this.#write('return;');
        break;
      case 'throw':
        if (node.value) this.#ending('throw ', node.value, ';');
        else this.#write('throw;');
        break;
      case 'info':
        this.#ending('info ', node.value, ';');
        break;
      case 'try':
        this.#write('try ');
        this.#block(node.body);
        this.#write(`catch (${node.variable})`);
        this.#block(node.handler);
        break;
      case 'invalid':
        throw new TypeError('A program with syntax errors cannot be printed; look at its diagnostics first.');
    }
    this.#trail(node.trivia);
  }

  /** A line that ends in a value; a task block spreads over several. */
  #ending(before: string, value: Expression, after: string): void {
    if (value.kind !== 'task-block') {
      this.#write(`${before}${this.#expression(value)}${after}`);
      return;
    }
    this.#write(`${before}${value.task}`);
    this.#taskLines(value);
    this.#append(after);
  }

  #taskLines(node: TaskBlock): void {
    this.#write('[');
    this.#depth++;
    for (const entry of node.entries) {
      this.#comments(entry.leading);
      const blank = keysWithBlank.has(entry.key.toLowerCase()) ? ' ' : '';
      this.#write(`${entry.key}${blank}:${this.#expression(entry.value)}`);
    }
    this.#depth--;
    this.#write(']');
  }

  /** The editor indents every block but the body of a function (observed). */
  #block(node: Block, indent = 1): void {
    this.#write('{');
    this.#depth += indent;
    for (const statement of node.statements) this.#statement(statement);
    this.#comments(node.dangling);
    this.#depth -= indent;
    this.#write('}');
  }

  #comments(comments: readonly Comment[]): void {
    for (const comment of comments) this.#write(comment.text);
  }

  #trail(trivia: Trivia): void {
    for (const comment of trivia.trailing) this.#append(` ${comment.text}`);
  }

  #mark(node: Statement | FunctionDeclaration): void {
    this.#printed.push({ line: this.#line, node });
  }

  #write(text: string): void {
    this.#chunks.push(this.#chunks.length === 0 ? '' : '\n', '\t'.repeat(this.#depth), text);
    this.#line += 1 + countLineBreaks(text);
  }

  /** Adds to the line written last. */
  #append(text: string): void {
    this.#chunks.push(text);
    this.#line += countLineBreaks(text);
  }

  #expression(node: Expression): string {
    switch (node.kind) {
      case 'text':
      case 'number':
      case 'boolean':
      case 'null':
        return node.raw;
      case 'identifier':
        return node.name;
      case 'member':
        return `${this.#expression(node.object)}.${node.name}`;
      case 'call':
        return `${node.name}(${this.#list(node.arguments)})`;
      case 'method-call':
        return `${this.#expression(node.receiver)}.${node.name}(${this.#list(node.arguments)})`;
      case 'unary':
        return `${node.operator}${this.#expression(node.operand)}`;
      case 'binary':
        return `${this.#expression(node.left)} ${node.operator} ${this.#expression(node.right)}`;
      case 'conditional':
        return `if(${this.#list([node.condition, node.whenTrue, node.whenFalse])})`;
      case 'parenthesized':
        return `(${this.#expression(node.expression)})`;
      case 'map': {
        const entries = node.entries.map(
          ({ key, value }) => `${this.#expression(key)}:${this.#expression(value)}`,
        );
        return node.bare ? entries.join(',') : `{${entries.join(',')}}`;
      }
      case 'list':
        return node.bracket === '{' ? `{${this.#list(node.items)}}` : `[${this.#list(node.items)}]`;
      case 'empty-braces':
        return '{}';
      case 'typed-list':
        return `List:${node.elementType}()`;
      case 'task-block':
        return this.#taskInline(node);
      case 'invalid-expression':
        throw new TypeError('A program with syntax errors cannot be printed; look at its diagnostics first.');
    }
  }

  #list(nodes: readonly Expression[]): string {
    return nodes.map((node) => this.#expression(node)).join(',');
  }

  /** A task block inside an expression; the editor has no saved example, so it keeps the block's own layout. */
  #taskInline(node: TaskBlock): string {
    const indent = '\t'.repeat(this.#depth);
    const entries = node.entries.map((entry) => {
      const blank = keysWithBlank.has(entry.key.toLowerCase()) ? ' ' : '';
      const comments = entry.leading.map((comment) => `${indent}\t${comment.text}\n`).join('');
      return `${comments}${indent}\t${entry.key}${blank}:${this.#expression(entry.value)}\n`;
    });
    return `${node.task}\n${indent}[\n${entries.join('')}${indent}]`;
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count++;
  return count;
}
