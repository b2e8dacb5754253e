import type { Diagnostic } from '../../deluge/index.ts';
import {
  type Exploration,
  findScenario,
  type Played,
  type PlayedSchedule,
  play,
  readSchedule,
  SandboxStopped,
  type Scenario,
  type Subject,
  underReadings,
  writeSchedule,
} from '../../sandbox/index.ts';
import { defineCommand } from '../command.ts';
import { exploreOnThreads } from '../exploration/exploration-pool.ts';
import {
  type ExplorationTask,
  type Explored,
  exploreOne,
  subjectOf,
} from '../exploration/exploration-task.ts';
import {
  explorationDocument,
  explorationLines,
  playedLines,
  readingsDocument,
  readingsLines,
  shownPicks,
} from '../explore-report.ts';
import { withProject } from '../project-command.ts';
import { collect } from '../repeatable-option.ts';
import { protocol, type Report } from '../report.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';
import { type Bounds, exploreOptions, readBounds, readScenarios, wrong } from './explore-options.ts';

export const exploreCommand = defineCommand({
  name: 'explore',
  declare: (declaration) =>
    declaration
      .description(
        'play scenarios in every order of their calls, with every fault, and check what the sync promises',
      )
      .option('--faults <bound>', 'how many faults a path meets: none, single or pairs (default: single)')
      .option('--limit <number>', 'how many schedules are followed for each scenario (default: 2000000)')
      .option('--threads <number>', 'how many scenarios are explored at a time (default: one a processor)')
      .option('--seed <number>', 'tries the choices in another order; 0 is the plain one (default: 0)')
      .option(
        '--readings <bound>',
        'also under every reading of what is unsettled: none, one or pairs (default: none)',
      )
      .option(
        '--reading <name=value>',
        'how to take an open question about the platform; may be repeated',
        collect,
      )
      .option('--replay <code>', 'play one schedule of a scenario and tell its story')
      .option('--function <file>', "explore this Deluge in place of the mapping's function")
      .argument('[scenario]', 'the scenario to explore (default: all but the large ones)'),
  options: exploreOptions,
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const bounds = readBounds(options);
      if (!bounds.ok) return stop([bounds.diagnostic]);
      const scenarios = readScenarios(files[0]);
      if (!scenarios.ok) return stop([scenarios.diagnostic]);
      const { faults, seed, limit, together, picks } = bounds.value;
      const { directory } = terminal;
      const task = { directory, functionFile: options.function, faults, seed, limit, together, picks };
      const made = subjectOf(project, task);
      if (!made.ok) return stop(made.diagnostics);
      tell(made.diagnostics);
      const subject = made.made;
      if (options.replay !== undefined) return replayOne(subject, files[0], options.replay, report, stop);
      const progress = (scenario: string, schedules: number): void =>
        report.step(`explore: ${scenario}, ${schedules} schedules`);
      const results =
        bounds.value.threads > 1 && scenarios.value.length > 1
          ? exploreOnThreads(task, scenarios.value, bounds.value.threads, progress)
          : exploreHere(subject, scenarios.value, task, progress);
      return tellAll({
        subject,
        scenarios: scenarios.value,
        task,
        bounds: bounds.value,
        results,
        report,
        stop,
      });
    }),
});

/** One scenario after the other, without a thread. */
async function* exploreHere(
  subject: Subject,
  scenarios: readonly Scenario[],
  task: ExplorationTask,
  progress: (scenario: string, schedules: number) => void,
): AsyncGenerator<Explored> {
  for (const scenario of scenarios) yield exploreOne(subject, scenario, task, progress);
}

interface Telling {
  readonly subject: Subject;
  readonly scenarios: readonly Scenario[];
  readonly task: ExplorationTask;
  readonly bounds: Bounds;
  /** One for each scenario. */
  readonly results: AsyncIterable<Explored>;
  readonly report: Report;
  readonly stop: (diagnostics: readonly Diagnostic[]) => ExitStatus;
}

