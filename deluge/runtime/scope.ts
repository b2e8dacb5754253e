import type { Statement } from '../syntax/ast.ts';
import { statementsWithin } from '../syntax/walk.ts';

/**
 * The variables of one function. Deluge has no block scope: a name means the same slot in the whole function
 * (inferred from saved scripts, which read behind a block what was first assigned inside it).
 */
export class Scope {
  readonly #slots = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #assigned: ReadonlySet<string>;
  readonly #ignoresCase: boolean;

  /** @param ignoresCase Whether names that differ in case only share a slot: the reading `variable-case`. */
  constructor(parameters: readonly string[], statements: readonly Statement[], ignoresCase = false) {
    this.#ignoresCase = ignoresCase;
    // Every parameter has the slot that its function gives it, also one that differs from another in case only.
    for (const name of new Set(parameters)) this.#add(name);
    this.#assigned = new Set([...parameters, ...assignedNames(statements)].map((name) => this.#key(name)));
  }

  /** The slot of a name; a name that is met for the first time gets the next one. */
  slotOf(name: string): number {
    return this.#slots.get(this.#key(name)) ?? this.#add(name);
  }

  #add(name: string): number {
    const slot = this.#names.length;
    this.#names.push(name);
    const key = this.#key(name);
    if (!this.#slots.has(key)) this.#slots.set(key, slot);
    return slot;
  }

  #key(name: string): string {
    return this.#ignoresCase ? name.toLowerCase() : name;
  }

  /** Whether the function itself gives the name a value somewhere, or has it as a parameter. */
  assigns(name: string): boolean {
    return this.#assigned.has(this.#key(name));
  }

  /** All names that have a slot so far, by slot. */
  get names(): readonly string[] {
    return this.#names;
  }

  get size(): number {
    return this.#names.length;
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
