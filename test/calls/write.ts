import { writeFileSync } from 'node:fs';
import { callsPage, measureCalls } from './calls-table.ts';

/** `npm run calls`: writes docs/calls.md. */
writeFileSync(new URL('../../docs/calls.md', import.meta.url), callsPage(await measureCalls()));
