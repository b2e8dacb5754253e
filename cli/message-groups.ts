import type { CatalogueGroup } from '../deluge/index.ts';
import { eventsDiagnostics, replayDiagnostics, sandboxDiagnostics } from '../sandbox/index.ts';

/** The messages of the toolchain around the language, for docs/diagnostics.md. A new catalogue is one line here. */
export const messageGroups: readonly CatalogueGroup[] = [
  {
    title: 'Sandbox and replay',
    about: 'What the local stand-ins of Zoho refuse, and what a replay of contacts found.',
    catalogues: [sandboxDiagnostics, eventsDiagnostics, replayDiagnostics],
  },
];
