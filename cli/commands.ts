import type { CliCommand } from './command.ts';

/**
 * Every subcommand, in the order in which the help lists them. Each is loaded when it is called: most of the time that a
 * short command takes goes into loading modules.
 */
const loaders = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  build: async () => (await import('./commands/build.ts')).buildCommand,
  generate: async () => (await import('./commands/generate.ts')).generateCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  explore: async () => (await import('./commands/explore.ts')).exploreCommand,
  pack: async () => (await import('./commands/pack.ts')).packCommand,
  plan: async () => (await import('./commands/plan.ts')).planCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  fields: async () => (await import('./commands/fields.ts')).fieldsCommand,
  sandbox: async () => (await import('./commands/sandbox.ts')).sandboxCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  fmt: async () => (await import('./commands/fmt.ts')).fmtCommand,
  parse: async () => (await import('./commands/parse.ts')).parseCommand,
  conform: async () => (await import('./commands/conform.ts')).conformCommand,
  probe: async () => (await import('./commands/probe.ts')).probeCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  docs: async () => (await import('./commands/docs.ts')).docsCommand,
} as const satisfies Readonly<Record<string, () => Promise<CliCommand>>>;

export const commandNames: readonly string[] = Object.keys(loaders);

/** The command of this name alone; all of them for any other word, so that help and hints can name each. */
export async function loadCommands(name: string | undefined): Promise<readonly CliCommand[]> {
  const wanted = Object.entries(loaders).filter(([known]) => known === name);
  const chosen = wanted.length > 0 ? wanted : Object.entries(loaders);
  return Promise.all(chosen.map(([, load]) => load()));
}
