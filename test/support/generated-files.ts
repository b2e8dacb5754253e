import { generateFunctions } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

/** The Deluge files that this project's topping generates, in the order in which commands tell of them. */
export const generatedDeluge: readonly string[] = generateFunctions(topping, 'test 1.0.0').map(
  ({ file }) => file,
);

/** The files of all functions that have a mapping: a change of the mapping changes the digest in their headers. */
export const delugeOfMapping: readonly string[] = generatedDeluge.slice(
  0,
  topping.mappings.length + topping.companions.length,
);

/** The source map beside a Deluge file. */
export function sourceMapOf(file: string): string {
  return file.replace(/\.deluge$/, '.map.json');
}
