import { spawnSync } from 'node:child_process';
import type { Comparison } from './measure.ts';

/**
 * The start of `topping run` on a file of one line beside that of Node with nothing to do.
 *
 * @param command the file of the command
 * @param script a Deluge file that prints 1
 */
export function startComparison(command: string, script: string, rounds: number): Comparison {
  return {
    name: 'the start of topping run',
    target: 3,
    counts: 'clock',
    ours: { name: 'topping run', run: () => succeed([command, 'run', script], '1\n') },
    theirs: { name: 'node -e 0', run: () => succeed(['-e', '0'], '') },
    warmUp: 2,
    rounds,
  };
}

function succeed(args: readonly string[], expected: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0 || stdout !== expected) throw new Error(`node ${args.join(' ')} fails: ${stderr}`);
}
