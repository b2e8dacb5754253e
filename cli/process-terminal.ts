import type { Terminal } from './terminal.ts';

/** The parts of Node's `process` that a terminal is made of. */
export interface TerminalProcess {
  readonly stdout: Terminal['standardOutput'];
  readonly stderr: Terminal['standardError'];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  readonly once: (signal: 'SIGINT' | 'SIGTERM', handle: () => void) => unknown;
}

/**
 * The terminal of a process. It is painted on when it is one, and nobody said otherwise with NO_COLOR
 * (https://no-color.org: set to a text that is not empty) or TERM=dumb.
 */
export function processTerminal({ stdout, stderr, env, cwd, once }: TerminalProcess): Terminal {
  return {
    directory: cwd(),
    standardOutput: stdout,
    standardError: stderr,
    colour: stderr.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    // Unlike `performance`, which is a module that is loaded at its first use.
    clock: () => process.uptime() * 1000,
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) once(signal, resolve);
      }),
  };
}
