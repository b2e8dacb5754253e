import { nearestName } from '../builtins/nearest-name.ts';
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

  /** The known task that a mistyped path most likely stands for; of an unknown product, the one of the same name. */
  nearest(path: string): string | undefined {
    const paths = this.all.map((task) => task.path);
    const [, product = '', name = ''] = path.toLowerCase().split('.');
    const prefix = `zoho.${product}.`;
    const siblings = paths.filter((known) => known.toLowerCase().startsWith(prefix));
    const sibling = nearestName(
      name,
      siblings.map((known) => known.slice(prefix.length)),
    );
    return siblings.find((known) => known.slice(prefix.length) === sibling) ?? nearestName(path, paths);
  }

  get all(): readonly Task[] {
    return [...this.#byPath.values()];
  }
}

/** Every integration task that this engine knows. A new one is one entry in the file of its product. */
export const integrationTasks: readonly Task[] = [
  ...biginTasks,
  ...crmTasks,
  ...booksTasks,
  ...webDataTasks,
  ...browserTasks,
];
