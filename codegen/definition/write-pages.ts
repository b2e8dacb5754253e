/** Writes the generated pages of the mapping language into `docs/`. */
import { writeFileSync } from 'node:fs';
import { transformsPage } from '../transforms/transforms-page.ts';
import { mappingLanguagePage } from './mapping-language-page.ts';

const folder = new URL('../../docs/', import.meta.url);
writeFileSync(new URL('transforms.md', folder), transformsPage());
writeFileSync(new URL('mapping-language.md', folder), mappingLanguagePage());
