/**
 * Names that Zoho documents, and that this engine has nothing behind: they are told apart from misspelt ones. A new
 * one is one entry in the table of its owner; when the engine comes to have it, the entry goes.
 */
export interface NotCoveredGroup {
  /** Whose the names are, for "belongs to …". */
  readonly owner: string;
  /** The page that lists them. */
  readonly page: string;
  /**
   * How they are written: `zoho.desk.create(…)`, `ftp [ … ]`, a function called on something, or that and a free one.
   */
  readonly form: 'path' | 'block' | 'method' | 'method-or-free';
  /** Every name that begins so belongs to the owner, also one that is not listed, and is a call of a service. */
  readonly prefix?: string;
  /** What to write, or to do, instead. */
  readonly instead: string;
  /** The documented names, as Zoho writes them, each with its page. */
  readonly names: Readonly<Record<string, string>>;
  /** Pages of tasks whose exact names were not seen, by what the list of pages calls them. */
  readonly otherPages?: Readonly<Record<string, string>>;
  /** Whether the arguments are names of fields, which no variable stands for. */
  readonly takesFields?: boolean;
  /** Keys of a block whose values are words without quotes. */
  readonly wordKeys?: readonly string[];
  /** For the page about support. */
  readonly note?: string;
}

/** A name of a script that is documented, or belongs to an owner, and is not covered. */
export interface NotCovered {
  readonly name: string;
  readonly group: NotCoveredGroup;
}

type Form = NotCoveredGroup['form'];

/** Finds names that are not covered, without regard to case. */
export class NotCoveredTable {
  readonly #byName = new Map<string, NotCoveredGroup>();
  readonly #prefixes: readonly NotCoveredGroup[];
  readonly #groups: readonly NotCoveredGroup[];

  /** @throws Error when two groups have the same name. */
  constructor(groups: readonly NotCoveredGroup[]) {
    this.#groups = groups;
    for (const group of groups) {
      for (const name of Object.keys(group.names)) {
        const key = name.toLowerCase();
        if (this.#byName.has(key)) throw new Error(`Two groups have the name ${name}`);
        this.#byName.set(key, group);
      }
    }
    this.#prefixes = groups.filter(({ prefix }) => prefix !== undefined);
  }

  /** What `a.b.c(…)` means. */
  path(path: string): NotCovered | undefined {
    const lower = path.toLowerCase();
    const group =
      this.#named(lower, 'path') ?? this.#prefixes.find(({ prefix = '' }) => lower.startsWith(prefix));
    return group && { name: path, group };
  }

  /** What `value.name(…)` means, whatever the value is. */
  method(name: string): NotCovered | undefined {
    const group = this.#named(name, 'method', 'method-or-free');
    return group && { name, group };
  }

  /** What `name(…)` means. */
  freeFunction(name: string): NotCovered | undefined {
    const group = this.#named(name, 'method-or-free');
    return group && { name, group };
  }

  /** What `name [ … ]` means. */
  block(name: string): NotCovered | undefined {
    const group = this.#named(name, 'block');
    return group && { name, group };
  }

  get groups(): readonly NotCoveredGroup[] {
    return this.#groups;
  }

  #named(name: string, ...forms: readonly Form[]): NotCoveredGroup | undefined {
    const group = this.#byName.get(name.toLowerCase());
    return group && forms.includes(group.form) ? group : undefined;
  }
}

/** What is said of it, in a check and in a run. */
export function notCoveredMessage({
  name,
  owner,
}: {
  readonly name: string;
  readonly owner: string;
}): string {
  return `'${name}' belongs to ${owner} and cannot be run here`;
}
