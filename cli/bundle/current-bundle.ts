// An import of node:fs would load its promises as well, and with them the modules for streams and for reading lines.
const { readFileSync, statSync } = process.getBuiltinModule('node:fs');

/** The commands that a bundle holds: those that read Deluge files and load no project. */
export const bundledCommands: readonly string[] = ['run', 'parse', 'fmt', 'conform'];

/** Where the bundle lies in the project: npm clears it away with the packages that are part of it. */
export const bundleFolder = 'node_modules/.cache/topping';

/** The file of a bundle, in its folder. */
export const bundleFile = 'topping.mjs';

/** What a bundle was made from. */
export interface BundleManifest {
  /** All files that were read, from the project's root, each with what {@link stateOf} gave for it. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The folder of the bundle beside the manifest. */
  readonly name: string;
}

/**
 * The file to load in place of `cli/bundle/entry.ts`, as a path in the folder of bundles; undefined where there is no bundle, or a
 * file has changed since.
 *
 * @param root the project's folder
 */
export function currentBundle(root: string, folder: string): string | undefined {
  try {
    const { inputs, name } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as BundleManifest;
    const isCurrent = Object.entries(inputs).every(([path, state]) => stateOf(`${root}/${path}`) === state);
    return isCurrent ? `${name}/${bundleFile}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What changes whenever somebody writes to a file. Like Git, a command asks for this and not for the text, which takes five
 * times as long; and nobody can set back the time of the last change (ctime).
 */
export function stateOf(path: string): string {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}
