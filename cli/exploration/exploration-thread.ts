/** A thread that explores scenarios, one after the other, as it is asked: see `exploration-pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { findScenario } from '../../sandbox/index.ts';
import { loadProject } from '../project.ts';
import { type ExplorationTask, type Explored, exploreOne, subjectOf } from './exploration-task.ts';

/** What a thread tells: how far it has come with a scenario, and at its end what became of it. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly scenario: string; readonly schedules: number }
  | { readonly kind: 'explored'; readonly explored: Explored };

if (parentPort) await answer(parentPort, workerData);

async function answer(port: NonNullable<typeof parentPort>, task: ExplorationTask): Promise<void> {
  // Whoever started the thread has checked the types, which takes most of the time.
  const loaded = await loadProject(task.directory, { types: false });
  const subject = loaded.ok ? subjectOf(loaded.project, task) : loaded;
  const tell = (message: ThreadMessage): void => port.postMessage(message);
  // Messages that came before this wait for it.
  port.on('message', async (name: string) => {
    const scenario = findScenario(name);
    if (!scenario) throw new Error(`There is no scenario ${name}.`);
    const explored: Explored = subject.ok
      ? await exploreOne(subject.made, scenario, task, (of, schedules) =>
          tell({ kind: 'progress', scenario: of, schedules }),
        )
      : { ok: false, diagnostics: subject.diagnostics };
    tell({ kind: 'explored', explored });
  });
}
