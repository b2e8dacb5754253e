/**
 * The syntax tree of Deluge. Nodes are plain frozen-by-type data; every node knows its range. Comments belong to
 * the statement that they stand before or beside, so that the printer can put each back.
 */
import type { Range } from '../source.ts';

export interface Comment {
  readonly style: 'line' | 'block';
  /** As written, with its marks: `// why` or a block. */
  readonly text: string;
  readonly range: Range;
}

/** What stands around a statement and means nothing to the runtime. */
export interface Trivia {
  /** Comments on lines of their own before the statement, or inside it where no other node could hold them. */
  readonly leading: readonly Comment[];
  /** Comments behind the statement on its last line. */
  readonly trailing: readonly Comment[];
}

/**
 * The editor that a text shows it was saved by, where it is not the one of CRM, Bigin and most products: Creator's
 * indents the bodies of functions, and an older one of it writes blocks of keys from the first column (observed in saved
 * public scripts).
 */
export type EditorLayout = 'creator' | 'creator-flush';

/** A whole file: functions, or the body of one as it is pasted from Zoho's editor. */
export interface Program {
  readonly kind: 'program';
  readonly range: Range;
  readonly items: readonly (FunctionDeclaration | Statement)[];
  /** Comments after the last item. */
  readonly dangling: readonly Comment[];
  readonly layout?: EditorLayout;
}

export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly range: Range;
  readonly trivia: Trivia;
  /** As written, such as `void`, `string` or `list<map>`; absent where the author left it out. */
  readonly returnType?: string;
  /** `automation`, `standalone`, `thisapp.orders`, …; absent for a bare name. */
  readonly namespace?: string;
  readonly name: string;
  readonly nameRange: Range;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}

export interface Parameter {
  /** As written: `Map`, `list<map>`, in Creator the name of a form. */
  readonly type?: string;
  /** A name; dotted in the one form `zoho.crmAPIRequest`, as a saved public script has it. */
  readonly name: string;
  readonly range: Range;
}

export interface Block {
  readonly kind: 'block';
  readonly range: Range;
  readonly statements: readonly Statement[];
  /** Comments after the last statement, before the closing brace. */
  readonly dangling: readonly Comment[];
}

export type Statement =
  | Assignment
  | ExpressionStatement
  | IfStatement
  | ForEachStatement
  | BreakStatement
  | ContinueStatement
  | ReturnStatement
  | InfoStatement
  | TryStatement
  | ThrowStatement
  | BareBlock
  | DeleteRecords
  | AlertStatement
  | FormAction
  | Markup
  | InvalidStatement;

