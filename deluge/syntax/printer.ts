import {
  type Assignment,
  type Block,
  type Comment,
  type Expression,
  type FetchRecords,
  type FieldEntry,
  type FunctionDeclaration,
  type InsertRecord,
  type Markup,
  type Program,
  type SortField,
  type Statement,
  type TaskBlock,
  type TaskEntry,
  type TaskValue,
  type Unary,
  valuesOfEntry,
} from './ast.ts';
import {
  isMail,
  keysWithBlank,
  type LayoutRules,
  layoutRules,
  parameterSeparator,
  subformRowsOf,
} from './editor-layout.ts';

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
 * A tree that shows the layout of Creator's editor is printed in that one.
 *
 * `parse(print(tree).text)` gives the same tree. A tree with `invalid` nodes cannot be printed: format only what parses.
 */
export function print(program: Program): PrintResult {
  const printer = new Printer(program);
  printer.program(program);
  return printer.result();
}

class Printer {
  readonly #chunks: string[] = [];
  readonly #printed: PrintedLine[] = [];
  readonly #layout: LayoutRules;
  readonly #subformRows: ReadonlySet<string>;
  #depth = 0;
  /** Whether HTML was written last, to which what follows belongs as it stands: a value's end, or the page's. */
  #endsInMarkup = false;
  /** The line, counted from 1, that is written next. */
  #line = 1;

  constructor(program: Program) {
    this.#layout = layoutRules[program.layout ?? 'standard'];
    this.#subformRows = subformRowsOf(program);
  }

  result(): PrintResult {
    const ending = this.#chunks.length === 0 || this.#endsInMarkup ? '' : '\n';
    return { text: `${this.#chunks.join('')}${ending}`, lines: this.#printed };
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
    this.#write(`${type}${space}${node.name}(${parameters.join(parameterSeparator(node))})`);
    this.#block(node.body, this.#layout.bodyIndent);
    this.#trail(node.trivia.trailing);
  }

  #statement(node: Statement): void {
    if (node.kind === 'markup') {
      this.#markup(node);
      return;
    }
    this.#comments(node.trivia.leading);
    this.#mark(node);
    switch (node.kind) {
      case 'assignment':
        this.#assignment(node);
        break;
      case 'expression-statement': {
        // The editor writes no semicolon behind `sendmail [ … ]` (observed in every saved script that has one).
        const { expression } = node;
        const bare = node.unterminated || (expression.kind === 'task-block' && isMail(expression));
        this.#ending('', expression, bare ? '' : ';');
        break;
      }
      case 'if':
        for (const [index, { leading, condition, body }] of node.branches.entries()) {
          this.#comments(leading);
          this.#write(`${index === 0 ? 'if' : 'else if'}(${this.#expression(condition)})`);
          this.#block(body);
        }
        if (node.otherwise) {
          this.#comments(node.otherwise.leading);
          this.#write('else');
          this.#block(node.otherwise.body);
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
        this.#comments(node.handlerLeading);
        this.#write(`catch (${node.variable})`);
        this.#block(node.handler);
        break;
      case 'bare-block':
        this.#block(node.body);
        break;
      case 'delete-records':
        this.#write(`delete from ${this.#expression(node.records)};`);
        break;
      case 'alert':
        this.#write(`alert ${this.#expression(node.value)};`);
        break;
      case 'form-action':
        this.#write(`${node.action} ${node.fields.join(',')};`);
        break;
      case 'invalid':
        throw new TypeError('A program with syntax errors cannot be printed; look at its diagnostics first.');
    }
    this.#trail(node.trivia.trailing);
  }

  #markup(node: Markup): void {
    const { text, value, trivia } = node;
    this.#comments(trivia.leading);
    // Behind a value nothing may come between it and the mark.
    if (this.#endsInMarkup) this.#append(text);
    else {
      this.#mark(node);
      this.#write(text);
    }
    if (value) this.#append(this.#expression(value));
    // The comments of a value stand behind it, each up to the end of its line.
    this.#append(trivia.trailing.map((comment) => ` ${comment.text}`).join('\n'));
    this.#endsInMarkup = value !== undefined || !text.endsWith('<%');
  }

  #assignment({ target, operator, value, unterminated }: Assignment): void {
    const isRow =
      target.kind === 'member' &&
      target.object.kind === 'identifier' &&
      this.#subformRows.has(target.object.name);
    const equals = isRow && operator === '=' ? '=' : ` ${operator} `;
    this.#ending(`${this.#expression(target)}${equals}`, value, unterminated ? '' : ';');
  }

