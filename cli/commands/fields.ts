import { join } from 'node:path';
import { z } from 'zod';
import { type OutputFile, writeOutput } from '../../codegen/index.ts';
import { type Diagnostic, hasErrors } from '../../deluge/index.ts';
import { booksContacts } from '../../zoho/index.ts';
import type { Access } from '../account/access.ts';
import { readBiginModule } from '../account/bigin-metadata.ts';
import { readBooksContactFields } from '../account/books-fields.ts';
import { accessOptions, openAccess } from '../account/open-access.ts';
import { have, type Outcome } from '../account/outcome.ts';
import { booksCatalogueText, moduleCatalogueText } from '../catalogue/catalogue-text.ts';
import { type CatalogueState, compareCatalogue } from '../catalogue/compare-catalogue.ts';
import { knownFields } from '../catalogue/known-fields.ts';
import { pullDiagnostics } from '../catalogue/pull-diagnostics.ts';
import { type PulledFields, pulledBooksFields, pulledFields } from '../catalogue/pulled-fields.ts';
import {
  catalogueFile,
  moduleName,
  type PulledModule,
  readModuleName,
  usualModules,
} from '../catalogue/pulled-module.ts';
import { zohoImport } from '../catalogue/zoho-import.ts';
import { environmentDiagnostics, statusOf, usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { readText } from '../files.ts';
import { findProjectRoot } from '../project.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { exitStatus } from '../terminal.ts';
import { fieldsRefreshToken } from '../topping-sandbox.ts';

const options = z.object({
  ...accessOptions,
  organization: z.string().regex(/^\d+$/, 'the id of an organization has digits only').optional(),
  check: z.boolean().default(false),
  yes: z.boolean().default(false),
});

type Options = z.infer<typeof options>;

export const fieldsCommand = defineCommand({
  name: 'fields',
  declare: (declaration) =>
    declaration
      .description('pull: write typed catalogues of the fields that an account has, custom fields included')
      .argument('<action>', 'the word "pull"')
      .argument('[module...]', 'such as bigin.Contacts, books.contacts, crm.Contacts; default: the first two')
      .option('--sandbox <address>', 'read from a "topping sandbox" on this machine')
      .option(
        '--credentials <file>',
        'read client id, secret, refresh token and data centre from a JSON file',
      )
      .option('--organization <id>', 'the organization of Zoho Books, where the account has several')
      .option('--check', 'write nothing; fail when a catalogue is not as the account has it')
      .option('--yes', 'overwrite catalogues without asking'),
  options,
  run: (invocation) => pullFields(invocation),
});

async function pullFields(invocation: Invocation<Options>) {
  const { files, options: given, report, terminal } = invocation;
  const stop = (diagnostic: Diagnostic) => {
    report.failure([diagnostic]);
    return statusOf([diagnostic]);
  };
  const [action = '', ...names] = files;
  if (action !== 'pull') {
    return stop(
      usageDiagnostics.report('unknown-action', { command: 'fields', action, actions: ['pull'] }, undefined),
    );
  }
  const modules = names.map(readModuleName);
  const unknown = names[modules.indexOf(undefined)];
  if (unknown !== undefined)
    return stop(usageDiagnostics.report('unknown-module', { name: unknown }, undefined));
  const root = findProjectRoot(terminal.directory);
  if (root === undefined) {
    return stop(usageDiagnostics.report('no-project', { directory: terminal.directory }, undefined));
  }
  const access = await openAccess(given, fieldsRefreshToken, terminal, (request) => fetch(request));
  if (!access.ok) return stop(access.diagnostic);
  const wanted = names.length === 0 ? usualModules : modules.filter((module) => module !== undefined);
  const pulled: PulledCatalogue[] = [];
  for (const module of wanted) {
    report.progress(`${moduleName(module)}: read the fields`);
    const read = await pull(access.value, module, root, invocation);
    if (!read.ok) return stop(read.diagnostic);
    pulled.push(read.value);
  }
  return settle(pulled, root, invocation);
}

/** One catalogue, with what it changes on disk. */
interface PulledCatalogue {
  readonly file: string;
  readonly text: string;
  readonly state: CatalogueState;
  readonly fields: number;
  readonly custom: number;
  readonly diagnostics: readonly Diagnostic[];
}

async function pull(
  access: Access,
  module: PulledModule,
  root: string,
  { options: given, terminal }: Invocation<Options>,
): Promise<Outcome<PulledCatalogue>> {
  const read = await readCatalogue(access, module, given.organization);
  if (!read.ok) return read;
  const { pulled, standard, text } = read.value;
  const file = catalogueFile(module);
  const present = readText(join(root, file), file);
  if (!present.ok && !present.isMissing) return present;
  const today = new Date(terminal.now()).toISOString().slice(0, 7);
  const textAt = (date: string) => text({ module, date, zoho: zohoImport(root) });
  return have({
    file,
    text: textAt(today),
    state: compareCatalogue(file, present.ok ? present.text : undefined, textAt, today),
    fields: standard + Object.keys(pulled.fields).length,
    custom: pulled.custom,
    diagnostics: pulled.leftOut.map((field) =>
      pullDiagnostics.report('left-out', { module: moduleName(module), ...field }, undefined),
    ),
  });
}

interface ReadCatalogue {
  readonly pulled: PulledFields<unknown>;
  /** How many fields the catalogue has besides. */
  readonly standard: number;
  readonly text: (facts: Parameters<typeof booksCatalogueText>[0]) => string;
}

async function readCatalogue(
  access: Access,
  wanted: PulledModule,
  organization: string | undefined,
): Promise<Outcome<ReadCatalogue>> {
  const { product, module } = wanted;
  if (product === 'books') {
    const read = await readBooksContactFields(access, organization);
    if (!read.ok) return read;
    const pulled = pulledBooksFields(read.value);
    return have({
      pulled,
      standard: Object.keys(booksContacts.fields).length,
      text: (facts) => booksCatalogueText(facts, pulled.fields),
    });
  }
  // The library for CRM takes a second to load.
  const read =
    product === 'bigin'
      ? await readBiginModule(access, module)
      : await (await import('../account/crm-sdk.ts')).readCrmModule(access, module);
  if (!read.ok) return read;
  const { label, singular } = read.value;
  const pulled = pulledFields(read.value.fields, knownFields(wanted));
  return have({
    pulled,
    standard: 0,
    text: (facts) => moduleCatalogueText(facts, product, { label, singular }, pulled.fields),
  });
}

/** Shows what would change, asks where something would be overwritten, writes, and tells. */
async function settle(
  pulled: readonly PulledCatalogue[],
  root: string,
  { options: given, report, terminal }: Invocation<Options>,
) {
  const diagnostics: Diagnostic[] = pulled.flatMap((one) => one.diagnostics);
  const output: OutputFile[] = [];
  const told: { readonly file: string; readonly done: string; readonly one: PulledCatalogue }[] = [];
  for (const one of pulled) {
    const { file, state, text } = one;
    if (state.kind === 'changed') report.text(state.diff);
    const finding = given.check ? checkFinding(one) : undefined;
    if (finding !== undefined) diagnostics.push(finding);
    const mayWrite =
      !given.check &&
      (state.kind === 'new' || (state.kind === 'changed' && (given.yes || (await asks(file)))));
    if (mayWrite) output.push(outputFile(file, text));
    else if (!given.check && state.kind === 'changed') {
      diagnostics.push(pullDiagnostics.report('would-overwrite', { file }, undefined));
    }
    const left = state.kind === 'unchanged' ? 'unchanged' : 'not written';
    told.push({ file, one, done: mayWrite ? 'written' : left });
  }
  const failure = writeOutput(root, output);
  if (failure) {
    report.failure([failure]);
    return statusOf([failure]);
  }
  report.diagnostics(diagnostics);
  for (const { file, done, one } of told) {
    report.line(`${file}: ${done}; ${one.fields} fields, ${one.custom} of them custom`);
  }
  report.document({
    protocol,
    ok: !hasErrors(diagnostics),
    files: told.map(({ file, done, one }) => ({
      file,
      state: one.state.kind,
      written: done === 'written',
      fields: one.fields,
      customFields: one.custom,
    })),
    diagnostics: diagnostics.map(diagnosticDocument),
  });
  return hasErrors(diagnostics) ? statusOf(diagnostics) : exitStatus.fine;

  async function asks(file: string): Promise<boolean> {
    if (terminal.ask === undefined || report.json) return false;
    return /^y(es)?$/i.test((await terminal.ask(`Overwrite ${file}? [y/N] `)).trim());
  }
}

function checkFinding({ file, state }: PulledCatalogue): Diagnostic | undefined {
  if (state.kind === 'new') return pullDiagnostics.report('not-pulled', { file }, undefined);
  return state.kind === 'changed' ? pullDiagnostics.report('not-as-account', { file }, undefined) : undefined;
}

function outputFile(file: string, text: string): OutputFile {
  return {
    file,
    content: new TextEncoder().encode(text),
    notWritable: (reason) => environmentDiagnostics.report('cannot-write', { path: file, reason }, undefined),
  };
}
