import {
  type Comment,
  type Expression,
  type FetchRecords,
  type FieldEntry,
  type InsertRecord,
  memberPath,
  type RecordRange,
  type SortField,
  type TaskBlock,
  type TaskEntry,
  type TaskValue,
} from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { isBlockTask, isTransferTask, type TokenKind } from './token.ts';
import { SyntaxPanic } from './token-reader.ts';

/** What the value of a key can name besides a value: https://www.zoho.com/deluge/help/misc-statements/send-mail.html */
const valueKinds: ReadonlySet<string> = new Set(['file', 'template', 'view']);

/** The keys that take several values with commas between them; of other keys the page above names lists only. */
const keysOfSeveral: ReadonlySet<string> = new Set(['reply to', 'attachments']);

/** What stands behind a key, and behind a field of a record. */
const keyMarks: readonly TokenKind[] = [':', '='];

/** Blocks of keys, and the records of Creator's forms, which are written with them. */
export abstract class KeyBlockParser extends ExpressionParser {
  /** Whether anything was read that only Creator has. */
  protected hasCreatorSyntax = false;
  /** Whether a block of keys begins in the first column below an indented line, as Creator's editor writes it. */
  protected hasFlushBlock = false;
  /** How many braces are open around the cursor. */
  protected blockDepth = 0;

  protected override keyBlock(): TaskBlock | InsertRecord | undefined {
    const next = this.peek(1);
    if (next.kind === '[' && isBlockTask(this.textOf(this.token))) return this.#taskBlock('[', ']');
    if (next.startsLine && isBlockTask(this.textOf(this.token)) && this.#keyBegins(1)) {
      this.report('expected-token', { expected: '[', found: this.foundText(next) }, next);
      return this.#taskBlock(undefined, ']');
    }
    if (next.kind === '[' && isTransferTask(this.textOf(this.token)) && this.#keyBegins(2)) {
      return this.#taskBlock('[', ']');
    }
    if (
      (next.kind === '{' || next.kind === '(') &&
      isBlockTask(this.textOf(this.token)) &&
      this.#keyBegins(2)
    ) {
      const isOlderMail = next.kind === '(' && (this.isWord('sendmail') || this.isWord('sendsms'));
      if (!isOlderMail) {
        this.report('block-brackets', { task: this.textOf(this.token), found: next.kind }, next);
        return this.#taskBlock(next.kind, next.kind === '{' ? '}' : ')');
      }
    }
    // The older form of a mail: https://www.zoho.com/creator/help/script/send-mail.html (observed in public notes).
    if (next.kind === '(' && (this.isWord('sendmail') || this.isWord('sendsms')) && this.#keyBegins(2)) {
      return this.#taskBlock('(', ')');
    }
    if (next.kind === 'identifier' && this.isWord('insert') && this.isWord('into', next)) {
      return this.#insertRecord();
    }
    return undefined;
  }

  /** `zoho.sdp.invokeurl [ … ]`: a task with the name of its service before it. */
  protected override blockOfService(path: readonly string[], start: number): TaskBlock | undefined {
    const isTask =
      this.token.kind === '[' && path[0]?.toLowerCase() === 'zoho' && isBlockTask(path.at(-1) ?? '');
    return isTask && this.#keyBegins(1) ? this.#keysOf(path.join('.'), start, '[', ']') : undefined;
  }

  /** `x = [ url :… ]`: the task before the bracket is missing. */
  protected override blockWithoutTask(): TaskBlock | undefined {
    if (!this.#keyBegins(1)) return undefined;
    this.report('expected-token', { expected: 'invokeurl', found: '[' }, this.token);
    return this.#keysOf('invokeurl', this.token.start, '[', ']');
  }

  #taskBlock(open: TokenKind | undefined, close: TokenKind): TaskBlock {
    const { start } = this.token;
    const task = this.takeText();
    this.#noteLayout(start);
    return this.#keysOf(task, start, open, close);
  }

