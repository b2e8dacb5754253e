import { afterAll, describe, expect, test } from 'vitest';
import { exploreOnThreads } from '../../cli/exploration/exploration-pool.ts';
import type { ExplorationTask, Explored } from '../../cli/exploration/exploration-task.ts';
import { makeUntypedProject } from '../support/project.ts';
import { textOfFile } from '../support/shipped-texts.ts';
import { scenarioNamed } from './subjects.ts';

const project = makeUntypedProject(afterAll);
project.write('naive.deluge', textOfFile('test/fixtures/naive/naive_sync.deluge'));
project.write('broken.deluge', 'void automation.contact_to_books(Map contact)\n{\n\tx = ;\n}\n');

const scenarios = ['create', 'two-edits', 'existing-similar-name'].map(scenarioNamed);
const task = (functionFile: string): ExplorationTask => ({
  directory: project.root,
  functionFile,
  faults: 0,
  seed: 0,
  limit: 1000,
  together: 0,
  picks: [],
});

async function onThreads(threads: number, functionFile: string): Promise<readonly Explored[]> {
  const known: Explored[] = [];
  for await (const one of exploreOnThreads(task(functionFile), scenarios, threads, () => {})) known.push(one);
  return known;
}

describe('exploring on threads', () => {
  test('comes to the same, and in the same order, however many there are', async () => {
    const [one, three] = [await onThreads(1, 'naive.deluge'), await onThreads(3, 'naive.deluge')];
    expect(three).toEqual(one);
    const names = one.flatMap((known) => (known.ok ? known.result.explored : []));
    expect(names.map(({ exploration }) => exploration.scenario.name)).toEqual(
      scenarios.map(({ name }) => name),
    );
    expect(names.map(({ exploration }) => exploration.counterexamples.length)).toEqual([0, 0, 2]);
  });

  test('tells of a function that cannot be run, and ends', async () => {
    const outcomes = await onThreads(2, 'broken.deluge');
    expect(outcomes.map((known) => (known.ok ? 'explored' : known.diagnostics[0]?.code))).toEqual(
      scenarios.map(() => 'sandbox/function-with-errors'),
    );
  });
});
