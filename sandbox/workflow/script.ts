import {
  type CompiledProgram,
  compile,
  defaultLimits,
  type FunctionDeclaration,
  type Host,
  hasErrors,
  type Limits,
  type ParsedProgram,
  parse,
  type Readings,
  SourceFile,
  startRun,
  type Value,
} from '../../deluge/index.ts';
import type { BiginUser } from '../bigin/bigin-data.ts';
import type { Clock } from '../clock.ts';
import { SandboxStopped, sandboxDiagnostics } from '../diagnostics.ts';
import { createRandom } from '../random.ts';
import type { StartScript, VariableValue } from './script-run.ts';

/** A Deluge function as it stands in the console. */
export interface SandboxFunction {
  /** How rules name it. */
  readonly name: string;
  /** Its text; rules run the first function that it declares, or its statements when it declares none. */
  readonly text: string;
}

/** What scripts see of the sandbox. */
export interface ScriptWorld {
  readonly clock: Clock;
  readonly seed: number;
  readonly timeZone: string;
  readonly dateFormat: string;
  readonly apiDomain: string;
  readonly user: BiginUser;
  /** The present value of an organization variable. */
  readonly variable: (name: string) => string | null;
  readonly readings: Readings;
  readonly limits: Partial<Limits>;
}

/** Where a function begins. */
interface Entry {
  readonly compiled: CompiledProgram;
  /** Missing for a text that declares no function. */
  readonly function?: string;
  readonly parameters: readonly string[];
}

/**
 * Compiles the functions once; each run starts from the compiled ones.
 *
 * @throws SandboxStopped when a text has errors
 */
export function compileFunctions(functions: readonly SandboxFunction[], world: ScriptWorld): StartScript {
  const programs = functions.map((declared) => ({ declared, ...parsed(declared) }));
  const { readings } = world;
  const together = compile(
    programs.filter(({ first }) => first !== undefined),
    { under: readings },
  );
  const entries = new Map<string, Entry>();
  for (const { declared, source, program, first } of programs) {
    entries.set(
      declared.name,
      first
        ? {
            compiled: together,
            function: first.namespace === undefined ? first.name : `${first.namespace}.${first.name}`,
            parameters: first.parameters.map((parameter) => parameter.name),
          }
        : { compiled: compile([{ source, program }], { under: readings }), parameters: [] },
    );
  }
  const limits: Limits = { ...defaultLimits, ...world.limits };
  return (name, args, runNumber, remembered = []) => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`The sandbox has no function ${name}, although its rules have been checked.`);
    const observed: string[] = [];
    const variables: VariableValue[] = [];
    const variable = (variableName: string): VariableValue => {
      const past = remembered[variables.length];
      const value = past === undefined ? world.variable(variableName) : past;
      variables.push(value);
      return value;
    };
    const random = createRandom(world.seed * 1_000_003 + runNumber);
    let draws = 0;
    const counted = (): number => {
      draws += 1;
      return random();
    };
    const run = startRun(entry.compiled, {
      ...(entry.function !== undefined && { function: entry.function }),
      args: byName(entry.parameters, args),
      host: hostFor({ ...world, variable }, counted, observed),
      readings,
      limits,
    });
    return {
      observed,
      variables,
      next: (answer) => run.next(answer),
      get usage() {
        return run.usage;
      },
      get standing() {
        const standing = run.standing();
        // What is drawn next depends on whose numbers they are, and how many were drawn before.
        return draws === 0 || standing === undefined ? standing : `${standing}\n${runNumber} drew ${draws}`;
      },
    };
  };
}

/** A function that declares fewer parameters than a rule gives leaves the rest unread, as in the console (inferred). */
function byName(parameters: readonly string[], args: readonly Value[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(parameters.map((parameter, index) => [parameter, args[index] ?? null]));
}

function hostFor(world: ScriptWorld, random: () => number, observed: string[]): Host {
  const { clock, timeZone, dateFormat, apiDomain, user, variable } = world;
  const noting = <Read>(read: Read): Read => {
    observed.push(String(read));
    return read;
  };
  return {
    now: () => noting(clock.now()),
    timeZone,
    dateFormat,
    apiDomain,
    user,
    admin: user,
    // Each run has its own numbers, so that they do not depend on the order in which runs go on.
    random,
    variable: (name) => noting(variable(name)),
  };
}

type ParsedFunction = ParsedProgram & { readonly first: FunctionDeclaration | undefined };

/** The same functions are set up in many sandboxes, under other readings. */
const parsedBefore = new WeakMap<SandboxFunction, ParsedFunction>();

function parsed(declared: SandboxFunction): ParsedFunction {
  const known = parsedBefore.get(declared) ?? parseFunction(declared);
  parsedBefore.set(declared, known);
  return known;
}

function parseFunction(declared: SandboxFunction): ParsedFunction {
  const source = new SourceFile(declared.name, declared.text);
  const { program, diagnostics } = parse(source);
  if (hasErrors(diagnostics)) {
    const [first] = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const details = { name: declared.name, reason: first?.message ?? '', line: first?.line ?? 1 };
    throw new SandboxStopped(sandboxDiagnostics.report('function-with-errors', details, undefined));
  }
  return { source, program, first: program.items.find((item) => item.kind === 'function') };
}