interface StatementBase {
  readonly range: Range;
  readonly trivia: Trivia;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '%=';

export interface Assignment extends StatementBase {
  readonly kind: 'assignment';
  /** A variable, or a field of a record as in Creator (`input.Name = …`, `Name:ui = …`). */
  readonly target: Identifier | Member | FieldChoices;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
  /** Ends in a block of keys without a semicolon behind it, which Zoho accepts and its editor leaves (observed). */
  readonly unterminated?: true;
}

export interface ExpressionStatement extends StatementBase {
  readonly kind: 'expression-statement';
  readonly expression: Expression;
  /** As for an assignment. */
  readonly unterminated?: true;
}

export interface IfStatement extends StatementBase {
  readonly kind: 'if';
  /** `if` and each `else if`, in order; never empty. */
  readonly branches: readonly IfBranch[];
  readonly otherwise?: ElseBranch;
}

export interface IfBranch {
  /** Comments between the block before and this `else if`. */
  readonly leading: readonly Comment[];
  readonly condition: Expression;
  readonly body: Block;
}

export interface ElseBranch {
  /** Comments between the block before and this `else`. */
  readonly leading: readonly Comment[];
  readonly body: Block;
}

export interface ForEachStatement extends StatementBase {
  readonly kind: 'for-each';
  readonly variable: string;
  readonly variableRange: Range;
  /** True for `for each index i in …`, which gives positions instead of elements. */
  readonly overIndex: boolean;
  readonly iterable: Expression;
  readonly body: Block;
}

export interface BreakStatement extends StatementBase {
  readonly kind: 'break';
}

export interface ContinueStatement extends StatementBase {
  readonly kind: 'continue';
}

export interface ReturnStatement extends StatementBase {
  readonly kind: 'return';
  readonly value?: Expression;
}

export interface InfoStatement extends StatementBase {
  readonly kind: 'info';
  readonly value: Expression;
}

export interface TryStatement extends StatementBase {
  readonly kind: 'try';
  readonly body: Block;
  readonly variable: string;
  /** Comments between the block and `catch`. */
  readonly handlerLeading: readonly Comment[];
  readonly handler: Block;
}

export interface ThrowStatement extends StatementBase {
  readonly kind: 'throw';
  readonly value?: Expression;
}

/** Braces around statements that belong to no other statement. */
export interface BareBlock extends StatementBase {
  readonly kind: 'bare-block';
  readonly body: Block;
}

/** `delete from Orders[Status == "Open"]` of Creator. */
export interface DeleteRecords extends StatementBase {
  readonly kind: 'delete-records';
  readonly records: FetchRecords;
}

/** `alert "Saved";` of Creator. */
export interface AlertStatement extends StatementBase {
  readonly kind: 'alert';
  readonly value: Expression;
}

/** The HTML of a page of Creator between two pieces of code, and the value that `<%=…` writes behind it. */
export interface Markup extends StatementBase {
  readonly kind: 'markup';
  /** As written, with the marks around it: `%><td><%=`. The page's first has none before it, its last none behind. */
  readonly text: string;
  readonly value?: Expression;
}

/** `show Name, Email;`, `cancel submit;` and their like of Creator: a word and what it is about. */
export interface FormAction extends StatementBase {
  readonly kind: 'form-action';
  /** As written: `show`, `hide`, `enable`, `disable`, `clear`, `reload`, `cancel`. */
  readonly action: string;
  /** Names of fields, some dotted; `submit` behind `cancel`. */
  readonly fields: readonly string[];
}

/** What the parser skipped after an error. A program that holds one never runs. */
export interface InvalidStatement extends StatementBase {
  readonly kind: 'invalid';
}

export type Expression =
  | TextLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | Identifier
  | Member
  | Call
  | MethodCall
  | Unary
  | Binary
  | Conditional
  | Parenthesized
  | MapLiteral
  | ListLiteral
  | EmptyBraces
  | TypedList
  | TaskBlock
  | FetchRecords
  | InsertRecord
  | FieldChoices
  | InvalidExpression;

interface ExpressionBase {
  readonly range: Range;
}

export interface TextLiteral extends ExpressionBase {
  readonly kind: 'text';
  readonly value: string;
  /** A single-quoted literal is a date-time where its text has the form of one, else plain text. */
  readonly quote: '"' | "'";
  /** As written, with its quotes: escapes that mean the same can be spelt in several ways. */
  readonly raw: string;
}

export interface NumberLiteral extends ExpressionBase {
  readonly kind: 'number';
  readonly raw: string;
}

export interface BooleanLiteral extends ExpressionBase {
  readonly kind: 'boolean';
  readonly value: boolean;
  /** As written: Zoho's editor keeps `TRUE`. */
  readonly raw: string;
}

export interface NullLiteral extends ExpressionBase {
  readonly kind: 'null';
  readonly raw: string;
}

export interface Identifier extends ExpressionBase {
  readonly kind: 'identifier';
  readonly name: string;
}

/** `object.name` without a call: a system variable, an argument map's key, a record's field. */
export interface Member extends ExpressionBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  /**
   * The order of the records whose field it is: `Orders[a == 1].Item sort by Item desc`.
   * https://www.zoho.com/deluge/help/fetch-records/fetch-field-values.html (documented)
   */
  readonly sort?: readonly SortField[];
}

/** A call of a free function: `ifnull(a,b)`, `Map()`. */
export interface Call extends ExpressionBase {
  readonly kind: 'call';
  readonly name: string;
  readonly nameRange: Range;
  readonly arguments: readonly Expression[];
}

/**
 * `receiver.name(…)`. The receiver of a task such as `zoho.bigin.getRecordById(…)` is the member `zoho.bigin`;
 * of another function, `standalone`. See `calleePath`.
 */
export interface MethodCall extends ExpressionBase {
  readonly kind: 'method-call';
  readonly receiver: Expression;
  readonly name: string;
  readonly nameRange: Range;
  readonly arguments: readonly Expression[];
}

export interface Unary extends ExpressionBase {
  readonly kind: 'unary';
  readonly operator: '!' | '-' | '+';
  readonly operand: Expression;
}

