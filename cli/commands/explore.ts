import { resolve } from 'node:path';
import { z } from 'zod';
import { type Diagnostic, nearestName } from '../../deluge/index.ts';
import {
  type Exploration,
  explore,
  play,
  readSchedule,
  SandboxStopped,
  type Scenario,
  type Subject,
  standardScenarios,
  writeSchedule,
} from '../../sandbox/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { explorationDocument, explorationLines, playedLines } from '../explore-report.ts';
import { readText, shownPath } from '../files.ts';
import type { Project } from '../project.ts';
import { withProject } from '../project-command.ts';
import { protocol, type Report } from '../report.ts';
import { makeFunctions, type Stage } from '../stages.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';
import { explorationSubject } from '../topping-exploration.ts';

const faultBudgets = { none: 0, single: 1, pairs: 2 } as const;

const optionsSchema = z.object({
  faults: z.string().default('single'),
  seed: z.string().default('0'),
  limit: z.string().default('100000'),
  replay: z.string().optional(),
  function: z.string().optional(),
});

/** What the options mean. */
interface Bounds {
  readonly faultsName: keyof typeof faultBudgets;
  readonly faults: number;
  readonly seed: number;
  readonly limit: number;
}

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
      .option('--replay <code>', 'play one schedule of a scenario and tell its story')
      .option('--function <file>', "explore this Deluge in place of the mapping's function")
      .argument('[scenario]', 'the scenario to explore (default: all of them)'),
  options: optionsSchema,
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const bounds = readBounds(options);
      if (!bounds.ok) return stop([bounds.diagnostic]);
      const scenarios = readScenarios(files[0]);
      if (!scenarios.ok) return stop([scenarios.diagnostic]);
      const path = options.function === undefined ? undefined : resolve(terminal.directory, options.function);
      const subject = subjectOf(project, path);
      if (!subject.ok) return stop(subject.diagnostics);
      tell(subject.diagnostics);
      const shown = path === undefined ? '' : ` --function ${shownPath(terminal.directory, path)}`;
      try {
        return options.replay === undefined
          ? await exploreAll(subject.made, scenarios.value, bounds.value, report, shown)
          : await replayOne(subject.made, files[0], options.replay, report, stop);
      } catch (error) {
        if (error instanceof SandboxStopped) return stop([error.diagnostic]);
        throw error;
      }
    }),
});

async function exploreAll(
  subject: Subject,
  scenarios: readonly Scenario[],
  { faults, seed, limit, faultsName }: Bounds,
  report: Report,
  commandEnd: string,
): Promise<ExitStatus> {
  const explorations: Exploration[] = [];
  const documents: object[] = [];
  for (const scenario of scenarios) {
    const progress = (schedules: number): void =>
      report.step(`explore: ${scenario.name}, ${schedules} schedules`);
    progress(0);
    const exploration = await explore(subject, scenario, { faults, seed, limit, progress });
    explorations.push(exploration);
    const [first] = exploration.counterexamples;
    const played = first && (await play(subject, scenario, first));
    const command = first && `topping explore ${scenario.name} --replay ${writeSchedule(first)}${commandEnd}`;
    for (const line of explorationLines(exploration)) report.line(line);
    if (first && played?.ok)
      for (const line of playedLines(first.invariant, played, command)) report.line(line);
    documents.push(explorationDocument(exploration));
  }
  const schedules = explorations.reduce((sum, one) => sum + one.schedules, 0);
  const broken = explorations.filter(({ counterexamples }) => counterexamples.length > 0);
  const cut = explorations.filter(({ isComplete }) => !isComplete).length;
  report.line(
    `total      ${explorations.length} scenarios, ${schedules} schedules, faults ${faultsName}: ${broken.length} scenarios break a promise${cut === 0 ? '' : `, ${cut} not followed to the end`}`,
  );
  report.document({
    protocol,
    ok: broken.length === 0,
    faults: faultsName,
    seed,
    limit,
    schedules,
    scenarios: documents,
  });
  return broken.length === 0 ? exitStatus.fine : exitStatus.findings;
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

type ReadOption<Made> =
  | { readonly ok: true; readonly value: Made }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function wrong(option: string, reason: string): Diagnostic {
  return usageDiagnostics.report(
    'wrong-value',
    { option: `--${option}`, reason, command: 'explore' },
    undefined,
  );
}

function readScenarios(name: string | undefined): ReadOption<readonly Scenario[]> {
  if (name === undefined) return { ok: true, value: standardScenarios };
  const found = standardScenarios.filter((scenario) => scenario.name === name);
  if (found.length > 0) return { ok: true, value: found };
  const names = standardScenarios.map((scenario) => scenario.name);
  const nearest = nearestName(name, names);
  const known = nearest === undefined ? `there are ${names.join(', ')}` : `the nearest is ${nearest}`;
  const details = {
    option: 'SCENARIO',
    reason: `there is no scenario "${name}"; ${known}`,
    command: 'explore',
  };
  return { ok: false, diagnostic: usageDiagnostics.report('wrong-value', details, undefined) };
}

function readBounds({ faults, seed, limit }: z.infer<typeof optionsSchema>): ReadOption<Bounds> {
  if (!isFaultBound(faults)) {
    return { ok: false, diagnostic: wrong('faults', `give one of ${Object.keys(faultBudgets).join(', ')}`) };
  }
  if (!/^\d{1,9}$/.test(seed)) return { ok: false, diagnostic: wrong('seed', 'give a whole number from 0') };
  if (!/^[1-9]\d{0,8}$/.test(limit)) {
    return { ok: false, diagnostic: wrong('limit', 'give a whole number from 1') };
  }
  return {
    ok: true,
    value: { faultsName: faults, faults: faultBudgets[faults], seed: Number(seed), limit: Number(limit) },
  };
}

function isFaultBound(text: string): text is keyof typeof faultBudgets {
  return Object.hasOwn(faultBudgets, text);
}
