import { dirname, extname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How a catalogue file of a project imports what is known of Zoho: by path where the toolchain lies beside the project's
 * files, by the name of the package where it is installed.
 *
 * @param tool the path of the file in the toolchain; for tests
 */
export function zohoImport(root: string, tool = zohoIndex()): string {
  const parts = tool.split(sep);
  const installed = parts.lastIndexOf('node_modules');
  if (installed >= 0) return parts.slice(installed + 1).join('/');
  const path = relative(resolve(root, 'topping/catalogue'), tool).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** The sources are TypeScript; what is published of them is JavaScript. */
function zohoIndex(): string {
  const own = fileURLToPath(import.meta.url);
  return resolve(dirname(own), `../../zoho/index${extname(own)}`);
}