/** A single `=` inside a condition means equality; it is kept apart from `==` so that it prints as written. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '=='
  | '='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '&&'
  | '||'
  | 'in'
  | 'not in';

export interface Binary extends ExpressionBase {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorRange: Range;
  readonly left: Expression;
  readonly right: Expression;
}

/** `if(condition,a,b)` as an expression. */
export interface Conditional extends ExpressionBase {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Parenthesized extends ExpressionBase {
  readonly kind: 'parenthesized';
  readonly expression: Expression;
}

export interface MapLiteral extends ExpressionBase {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  /** Written without braces, as the argument of a call: `Collection("a":1)`. */
  readonly bare?: true;
}

export interface MapEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface ListLiteral extends ExpressionBase {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  /** Zoho's editor writes `{a,b}`; `[a,b]` is accepted. */
  readonly bracket: '{' | '[';
}

/** `{}`: an empty map or list; what it is shows in its use. */
export interface EmptyBraces extends ExpressionBase {
  readonly kind: 'empty-braces';
}

/** `List:String()`, `List:String({"a","b"})`. */
export interface TypedList extends ExpressionBase {
  readonly kind: 'typed-list';
  readonly elementType: string;
  /** What it begins with; absent for an empty list. */
  readonly items?: Expression;
}

/** `invokeurl [ … ]`, `sendmail [ … ]` and their like. */
export interface TaskBlock extends ExpressionBase {
  readonly kind: 'task-block';
  /** As written: `invokeurl`, `invokeUrl`, `sendmail`, … */
  readonly task: string;
  readonly entries: readonly TaskEntry[];
  /** Comments after the last entry. */
  readonly dangling: readonly Comment[];
}

/** What stands behind a key. */
export interface TaskValue {
  /** What kind of thing the value names, as `file` in `attachments :file:report`. */
  readonly valueKind?: string;
  readonly value: Expression;
  /** The form in which a record template is attached, as in `template:Invoice as PDF`. */
  readonly format?: string;
}

export interface TaskEntry extends TaskValue {
  /** As written, with single blanks between words: `url`, `reply to`, `content-type`. */
  readonly key: string;
  readonly keyRange: Range;
  /** The values behind the first one, with commas between them: `attachments :file:report,file:invoice`. */
  readonly further?: readonly TaskValue[];
  /** Comments on lines of their own before the entry. */
  readonly leading: readonly Comment[];
  /** Comments behind the entry on its line. */
  readonly trailing: readonly Comment[];
}

/** All values of a key, in their order. */
export function valuesOfEntry(entry: TaskEntry): readonly TaskValue[] {
  return [entry, ...(entry.further ?? [])];
}

/**
 * `Orders[Status == "Open"] sort by Added_Time desc range from 1 to 10`: records of a form of Creator.
 * https://www.zoho.com/deluge/help/fetch-records/fetch-collection-records.html (documented)
 */
export interface FetchRecords extends ExpressionBase {
  readonly kind: 'fetch-records';
  /** The link name of the form; dotted when it belongs to another application. */
  readonly form: string;
  /** Names in it are fields of the form before they are variables. */
  readonly criteria: Expression;
  readonly sort: readonly SortField[];
  readonly limits?: RecordRange;
}

export interface SortField {
  readonly field: string;
  /** As written; absent where the author left it out, which means ascending. */
  readonly order?: string;
}

/** `range from 1 to 10`. */
export interface RecordRange {
  readonly from: Expression;
  readonly to: Expression;
}

/**
 * `insert into Orders [ Status="Open" ]` of Creator. Its value is the id of the record.
 * https://www.zoho.com/deluge/help/add-records.html (documented)
 */
export interface InsertRecord extends ExpressionBase {
  readonly kind: 'insert-record';
  readonly form: string;
  readonly fields: readonly FieldEntry[];
  /** Comments after the last field. */
  readonly dangling: readonly Comment[];
}

export interface FieldEntry {
  readonly field: string;
  readonly value: Expression;
  readonly leading: readonly Comment[];
  readonly trailing: readonly Comment[];
}

/** `Status:ui`: the choices that a field of Creator offers, not its value. */
export interface FieldChoices extends ExpressionBase {
  readonly kind: 'field-choices';
  readonly field: Expression;
}

/** What could not be read as an expression. */
export interface InvalidExpression extends ExpressionBase {
  readonly kind: 'invalid-expression';
}

/**
 * The dotted path of a call whose receiver is made of names alone, as in `zoho.bigin.getRecordById(…)`;
 * undefined when the receiver is a value.
 */
export function calleePath(call: MethodCall): readonly string[] | undefined {
  const receiver = memberPath(call.receiver);
  return receiver && [...receiver, call.name];
}

/** The names of `a.b.c`; undefined when anything but names takes part. */
export function memberPath(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'identifier') return [expression.name];
  if (expression.kind !== 'member') return undefined;
  const object = memberPath(expression.object);
  return object && [...object, expression.name];
}