  /** A line that ends in a value; a block of keys spreads over several. */
  #ending(before: string, value: Expression, after: string): void {
    if (value.kind === 'task-block') this.#write(`${before}${value.task}`);
    else if (value.kind === 'insert-record') this.#write(`${before}insert into ${value.form}`);
    else {
      this.#write(`${before}${this.#expression(value)}${after}`);
      return;
    }
    const depth = this.#depth;
    if (this.#layout.flushBlocks) this.#depth = 0;
    this.#write('[');
    this.#depth++;
    if (value.kind === 'task-block') {
      for (const entry of value.entries) this.#entry(this.#taskEntry(entry), entry);
    } else {
      for (const entry of value.fields) this.#entry(`${entry.field}=${this.#expression(entry.value)}`, entry);
    }
    this.#comments(value.dangling);
    this.#depth--;
    this.#write(`]${after}`);
    this.#depth = depth;
  }

  #entry(text: string, { leading, trailing }: TaskEntry | FieldEntry): void {
    this.#comments(leading);
    this.#write(text);
    this.#trail(trailing);
  }

  #taskEntry(entry: TaskEntry): string {
    const blank = keysWithBlank.has(entry.key.toLowerCase()) ? ' ' : '';
    const values = valuesOfEntry(entry).map((value) => this.#taskValue(value));
    return `${entry.key}${blank}:${values.join(',')}`;
  }

  #taskValue({ valueKind, value, format }: TaskValue): string {
    const kind = valueKind === undefined ? '' : `${valueKind}:`;
    return `${kind}${this.#expression(value)}${format === undefined ? '' : ` as ${format}`}`;
  }

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

  #trail(comments: readonly Comment[]): void {
    for (const comment of comments) this.#append(` ${comment.text}`);
  }

  #mark(node: Statement | FunctionDeclaration): void {
    this.#printed.push({ line: this.#line, node });
  }

  #write(text: string): void {
    this.#endsInMarkup = false;
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
        return `${this.#expression(node.object)}.${node.name}${sortedBy(node.sort ?? [])}`;
      case 'call':
        return `${node.name}(${this.#list(node.arguments)})`;
      case 'method-call':
        return `${this.#expression(node.receiver)}.${node.name}(${this.#list(node.arguments)})`;
      case 'unary':
        return this.#unary(node);
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
        return `List:${node.elementType}(${node.items ? this.#expression(node.items) : ''})`;
      case 'fetch-records':
        return this.#fetchRecords(node);
      case 'field-choices':
        return `${this.#expression(node.field)}:ui`;
      case 'task-block':
      case 'insert-record':
        return this.#inline(node);
      case 'invalid-expression':
        throw new TypeError('A program with syntax errors cannot be printed; look at its diagnostics first.');
    }
  }

  /** Two signs in a row stay two: `- -a`. */
  #unary({ operator, operand }: Unary): string {
    const blank = operator !== '!' && operand.kind === 'unary' && operand.operator === operator ? ' ' : '';
    return `${operator}${blank}${this.#expression(operand)}`;
  }

  #list(nodes: readonly Expression[]): string {
    return nodes.map((node) => this.#expression(node)).join(',');
  }

  #fetchRecords({ form, criteria, sort, limits }: FetchRecords): string {
    const range = limits
      ? ` range from ${this.#expression(limits.from)} to ${this.#expression(limits.to)}`
      : '';
    return `${form}[${this.#expression(criteria)}]${sortedBy(sort)}${range}`;
  }

  /** A block of keys inside an expression; there is no saved example, so it keeps the block's own layout. */
  #inline(node: TaskBlock | InsertRecord): string {
    const indent = this.#layout.flushBlocks ? '' : '\t'.repeat(this.#depth);
    const head = node.kind === 'task-block' ? node.task : `insert into ${node.form}`;
    const entries =
      node.kind === 'task-block'
        ? node.entries.map((entry) => ({ entry, text: this.#taskEntry(entry) }))
        : node.fields.map((entry) => ({ entry, text: `${entry.field}=${this.#expression(entry.value)}` }));
    const lines = entries.flatMap(({ entry, text }) => [
      ...entry.leading.map((comment) => comment.text),
      [text, ...entry.trailing.map((comment) => comment.text)].join(' '),
    ]);
    const inside = [...lines, ...node.dangling.map((comment) => comment.text)];
    return [head, `${indent}[`, ...inside.map((line) => `${indent}\t${line}`), `${indent}]`].join('\n');
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count++;
  return count;
}

function sortedBy(sort: readonly SortField[]): string {
  const fields = sort.map(({ field, order }) => (order === undefined ? field : `${field} ${order}`));
  return fields.length === 0 ? '' : ` sort by ${fields.join(',')}`;
}
