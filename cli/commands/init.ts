import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { failureCode, type OutputFile, reasonOf, writeOutput } from '../../codegen/index.ts';
import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import { environmentDiagnostics, statusOf } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { type Answers, answersOf, questions } from '../new-project/answers.ts';
import { projectFiles } from '../new-project/project-files.ts';
import { protocol } from '../report.ts';
import { exitStatus } from '../terminal.ts';
import { toolchainPackage } from '../version.ts';

export const initDiagnostics = defineDiagnostics('init', {
  'folder-not-empty': {
    severity: 'error',
    message: (d: { readonly folder: string; readonly names: readonly string[] }) => {
      const [first = '', ...more] = d.names;
      const others = more.length === 0 ? '' : ` and ${more.length} more`;
      return `The folder ${d.folder} is not empty: it holds ${first}${others}.`;
    },
    hint: () => 'Name a new folder: "topping init my-topping". Nothing was written.',
  },
});

const answer = (name: keyof Answers) =>
  z
    .string()
    .superRefine((given, context) => {
      const message = questions[name].problem(given);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .optional();

export const initCommand = defineCommand({
  name: 'init',
  declare: (declaration) =>
    declaration
      .description('make a new topping project in an empty folder, with one mapping, tests and CI')
      .option('--name <name>', 'the name of the topping, in small letters, digits and hyphens')
      .option('--display-name <text>', 'the name that people read')
      .option('--description <text>', 'what it does, in a sentence')
      .option('--data-centre <key>', 'the data centre of your Zoho account, such as eu')
      .option('--service <name>', 'a function with another service, too: slack, desk or order-api')
      .option('--toolchain <spec>', 'where npm gets the toolchain from: a range of versions, or file:PATH')
      .option('--yes', 'ask nothing: what is not given is as by default')
      .argument('[folder]', 'the folder of the project (default: the one that you are in)'),
  options: z.object({
    name: answer('name'),
    displayName: answer('displayName'),
    description: answer('description'),
    dataCentre: answer('dataCentre'),
    service: answer('service'),
    toolchain: z.string().min(1, 'it is empty').optional(),
    yes: z.boolean().default(false),
  }),
  run: async ({ files, options, report, terminal }) => {
    const [given = '.'] = files;
    const root = resolve(terminal.directory, given);
    const stop = (found: Diagnostic) => {
      report.failure([found]);
      return statusOf([found]);
    };
    const hindrance = hindranceIn(root, given === '.' ? root : given);
    if (hindrance) return stop(hindrance);

    const { yes, toolchain, ...known } = options;
    const answers = await answersOf(
      known as Partial<Answers>,
      basename(root),
      yes ? undefined : terminal.ask,
    );
    const own = toolchainPackage();
    const made = projectFiles({
      ...answers,
      toolchain: toolchain ?? `^${own.version}`,
      versions: {
        node: own.devDependencies.node,
        nodeTypes: own.devDependencies['@types/node'],
        typescript: own.dependencies.typescript,
      },
    });
    const failure = writeOutput(root, made.map(asOutput));
    if (failure) return stop(failure);
    for (const { file } of made) report.line(`${file}: written`);
    report.line();
    report.line(`${answers.displayName} stands in ${root}. Go on there:`);
    report.line('  npm install   # the toolchain');
    report.line('  npm start     # generate, check, replay, pack');
    report.line('  npm test      # the tests');
    report.document({ protocol, ok: true, root, ...answers, written: made.map(({ file }) => file) });
    return exitStatus.fine;
  },
});

/** Why no project can be made in a folder. One that does not exist yet is as good as an empty one; so is a new repository. */
function hindranceIn(root: string, shownAs: string): Diagnostic | undefined {
  try {
    const names = readdirSync(root).filter((name) => name !== '.git');
    if (names.length === 0) return undefined;
    const found = { folder: shownAs, names: names.toSorted() };
    return initDiagnostics.report('folder-not-empty', found, undefined);
  } catch (error) {
    const code = failureCode(error);
    if (code === 'ENOENT') return undefined;
    return environmentDiagnostics.report('cannot-read', { path: shownAs, reason: reasonOf(code) }, undefined);
  }
}

function asOutput({ file, text }: { readonly file: string; readonly text: string }): OutputFile {
  return {
    file,
    content: new TextEncoder().encode(text),
    notWritable: (reason) => environmentDiagnostics.report('cannot-write', { path: file, reason }, undefined),
  };
}
