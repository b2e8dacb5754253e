import { nearestName } from '../builtins/nearest-name.ts';
import type { BlockTask } from './block-task.ts';
import { invokeUrlBlock } from './invokeurl.ts';
import { sendMailBlock } from './sendmail.ts';

/** Every task with a block of keys that this engine knows. */
export const blockTasks: readonly BlockTask[] = [invokeUrlBlock, sendMailBlock];

const byName: ReadonlyMap<string, BlockTask> = new Map(blockTasks.map((task) => [task.name, task]));

export function blockTask(name: string): BlockTask | undefined {
  return byName.get(name.toLowerCase());
}

export function nearestBlockTask(name: string): string | undefined {
  return nearestName(name, byName.keys());
}
