import type { BlockTask } from './block-task.ts';
import { invokeApiBlock } from './invokeapi.ts';
import { invokeUrlBlock } from './invokeurl.ts';
import { sendMailBlock } from './sendmail.ts';
import { sendSmsBlock } from './sendsms.ts';

/** Every task with a block of keys that this engine knows. */
export const blockTasks: readonly BlockTask[] = [invokeUrlBlock, invokeApiBlock, sendMailBlock, sendSmsBlock];

const byName: ReadonlyMap<string, BlockTask> = new Map(blockTasks.map((task) => [task.name, task]));

export function blockTask(name: string): BlockTask | undefined {
  return byName.get(name.toLowerCase());
}
