import type { Terminal } from './terminal.ts';

/** The parts of Node's `process` that a terminal is made of. */
export interface TerminalProcess {
  readonly stdout: Terminal['standardOutput'];
  readonly stderr: Terminal['standardError'];
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  readonly once: (signal: 'SIGINT' | 'SIGTERM', handle: () => void) => unknown;
}

/**
 * The terminal of a process. It is painted on when it is one, and nobody said otherwise with NO_COLOR
 * (https://no-color.org: set to a text that is not empty) or TERM=dumb.
 */
export function processTerminal(from: TerminalProcess): Terminal {
  const { stdout, stderr, env, cwd, once } = from;
  return {
    directory: cwd(),
    standardOutput: stdout,
    standardError: stderr,
    colour: stderr.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    // Unlike `performance`, which is a module that is loaded at its first use.
    clock: () => process.uptime() * 1000,
    now: () => Date.now(),
    environment: env,
    // Looked up when somebody asks: reaching for the input loads what few commands need.
    get ask() {
      const { stdin } = from;
      if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
      return (question: string) => ask(question, stdin, stderr);
    },
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) once(signal, resolve);
      }),
  };
}

/** The end of the input, as Ctrl-D makes it, is an empty answer. */
async function ask(
  question: string,
  stdin: TerminalProcess['stdin'],
  stderr: TerminalProcess['stderr'],
): Promise<string> {
  const { createInterface } = await import('node:readline');
  const reader = createInterface({ input: stdin });
  stderr.write(question);
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      resolve(line);
      reader.close();
    });
    reader.once('close', () => resolve(''));
  });
}
