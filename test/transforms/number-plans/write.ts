import { writeFileSync } from 'node:fs';
import { numberPlansFile } from './plans-of-library.ts';

/** `npm run number-plans`: writes the plans, and then the page that compares what is read by them. */
const root = new URL('../../../', import.meta.url);
writeFileSync(new URL('codegen/transforms/number-plans.ts', root), numberPlansFile());
const { phoneNumbersPage } = await import('./phone-page.ts');
writeFileSync(new URL('docs/phone-numbers.md', root), phoneNumbersPage());
