import type { Statement } from '../syntax/ast.ts';
import { statementsWithin } from '../syntax/walk.ts';

/**
 * The variables of one function. Deluge has no block scope: a name means the same slot in the whole function
 * (inferred from saved scripts, which read behind a block what was first assigned inside it).
 */
export class Scope {
  readonly #slots = new Map<string, number>();
  readonly #assigned: ReadonlySet<string>;

  constructor(parameters: readonly string[], statements: readonly Statement[]) {
    for (const name of parameters) this.slotOf(name);
    this.#assigned = new Set([...parameters, ...assignedNames(statements)]);
  }

  /** The slot of a name; a name that is met for the first time gets the next one. */
  slotOf(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(name, slot);
    return slot;
  }

  /** Whether the function itself gives the name a value somewhere, or has it as a parameter. */
  assigns(name: string): boolean {
    return this.#assigned.has(name);
  }

  /** All names that have a slot so far, by slot. */
  get names(): readonly string[] {
    return [...this.#slots.keys()];
  }

  get size(): number {
    return this.#slots.size;
  }
}

function* assignedNames(statements: readonly Statement[]): Generator<string> {
  for (const statement of statementsWithin(statements)) {
    if (statement.kind === 'for-each' || statement.kind === 'try') yield statement.variable;
    else if (statement.kind === 'assignment' && statement.target.kind === 'identifier') {
      yield statement.target.name;
    }
  }
}
