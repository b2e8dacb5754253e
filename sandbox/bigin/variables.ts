/** An organization variable of Bigin. */
export interface BiginVariable {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** The organization variables: what a topping keeps its settings in. Scripts and callers of the API see the same ones. */
export class BiginVariables {
  readonly #values = new Map<string, string>();

  constructor(values: Readonly<Record<string, string>>) {
    this.restore(values);
  }

  /** The value of a variable; null when there is none of that name. */
  value(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  all(): readonly BiginVariable[] {
    return [...this.#values].map(([name, value], index) => ({ id: idAt(index), name, value }));
  }

  /** The variable with an id or an API name. */
  find(key: string): BiginVariable | undefined {
    return this.all().find((variable) => variable.id === key || variable.name === key);
  }

  /** Gives a variable that exists another value. */
  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  snapshot(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }

  restore(values: Readonly<Record<string, string>>): void {
    this.#values.clear();
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
  }
}

function idAt(index: number): string {
  return `5999998${String(101 + index).padStart(12, '0')}`;
}