  /** @param open undefined where the bracket is missing */
  #keysOf(task: string, start: number, open: TokenKind | undefined, close: TokenKind): TaskBlock {
    if (open) this.expect(open);
    const { entries, dangling } = this.#entries(close, (leading): TaskEntry => {
      const key = this.#taskKey();
      const value = this.#taskValue();
      const further = keysOfSeveral.has(key.key.toLowerCase()) ? this.#furtherValues() : [];
      this.#commas();
      return {
        ...key,
        ...value,
        ...(further.length > 0 && { further }),
        leading,
        trailing: this.takeCommentsOnLine(),
      };
    });
    return { kind: 'task-block', range: { start, end: this.previous.end }, task, entries, dangling };
  }

  #insertRecord(): InsertRecord {
    const { start } = this.token;
    this.hasCreatorSyntax = true;
    this.advance();
    this.advance();
    const form = this.dottedName();
    this.#noteLayout(start);
    if (this.token.kind !== '[' && this.token.startsLine && this.#keyBegins(0)) {
      this.report('expected-token', { expected: '[', found: this.foundText(this.token) }, this.token);
    } else this.expect('[');
    const { entries, dangling } = this.#entries(']', (leading): FieldEntry => {
      const field = this.dottedName();
      this.expect('=');
      const value = this.expression();
      this.#commas();
      return { field, value, leading, trailing: this.takeCommentsOnLine() };
    });
    return {
      kind: 'insert-record',
      range: { start, end: this.previous.end },
      form,
      fields: entries,
      dangling,
    };
  }

  #entries<Entry>(
    close: TokenKind,
    read: (leading: readonly Comment[]) => Entry,
  ): { readonly entries: readonly Entry[]; readonly dangling: readonly Comment[] } {
    const entries: Entry[] = [];
    const saidAround = this.#saidCommas;
    this.#saidCommas = false;
    while (this.token.kind !== close && this.token.kind !== 'end' && this.token.kind !== ';') {
      const entry = this.#recoveringEntry(close, () => read(this.takeComments(this.token.start)));
      if (entry) entries.push(entry);
    }
    const dangling = this.takeComments(this.token.start);
    this.expect(close);
    this.#saidCommas = saidAround;
    return { entries, dangling };
  }

  /** Reads an entry; after a mistake in it, skips to the line of the next key. */
  #recoveringEntry<Entry>(close: TokenKind, read: () => Entry): Entry | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxPanic)) throw error;
      for (let passed = 0; this.token.kind !== 'end'; passed++) {
        const { kind, startsLine } = this.token;
        if (startsLine && passed > 0 && this.#keyBegins(0)) return undefined;
        if (kind === close && !(this.peek(1).startsLine && this.#keyBegins(1))) return undefined;
        if (kind === '}' && startsLine) throw error;
        if (kind === ';' && this.peek(1).startsLine) throw error;
        this.advance();
      }
      return undefined;
    }
  }

  #saidCommas = false;

  #noteLayout(start: number): void {
    const { text } = this.source;
    if (this.blockDepth === 0 || this.hasFlushBlock || text.charAt(this.token.start - 1) !== '\n') return;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    this.hasFlushBlock = text.charAt(line) === '\t' || text.charAt(line) === ' ';
  }

  /** Commas behind a value, with further values or not: said once for a block, and passed. */
  #commas(): void {
    if (this.token.kind === ';' && (this.#keyBegins(1, ':') || this.peek(1).kind === ']')) {
      if (!this.#saidCommas) this.report('semicolon-between-keys', undefined, this.token);
      this.#saidCommas = true;
      this.advance();
    }
    while (this.token.kind === ',') {
      if (!this.#saidCommas) this.report('comma-between-keys', undefined, this.token);
      this.#saidCommas = true;
      this.advance();
      const { kind } = this.peek(0);
      if ((kind === 'identifier' || kind === 'text') && !this.#keyBegins(0)) this.expression();
    }
  }

  /** Whether `key :`, `two words :` or `key =` stands so many tokens ahead. */
  #keyBegins(from: number, ...marks: readonly TokenKind[]): boolean {
    let ahead = from;
    while (this.peek(ahead).kind === 'identifier' || this.peek(ahead).kind === '-') ahead++;
    const { kind } = this.peek(ahead);
    return ahead > from && (marks.length > 0 ? marks : keyMarks).includes(kind);
  }

  /** `url :`, `reply to :`, `content-type:`. */
  #taskKey(): Pick<TaskEntry, 'key' | 'keyRange'> {
    const first = this.expect('identifier');
    let key = this.textOf(first);
    while (this.token.kind === 'identifier' || this.token.kind === '-') {
      const hyphen = this.accept('-');
      key += `${hyphen ? '-' : ' '}${this.textOf(this.expect('identifier'))}`;
    }
    const { end } = this.previous;
    this.expect(':');
    return { key, keyRange: { start: first.start, end } };
  }

  #taskValue(): TaskValue {
    const hasKind = this.#valueKindStands(0);
    const kind = hasKind ? this.takeText() : '';
    if (hasKind) this.advance();
    const value = this.expression();
    const format = hasKind && this.isWord('as') ? this.#format() : undefined;
    return { ...(hasKind && { valueKind: kind }), value, ...(format !== undefined && { format }) };
  }

  #furtherValues(): readonly TaskValue[] {
    const values: TaskValue[] = [];
    while (this.token.kind === ',' && (this.#valueKindStands(1) || !this.#keyBegins(1)) && !this.#closes(1)) {
      this.advance();
      values.push(this.#taskValue());
    }
    return values;
  }

  #valueKindStands(ahead: number): boolean {
    const token = this.peek(ahead);
    return (
      token.kind === 'identifier' &&
      this.peek(ahead + 1).kind === ':' &&
      valueKinds.has(this.textOf(token).toLowerCase())
    );
  }

  #closes(ahead: number): boolean {
    return [']', ')', '}', ';', 'end'].includes(this.peek(ahead).kind);
  }

  #format(): string {
    this.advance();
    return this.textOf(this.expect('identifier'));
  }

  protected override fetchRecords(form: Expression): FetchRecords {
    this.hasCreatorSyntax = true;
    this.expect('[');
    const criteria = this.expression();
    this.expect(']');
    const sort = this.sortFields();
    const limits =
      this.isWord('range') && this.isWord('from', this.peek(1)) ? this.#recordRange() : undefined;
    return {
      kind: 'fetch-records',
      range: { start: form.range.start, end: this.previous.end },
      form: (memberPath(form) ?? []).join('.'),
      criteria,
      sort,
      ...(limits && { limits }),
    };
  }

  /** `sort by Item desc,Date`; none where the words do not stand here. */
  protected override sortFields(): readonly SortField[] {
    const sort: SortField[] = [];
    if (!this.isWord('sort') || !this.isWord('by', this.peek(1))) return sort;
    this.advance();
    this.advance();
    do sort.push(this.#sortField());
    while (this.accept(','));
    return sort;
  }

  #sortField(): SortField {
    const field = this.dottedName();
    const ordered = this.isWord('desc') || this.isWord('asc');
    return { field, ...(ordered && { order: this.takeText() }) };
  }

  #recordRange(): RecordRange {
    this.advance();
    this.advance();
    const from = this.expression();
    if (!this.isWord('to')) {
      this.fail('expected-token', { expected: 'to', found: this.foundText(this.token) }, this.token);
    }
    this.advance();
    return { from, to: this.expression() };
  }
}
