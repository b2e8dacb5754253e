import { nearestName } from '../diagnostics/nearest-name.ts';
import { biginTasks } from './bigin.ts';
import { booksTasks } from './books.ts';
import { crmTasks } from './crm.ts';
import type { Task } from './task.ts';
import { browserTasks, webDataTasks } from './web-data.ts';

/** Finds integration tasks by path, without regard to case. */
export class TaskTable {
  readonly #byPath: ReadonlyMap<string, Task>;

  /** @throws Error when two tasks have the same path. */
  constructor(tasks: readonly Task[]) {
    const byPath = new Map<string, Task>();
    for (const task of tasks) {
      const key = task.path.toLowerCase();
      if (byPath.has(key)) throw new Error(`Two tasks have the path ${task.path}`);
      byPath.set(key, task);
    }
    this.#byPath = byPath;
  }

  find(path: string): Task | undefined {
    return this.#byPath.get(path.toLowerCase());
  }

  /** The known task that a mistyped path most likely stands for; another product's only when that is mistyped too. */
  nearest(path: string): string | undefined {
    const [first = '', product = '', ...rest] = path.split('.');
    const paths = this.all.map((task) => task.path);
    if (first.toLowerCase() !== 'zoho' || rest.length === 0) return nearestName(path, paths);
    const products = new Set(paths.filter((known) => known.startsWith('zoho.')).map(productOf));
    const meant = products.has(product.toLowerCase()) ? product : nearestName(product, products);
    if (meant === undefined) return undefined;
    const prefix = `zoho.${meant.toLowerCase()}.`;
    const siblings = paths
      .filter((known) => known.startsWith(prefix))
      .map((known) => known.slice(prefix.length));
    const sibling = nearestName(rest.join('.'), siblings);
    return sibling === undefined ? undefined : prefix + sibling;
  }

  get all(): readonly Task[] {
    return [...this.#byPath.values()];
  }
}

/** `crm` of `zoho.crm.v8.createRecord`. */
function productOf(path: string): string {
  return path.split('.')[1] ?? '';
}

/** Every integration task that this engine knows. A new one is one entry in the file of its product. */
export const integrationTasks: readonly Task[] = [
  ...biginTasks,
  ...crmTasks,
  ...booksTasks,
  ...webDataTasks,
  ...browserTasks,
];
