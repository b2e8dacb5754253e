import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, defineDiagnostics } from '../deluge/index.ts';
import { readMessage } from './compiler-message.ts';

interface CompilerDetails {
  readonly code: number;
  readonly text: string;
  readonly nearest: string | undefined;
}

const typeDiagnostics = defineDiagnostics('definition', {
  'does-not-compile': {
    severity: 'error',
    message: ({ text, code }: CompilerDetails) => `${text} (TS${code})`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Mend the definition and run the command again. No file was changed.'
        : `Did you mean "${nearest}"?`,
  },
  'import-does-not-compile': {
    severity: 'warning',
    message: ({ text, code }: CompilerDetails) =>
      `The definitions import a file that does not compile: ${text} (TS${code})`,
    hint: () =>
      'Run "npm run typecheck" for all that is wrong. Until then types of definitions may be unknown.',
  },
});

/** What stands in a project's options for its own sources and is no mistake of a definition, or cuts messages short. */
const overrides = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false', '--noErrorTruncation'];

const compiler = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin', 'tsc');

/**
 * Type-checks the definitions of a project, as Node runs them without looking at their types.
 *
 * The folder `topping/` has a tsconfig.json of its own, so that only the definitions and what they import are read.
 * A project without one is not checked: its definitions are plain JavaScript or checked elsewhere.
 *
 * @returns errors in the definitions; without one, a warning when something that they import does not compile
 */
export async function checkTypes(root: string): Promise<readonly Diagnostic[]> {
  const config = join(root, 'topping', 'tsconfig.json');
  if (!existsSync(config)) return [];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '--noEmit', '--pretty', 'false', ...overrides, '-p', config],
      { cwd: root, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        // The compiler exits with 1 or 2 when it has found something; anything else is no verdict.
        const { code } = error ?? { code: 0 };
        if (typeof code === 'number' && code <= 2) resolve(stdout);
        else reject(new Error(`The TypeScript compiler did not run: ${stderr || error}`));
      },
    );
  });
  return readCompilerOutput(output);
}

const headline = /^(?<file>[^\s(][^(]*)\((?<line>\d+),(?<column>\d+)\): error TS(?<code>\d+): (?<text>.*)$/;

/** One error of the compiler; what the indented lines below it say more is in `texts`. */
interface CompilerError {
  /** Undefined for what is wrong with the options. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  readonly code: number;
  readonly texts: string[];
}

/** Reads `file(line,column): error TS1: text`. */
export function readCompilerOutput(output: string): readonly Diagnostic[] {
  const found: CompilerError[] = [];
  for (const line of output.split(/\r?\n/)) {
    const { groups } = headline.exec(line) ?? {};
    const [, code, text = ''] = /^error TS(\d+): (.*)$/.exec(line) ?? [];
    if (groups) {
      const { file = '', text: told = '' } = groups;
      const place = {
        file: file.replaceAll('\\', '/'),
        line: Number(groups.line),
        column: Number(groups.column),
      };
      found.push({ place, code: Number(groups.code), texts: [told] });
    } else if (code !== undefined) found.push({ place: undefined, code: Number(code), texts: [text] });
    else if (/^\s+\S/.test(line)) found.at(-1)?.texts.push(line.trim());
  }
  const own = found.filter(({ place }) => place === undefined || place.file.startsWith('topping/'));
  return own.length > 0
    ? withoutSequels(own).map((error) => diagnosticOf('does-not-compile', error))
    : found.slice(0, 1).map((error) => diagnosticOf('import-does-not-compile', error));
}

/** A mistake in the form of a file makes the compiler stumble over what follows: the first one is the one to mend. */
function withoutSequels(errors: readonly CompilerError[]): readonly CompilerError[] {
  const ofForm = errors.filter(({ code }) => code >= 1000 && code < 2000);
  if (ofForm.length === 0) return errors;
  const fileOf = ({ place }: CompilerError): string | undefined => place?.file;
  return ofForm.filter((one, index) => ofForm.findIndex((other) => fileOf(other) === fileOf(one)) === index);
}

function diagnosticOf(
  name: 'does-not-compile' | 'import-does-not-compile',
  { place, code, texts }: CompilerError,
): Diagnostic {
  return typeDiagnostics.report(name, { code, ...readMessage(texts) }, place);
}
