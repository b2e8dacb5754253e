import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { commandNames } from '../commands.ts';
import { type BundleManifest, bundledCommands, bundleFile, stateOf } from './current-bundle.ts';

/**
 * What `commander` takes from Node. Loading these modules as they are takes a tenth of the start, and it needs little of
 * them: the second only for subcommands that are programs of their own, which `topping` has none of.
 */
const standInsForCommander: Readonly<Record<string, string>> = {
  'node:process': 'export default process;',
  'node:child_process': 'export default {};',
  'node:util': `export const stripVTControlCharacters = (text) =>
    process.getBuiltinModule('node:util').stripVTControlCharacters(text);`,
};

/** What everybody takes from Node: an import of this module would load its promises as well, and streams with them. */
const standIns: Readonly<Record<string, string>> = {
  'node:fs': "module.exports = process.getBuiltinModule('node:fs');",
};

/**
 * Makes one file of all that the commands on Deluge files load.
 *
 * @param root the project's folder
 * @param folder where the bundle goes, and what is left there of earlier ones is removed
 */
export async function makeBundle(root: string, folder: string): Promise<void> {
  const isOurs = (id: string): boolean => id.startsWith(root) && !id.includes('node_modules');
  const others = commandNames.filter((command) => !bundledCommands.includes(command));
  const bundle = await rolldown({
    input: join(root, 'cli/bundle/entry.ts'),
    platform: 'node',
    external: others.map((command) => new RegExp(`commands/${command}\\.ts$`)),
    plugins: [
      {
        name: 'stand-ins for modules of Node',
        resolveId: (id, importer) => {
          const isForCommander = id in standInsForCommander && importer?.includes('commander');
          return isForCommander || id in standIns ? `\0${id}` : undefined;
        },
        load: (id) => standInsForCommander[id.slice(1)] ?? standIns[id.slice(1)],
      },
    ],
    // Loading a module of ours does nothing but define what it exports, so what nobody uses can go.
    treeshake: { moduleSideEffects: (id) => !isOurs(id) },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    // By its ending, .mjs, Node knows the kind of module without a search for the package.json that tells it.
    entryFileNames: bundleFile,
    // One file: each takes half a millisecond to be found and linked.
    codeSplitting: false,
  });
  const inputs = (await bundle.watchFiles).filter(isOurs);
  await bundle.close();
  // npm writes this file whenever it changes a package.
  inputs.push(join(root, 'node_modules/.package-lock.json'));

  const name = `${Date.now()}-${process.pid}`;
  mkdirSync(join(folder, name), { recursive: true });
  for (const file of output) {
    if (file.type === 'chunk') writeFileSync(join(folder, name, file.fileName), file.code);
  }
  const shown = (path: string): string => relative(root, path).split(sep).join('/');
  const states = inputs.map((path) => [shown(path), stateOf(path)]);
  const manifest: BundleManifest = { name, inputs: Object.fromEntries(states) };
  // A command that starts meanwhile reads one manifest or the other.
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(manifest));
  renameSync(join(folder, name, 'manifest.json'), join(folder, 'manifest.json'));
  for (const entry of readdirSync(folder)) {
    if (entry !== 'manifest.json' && entry !== name) rmSync(join(folder, entry), { recursive: true });
  }
}
