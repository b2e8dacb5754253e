import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { main } from '../../cli/main.ts';
import type { Terminal } from '../../cli/terminal.ts';

/** What a command left behind. */
export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** The folder that the command is started in. */
  readonly directory: string;
  readonly colour?: boolean;
  /** Whether standard error is a terminal. Default: no */
  readonly isTTY?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: the end of November 2026 */
  readonly now?: () => number;
  /** What the person answers. Default: nobody can be asked */
  readonly ask?: (question: string) => Promise<string>;
  /** Resolves when the person presses Ctrl-C. */
  readonly interrupted?: () => Promise<void>;
  /** Sees what is written to standard output while the command runs. */
  readonly onOutput?: (text: string) => void;
  /** What runs the command. Default: the sources */
  readonly main?: typeof main;
}

/** A terminal that keeps what is written to it. Its clock goes on by a second each time that it is asked. */
function captured(options: CliOptions): {
  readonly terminal: Terminal;
  readonly stdout: string[];
  readonly stderr: string[];
} {
  const stdout: string[] = [];
  const stderr: string[] = [];
  let seconds = 0;
  const terminal: Terminal = {
    directory: options.directory,
    standardOutput: {
      write: (written) => {
        stdout.push(written);
        options.onOutput?.(written);
      },
    },
    standardError: { write: (written) => stderr.push(written), isTTY: options.isTTY ?? false },
    colour: options.colour ?? false,
    clock: () => 1000 * seconds++,
    now: options.now ?? (() => Date.UTC(2026, 10, 30)),
    environment: options.environment ?? {},
    ...(options.ask && { ask: options.ask }),
    interrupted: options.interrupted ?? (() => new Promise(() => undefined)),
  };
  return { terminal, stdout, stderr };
}

/** Runs `topping` in this process. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const { terminal, stdout, stderr } = captured(options);
  const status = await (options.main ?? main)(args, terminal);
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** The file that a person runs. */
export const toppingProgram = fileURLToPath(new URL('../../cli/topping.js', import.meta.url));

/** Runs `topping` as a person does: as a process of its own, with the Node that runs the tests. */
export async function runToppingProcess(
  args: readonly string[],
  options: {
    readonly directory: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Default: that of this project */
    readonly program?: string;
  },
): Promise<CliRun> {
  const child = spawn(process.execPath, [options.program ?? toppingProgram, ...args], {
    cwd: options.directory,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    }),
  ]);
  return { status, stdout, stderr };
}

/** The one JSON document of a command that was run with `--json`; an error when it wrote anything else. */
export function documentOf(run: CliRun): JsonDocument {
  const [document, ...more] = documentsOf(run);
  if (document === undefined || more.length > 0) throw new Error(`Not one document: ${run.stdout}`);
  return document;
}

export type JsonDocument = Readonly<Record<string, unknown>>;

/** The JSON documents of a command that was run with `--json`, one a line; an error when it wrote anything else. */
export function documentsOf({ stdout, stderr }: CliRun): readonly JsonDocument[] {
  if (stderr !== '') throw new Error(`Something is on standard error: ${stderr}`);
  if (!stdout.endsWith('\n')) throw new Error(`The last line does not end: ${stdout}`);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}
