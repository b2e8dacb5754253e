import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Callable } from './callable.ts';

/**
 * Namespaces under which Zoho keeps functions of its own kinds. A function that was declared without one, as Zoho's
 * editor shows some, can be called under each of them.
 */
const functionNamespaces: ReadonlySet<string> = new Set([
  'automation',
  'button',
  'related_list',
  'schedule',
  'standalone',
  'thisapp',
  'validation_rule',
]);

/** The functions of a set of programs, by their paths. Paths are compared with case, as Zoho does with variables. */
export class FunctionTable {
  readonly #byPath = new Map<string, Callable>();

  /** A path that is declared twice means the later function, as saving one again replaces it. */
  constructor(callables: readonly Callable[]) {
    for (const callable of callables) {
      if (callable.path !== undefined) this.#byPath.set(callable.path, callable);
    }
  }

  /** The function that a call of this path means: `f`, `standalone.f`, `thisapp.orders.f`. */
  find(path: string): Callable | undefined {
    const exact = this.#byPath.get(path);
    if (exact) return exact;
    const [namespace = '', ...rest] = path.split('.');
    return functionNamespaces.has(namespace) && rest.length > 0
      ? this.#byPath.get(rest.join('.'))
      : undefined;
  }

  /** Whether a name can only be the first part of a function's path. */
  isNamespace(name: string): boolean {
    return functionNamespaces.has(name);
  }

  nearest(path: string): string | undefined {
    return nearestName(path, this.#byPath.keys());
  }

  /** The one function that has this name behind another namespace: `standalone.f` for `f` and for `automation.f`. */
  namedAlike(path: string): string | undefined {
    const name = lastPart(path);
    const [only, ...others] = [...this.#byPath.keys()].filter((one) => lastPart(one) === name);
    return others.length === 0 ? only : undefined;
  }

  get all(): readonly Callable[] {
    return [...this.#byPath.values()];
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
