import { resolve } from 'node:path';
import type { Diagnostic } from '../../deluge/index.ts';
import {
  explore,
  exploreReadings,
  type ReadingPick,
  type ReadingsExploration,
  SandboxStopped,
  type Scenario,
  type Subject,
  underReadings,
} from '../../sandbox/index.ts';
import { readText, shownPath } from '../files.ts';
import type { Project } from '../project.ts';
import { makeFunctions, type Stage } from '../stages.ts';
import { explorationSubject } from '../topping-exploration.ts';

/** What is explored, and how far. It is plain data, so that a thread can be given it. */
export interface ExplorationTask {
  /** A folder of the project. */
  readonly directory: string;
  /** A Deluge file, from that folder, in place of the mapping's function. */
  readonly functionFile: string | undefined;
  readonly faults: number;
  readonly seed: number;
  readonly limit: number;
  /** How many readings differ at a time. */
  readonly together: 0 | 1 | 2;
  /** The readings that are in force throughout, besides the default ones. */
  readonly picks: readonly ReadingPick[];
}

/** What the functions of a project are explored as. */
export function subjectOf(
  project: Project,
  { directory, functionFile, picks }: Pick<ExplorationTask, 'directory' | 'functionFile' | 'picks'>,
): Stage<Subject> {
  const functions = makeFunctions(project);
  if (!functions.ok) return functions;
  const { made, diagnostics } = functions;
  const stage = (texts: typeof made, found: readonly Diagnostic[]): Stage<Subject> => {
    const subject = explorationSubject(project.topping, texts);
    return { ok: true, diagnostics: found, made: underReadings(subject, picks) };
  };
  if (functionFile === undefined) return stage(made, diagnostics);
  const path = resolve(directory, functionFile);
  const read = readText(path, shownPath(project.root, path));
  if (!read.ok) return { ok: false, diagnostics: [read.diagnostic] };
  const replaced = project.topping.mappings[0]?.name;
  const texts = made.map((one) => (one.name === replaced ? { ...one, text: read.text } : one));
  return stage(texts, diagnostics);
}

/** What became of one scenario. */
export type Explored =
  | { readonly ok: true; readonly result: ReadingsExploration }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Explores one scenario as far as the task says. @param progress told now and then how far it has come */
export async function exploreOne(
  subject: Subject,
  scenario: Scenario,
  { faults, seed, limit, together }: ExplorationTask,
  progress: (scenario: string, schedules: number) => void,
): Promise<Explored> {
  const options = {
    faults,
    seed,
    limit,
    progress: (schedules: number): void => progress(scenario.name, schedules),
  };
  options.progress(0);
  try {
    if (together !== 0)
      return { ok: true, result: await exploreReadings(subject, scenario, { ...options, together }) };
    const exploration = await explore(subject, scenario, options);
    return { ok: true, result: { explored: [{ picks: [], exploration }], alike: [], skipped: 0 } };
  } catch (error) {
    if (error instanceof SandboxStopped) return { ok: false, diagnostics: [error.diagnostic] };
    throw error;
  }
}
