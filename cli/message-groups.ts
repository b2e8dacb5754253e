import {
  connectionDiagnostics,
  definitionDiagnostics,
  forecastDiagnostics,
  functionsDiagnostics,
  listingDiagnostics,
  manifestDiagnostics,
  packDiagnostics,
  serviceFunctionDiagnostics,
  sheetDiagnostics,
  sheetFileDiagnostics,
  sheetReadingDiagnostics,
} from '../codegen/index.ts';
import type { CatalogueGroup } from '../deluge/index.ts';
import { eventsDiagnostics, replayDiagnostics, sandboxDiagnostics } from '../sandbox/index.ts';
import { accountDiagnostics } from './account/account-diagnostics.ts';
import { pullDiagnostics } from './catalogue/pull-diagnostics.ts';
import { environmentDiagnostics, usageDiagnostics } from './cli-diagnostics.ts';
import { initDiagnostics } from './commands/init.ts';
import { doctorDiagnostics } from './doctor/doctor-diagnostics.ts';
import { recordDiagnostics } from './record-of-events.ts';

/** The messages of the toolchain around the language, for docs/diagnostics.md. A new catalogue is one line here. */
export const messageGroups: readonly CatalogueGroup[] = [
  {
    title: 'Definitions and generated functions',
    about:
      'What a definition says wrongly and TypeScript cannot see, and what is wrong with the files in functions/.',
    catalogues: [
      definitionDiagnostics,
      functionsDiagnostics,
      connectionDiagnostics,
      serviceFunctionDiagnostics,
    ],
    examples: {
      'definition/target-not-mappable': { hindrance: { reason: 'read-only' } },
      'definition/cannot-continue': { problem: 'no-text' },
      'definition/cannot-go-back': { problem: 'transformed' },
    },
  },
  {
    title: 'Manifest, package, listing and console sheet',
    about: 'Why a package or a console sheet cannot be made, read or sent in, or is not the one on disk.',
    catalogues: [
      manifestDiagnostics,
      packDiagnostics,
      listingDiagnostics,
      sheetDiagnostics,
      sheetFileDiagnostics,
      sheetReadingDiagnostics,
    ],
    examples: {
      'listing/documents-missing': { documents: ['privacyPolicy'] },
      'listing/not-an-address': { document: 'privacyPolicy' },
      'listing/name-too-long': { actual: 34, least: 25, most: 30 },
      'pack/file-name-too-long': { actual: 64, limit: 50 },
      'pack/too-many-files': { actual: 260, limit: 250, translations: 0 },
    },
  },
  {
    title: 'Plan of a record',
    about:
      'What a mapping cannot do to the record that "topping plan" was given, and what is wrong with the record.',
    catalogues: [forecastDiagnostics, recordDiagnostics],
    examples: {
      'plan/run-stops': { length: 260, limit: 255 },
      'plan/value-too-long': { length: 260, limit: 255 },
      'plan/wrong-type': { found: 'a number', expected: 'a text' },
    },
  },
  {
    title: 'Doctor',
    about: 'What "topping doctor" finds on this machine and in an account.',
    catalogues: [doctorDiagnostics],
    examples: {
      'doctor/wrong-node': { found: '22.20.0', wanted: '>=24', by: 'package.json' },
      'doctor/clock-skew': { seconds: 90 },
      'doctor/namespace-differs': { found: 'acme__region', expected: 'region', what: 'the variable' },
    },
  },
  {
    title: 'The command',
    about: 'The command was called in a way that it does not know, or the machine does not let it work.',
    catalogues: [usageDiagnostics, environmentDiagnostics, initDiagnostics],
    examples: { 'init/folder-not-empty': { names: ['notes.txt', 'src'] } },
  },
  {
    title: 'Fields of an account',
    about: 'Why the fields of an account cannot be read, and what becomes of the catalogues on disk.',
    catalogues: [accountDiagnostics, pullDiagnostics],
  },
  {
    title: 'Sandbox and replay',
    about: 'What the local stand-ins of Zoho refuse, and what a replay of contacts found.',
    catalogues: [sandboxDiagnostics, eventsDiagnostics, replayDiagnostics],
  },
];