async function tellAll({
  subject,
  scenarios,
  task,
  bounds,
  results,
  report,
  stop,
}: Telling): Promise<ExitStatus> {
  const { faultsName, seed, limit, readingsName, together, picks } = bounds;
  const all: Exploration[] = [];
  const broken = new Set<Scenario>();
  const documents: object[] = [];
  const open = scenarios.values();
  for await (const outcome of results) {
    if (!outcome.ok) return stop(outcome.diagnostics);
    const { explored } = outcome.result;
    const [plain] = explored;
    const { value: scenario } = open.next();
    if (!plain || !scenario) continue;
    all.push(...explored.map(({ exploration }) => exploration));
    for (const line of explorationLines(plain.exploration)) report.line(line);
    if (together !== 0) for (const line of readingsLines(outcome.result)) report.line(line);
    const first = explored.find(({ exploration }) => exploration.counterexamples.length > 0);
    const [counterexample] = first?.exploration.counterexamples ?? [];
    if (first && counterexample) {
      broken.add(scenario);
      const played = await play(underReadings(subject, first.picks), scenario, counterexample);
      const readings = shownPicks([...picks, ...first.picks]);
      const file = task.functionFile === undefined ? '' : ` --function ${task.functionFile}`;
      const command = `topping explore ${scenario.name}${readings} --replay ${writeSchedule(counterexample)}${file}`;
      if (played.ok)
        for (const line of playedLines(counterexample.invariant, played, command)) report.line(line);
    }
    documents.push({
      ...explorationDocument(plain.exploration),
      ...(together !== 0 && { readings: readingsDocument(outcome.result) }),
    });
  }
  const schedules = all.reduce((sum, one) => sum + one.schedules, 0);
  const cut = all.filter(({ isComplete }) => !isComplete).length;
  const readings = together === 0 ? '' : `, readings ${readingsName}`;
  report.line(
    `total      ${scenarios.length} scenarios, ${schedules} schedules, faults ${faultsName}${readings}: ${broken.size} scenarios break a promise${cut === 0 ? '' : `, ${cut} not followed to the end`}`,
  );
  report.document({
    protocol,
    ok: broken.size === 0,
    faults: faultsName,
    readings: readingsName,
    seed,
    limit,
    schedules,
    scenarios: documents,
  });
  return broken.size === 0 ? exitStatus.fine : exitStatus.findings;
}

async function replayOne(
  subject: Subject,
  name: string | undefined,
  code: string,
  report: Report,
  stop: (diagnostics: readonly Diagnostic[]) => ExitStatus,
): Promise<ExitStatus> {
  const scenario = findScenario(name ?? '');
  if (!scenario) return stop([wrong('replay', 'name the scenario that the code belongs to')]);
  const schedule = readSchedule(code);
  if (!schedule) return stop([wrong('replay', 'this is no code that "topping explore" printed')]);
  const played = await playOrStop(subject, scenario, schedule);
  if (played instanceof SandboxStopped) return stop([played.diagnostic]);
  if (!played.ok) {
    const reason = `choice ${played.choice} of the code cannot be made; the code may be of another function or scenario`;
    return stop([wrong('replay', reason)]);
  }
  const [first] = played.breaches.keys();
  for (const line of playedLines(first, played, undefined)) report.line(line);
  report.document({
    protocol,
    ok: played.breaches.size === 0,
    scenario: scenario.name,
    replay: code,
    story: played.story,
    breaches: Object.fromEntries(played.breaches),
  });
  return played.breaches.size === 0 ? exitStatus.fine : exitStatus.findings;
}

/** Plays a schedule; what kept the functions from being set up in a sandbox where that fails. */
async function playOrStop(
  subject: Subject,
  scenario: Scenario,
  schedule: PlayedSchedule,
): Promise<Played | SandboxStopped> {
  try {
    return await play(subject, scenario, schedule);
  } catch (error) {
    if (error instanceof SandboxStopped) return error;
    throw error;
  }
}
