import { resolve } from 'node:path';
import type { Diagnostic } from '../../deluge/index.ts';
import {
  type Exploration,
  explore,
  exploreReadings,
  play,
  readSchedule,
  SandboxStopped,
  type Scenario,
  type Subject,
  standardScenarios,
  underReadings,
  writeSchedule,
} from '../../sandbox/index.ts';
import { defineCommand } from '../command.ts';
import {
  explorationDocument,
  explorationLines,
  playedLines,
  readingsDocument,
  readingsLines,
  shownPicks,
} from '../explore-report.ts';
import { readText, shownPath } from '../files.ts';
import type { Project } from '../project.ts';
import { withProject } from '../project-command.ts';
import { collect } from '../repeatable-option.ts';
import { protocol, type Report } from '../report.ts';
import { makeFunctions, type Stage } from '../stages.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';
import { explorationSubject } from '../topping-exploration.ts';
import { type Bounds, exploreOptions, readBounds, readScenarios, wrong } from './explore-options.ts';

export const exploreCommand = defineCommand({
  name: 'explore',
  declare: (declaration) =>
    declaration
      .description(
        'play scenarios in every order of their calls, with every fault, and check what the sync promises',
      )
      .option('--faults <bound>', 'how many faults a path meets: none, single or pairs (default: single)')
      .option('--limit <number>', 'how many schedules are followed for each scenario (default: 100000)')
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
      .argument('[scenario]', 'the scenario to explore (default: all of them)'),
  options: exploreOptions,
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const bounds = readBounds(options);
      if (!bounds.ok) return stop([bounds.diagnostic]);
      const scenarios = readScenarios(files[0]);
      if (!scenarios.ok) return stop([scenarios.diagnostic]);
      const path = options.function === undefined ? undefined : resolve(terminal.directory, options.function);
      const made = subjectOf(project, path);
      if (!made.ok) return stop(made.diagnostics);
      tell(made.diagnostics);
      const subject = underReadings(made.made, bounds.value.picks);
      const shown = path === undefined ? '' : ` --function ${shownPath(terminal.directory, path)}`;
      try {
        return options.replay === undefined
          ? await exploreAll(subject, scenarios.value, bounds.value, report, shown)
          : await replayOne(subject, files[0], options.replay, report, stop);
      } catch (error) {
        if (error instanceof SandboxStopped) return stop([error.diagnostic]);
        throw error;
      }
    }),
});

async function exploreAll(
  subject: Subject,
  scenarios: readonly Scenario[],
  bounds: Bounds,
  report: Report,
  commandEnd: string,
): Promise<ExitStatus> {
  const { faults, seed, limit, faultsName, readingsName, together, picks } = bounds;
  const all: Exploration[] = [];
  const broken = new Set<Scenario>();
  const documents: object[] = [];
  for (const scenario of scenarios) {
    const progress = (schedules: number): void =>
      report.step(`explore: ${scenario.name}, ${schedules} schedules`);
    progress(0);
    const options = { faults, seed, limit, progress };
    const { explored, skipped } =
      together === 0
        ? { explored: [{ picks: [], exploration: await explore(subject, scenario, options) }], skipped: 0 }
        : await exploreReadings(subject, scenario, { ...options, together });
    all.push(...explored.map(({ exploration }) => exploration));
    const [plain] = explored;
    if (!plain) continue;
    for (const line of explorationLines(plain.exploration)) report.line(line);
    if (together !== 0) for (const line of readingsLines(explored, skipped)) report.line(line);
    const first = explored.find(({ exploration }) => exploration.counterexamples.length > 0);
    const [counterexample] = first?.exploration.counterexamples ?? [];
    if (first && counterexample) {
      broken.add(scenario);
      const played = await play(underReadings(subject, first.picks), scenario, counterexample);
      const readings = shownPicks([...picks, ...first.picks]);
      const command = `topping explore ${scenario.name}${readings} --replay ${writeSchedule(counterexample)}${commandEnd}`;
      if (played.ok)
        for (const line of playedLines(counterexample.invariant, played, command)) report.line(line);
    }
    documents.push({
      ...explorationDocument(plain.exploration),
      ...(together !== 0 && { readings: readingsDocument(explored, skipped) }),
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
  const scenario = standardScenarios.find((one) => one.name === name);
  if (!scenario) return stop([wrong('replay', 'name the scenario that the code belongs to')]);
  const schedule = readSchedule(code);
  if (!schedule) return stop([wrong('replay', 'this is no code that "topping explore" printed')]);
  const played = await play(subject, scenario, schedule);
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

/** The topping with its own functions, or with the text of a file in their place. */
function subjectOf(project: Project, path: string | undefined): Stage<Subject> {
  const functions = makeFunctions(project);
  if (!functions.ok) return functions;
  const made = (texts: Parameters<typeof explorationSubject>[1]): Stage<Subject> => ({
    ok: true,
    diagnostics: functions.diagnostics,
    made: explorationSubject(project.topping, texts),
  });
  if (path === undefined) return made(functions.made);
  const read = readText(path, shownPath(project.root, path));
  if (!read.ok) return { ok: false, diagnostics: [read.diagnostic] };
  const replaced = project.topping.mappings[0]?.name;
  return made(functions.made.map(({ name, text }) => ({ name, text: name === replaced ? read.text : text })));
}
