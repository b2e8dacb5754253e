import type { DelugeWriter, PrintLiteral } from './transform.ts';

/** Collects the statements that stand in front of one value, and the names of its variables. */
export class Prelude implements DelugeWriter {
  readonly literal: PrintLiteral;
  readonly #prefix: string;
  readonly #names = new Set<string>();
  readonly #lines: string[] = [];

  /**
   * @param prefix what the names of the variables begin with; no other value of the function may have the same
   *
   * @example
   * const prelude = new Prelude(literal, 'customerPhone');
   * prelude.hold('digits', 'phone.trim()'); // 'customerPhoneDigits'
   */
  constructor(literal: PrintLiteral, prefix: string) {
    this.literal = literal;
    this.#prefix = prefix;
  }

  variable(role: string): string {
    const name = `${this.#prefix}${role.charAt(0).toUpperCase()}${role.slice(1)}`;
    let unused = name;
    for (let count = 2; this.#names.has(unused); count++) unused = `${name}${count}`;
    this.#names.add(unused);
    return unused;
  }

  add(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  hold(role: string, expression: string): string {
    // A variable of this value is not assigned again by another part of it.
    if (this.#names.has(expression)) return expression;
    const name = this.variable(role);
    this.add(`${name} = ${expression};`);
    return name;
  }

  /** The statements so far, one line each or a block over several. */
  get lines(): readonly string[] {
    return [...this.#lines];
  }
}
