import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../../sandbox/index.ts';
import type { ExplorationTask, Explored } from './exploration-task.ts';
import type { ThreadMessage } from './exploration-thread.ts';

/** The sources, or what was made of them. */
const threadFile = new URL(`./exploration-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Explores scenarios on several threads. What comes of a scenario does not depend on how many there are.
 *
 * @param threads how many work at a time
 * @param progress told now and then how far a scenario has come
 * @returns what became of each scenario, in the order in which they are given
 * @throws Error what a thread failed with, which is a defect
 */
export async function* exploreOnThreads(
  task: ExplorationTask,
  scenarios: readonly Scenario[],
  threads: number,
  progress: (scenario: string, schedules: number) => void,
): AsyncGenerator<Explored> {
  const jobs = scenarios.map((scenario) => ({ scenario, ...Promise.withResolvers<Explored>() }));
  // A job that fails may do so before anybody waits for it.
  for (const { promise } of jobs) promise.catch(() => undefined);
  // Those with many events tend to take longest; to begin with them keeps all threads at work to the end.
  const open = jobs.toSorted((a, b) => b.scenario.events.length - a.scenario.events.length);
  const workers: Worker[] = [];
  const begin = (): void => {
    const worker = new Worker(threadFile, { workerData: task });
    workers.push(worker);
    let present: (typeof jobs)[number] | undefined;
    const goOn = (): void => {
      present = open.shift();
      if (present) worker.postMessage(present.scenario.name);
      else worker.terminate();
    };
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') progress(message.scenario, message.schedules);
      else {
        present?.resolve(message.explored);
        goOn();
      }
    });
    worker.on('error', (error) => {
      for (const { reject } of jobs) reject(error);
    });
    goOn();
  };
  try {
    for (let thread = 0; thread < Math.min(threads, scenarios.length); thread += 1) begin();
    for (const { promise } of jobs) yield await promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
