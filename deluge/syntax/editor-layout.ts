import type { EditorLayout, FunctionDeclaration, Program, TaskBlock } from './ast.ts';
import { statementsWithin } from './walk.ts';

/**
 * What Zoho's editors do when they save, as far as the tree alone does not tell. Every rule is observed in saved public
 * scripts; docs/formatter.md says how often each holds.
 */
export interface LayoutRules {
  /** How far the body of a function is indented. */
  readonly bodyIndent: 0 | 1;
  /** Whether a block of keys begins in the first column however deep its statement stands. */
  readonly flushBlocks: boolean;
}

export const layoutRules: Readonly<Record<EditorLayout | 'standard', LayoutRules>> = {
  standard: { bodyIndent: 0, flushBlocks: false },
  creator: { bodyIndent: 1, flushBlocks: false },
  'creator-flush': { bodyIndent: 1, flushBlocks: true },
};

/** Keys of a block that have a blank before their colon. */
export const keysWithBlank: ReadonlySet<string> = new Set([
  'url',
  'type',
  'from',
  'to',
  'bcc',
  'reply to',
  'subject',
  'message',
  'attachments',
  'service',
  'path',
]);

/** A mail: there is never a semicolon behind its block. */
export function isMail({ task }: TaskBlock): boolean {
  return /^send/i.test(task);
}

/** Namespaces of CRM and the products that share its editor. */
const crmNamespaces: ReadonlySet<string> = new Set([
  'automation',
  'button',
  'related_list',
  'schedule',
  'standalone',
  'validation_rule',
]);

/**
 * CRM writes types with a capital and nothing behind a comma: `(String a,Int b)`; Creator and Flow write `(string a, int b)`.
 */
export function parameterSeparator({ namespace, parameters }: FunctionDeclaration): ',' | ', ' {
  if (namespace !== undefined && crmNamespaces.has(namespace.toLowerCase())) return ',';
  return parameters.every(({ type }) => type !== undefined && /^\p{Ll}/u.test(type)) ? ', ' : ',';
}

/**
 * Variables that hold a row of a Creator subform, as `row = Orders.Items();` makes one: their fields are set without
 * blanks, `row.Amount=5;`.
 */
export function subformRowsOf(program: Program): ReadonlySet<string> {
  const statements = program.items.flatMap((item) =>
    item.kind === 'function' ? item.body.statements : [item],
  );
  const assigned = new Set<string>();
  const rows = new Map<string, string>();
  for (const statement of statementsWithin(statements)) {
    if (statement.kind === 'for-each') assigned.add(statement.variable);
    if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') continue;
    const { target, value } = statement;
    assigned.add(target.name);
    const makesRow = value.kind === 'method-call' && value.arguments.length === 0;
    if (makesRow && value.receiver.kind === 'identifier') rows.set(target.name, value.receiver.name);
  }
  for (const item of program.items) {
    if (item.kind === 'function') for (const { name } of item.parameters) assigned.add(name);
  }
  return new Set([...rows].filter(([, form]) => !assigned.has(form)).map(([name]) => name));
}
