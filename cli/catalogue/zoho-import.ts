import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a catalogue file of a project imports what is known of Zoho: by path where the toolchain lies beside the project's
 * files, from the installed package elsewhere.
 */
export function zohoImport(root: string): string {
  return existsSync(join(root, 'zoho', 'index.ts')) ? '../../zoho/index.ts' : 'bigin-books-topping/zoho';
}
