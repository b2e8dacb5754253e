import { resolve } from 'node:path';
import * as z from 'zod/mini';
import {
  compile,
  type Diagnostic,
  type Host,
  hasErrors,
  parse,
  type RunError,
  runToEnd,
  SourceFile,
  startRun,
  usageLines,
  usageReport,
  usageWarnings,
  writtenOutcome,
} from '../../deluge/index.ts';
import { dataCentres } from '../../zoho/index.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { readText } from '../files.ts';
import { collect } from '../repeatable-option.ts';
import { diagnosticDocument, JsonText, protocol } from '../report.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';
import { type ConnectionHeaders, readConnections } from './connections-file.ts';
import { httpSender, type SentCall } from './run-http.ts';
import {
  defaultZone,
  readArguments,
  readDateFormat,
  readLimits,
  readNow,
  readReadings,
  readUpstream,
  readZone,
} from './run-options.ts';

export const runCommand = defineCommand({
  name: 'run',
  declare: (declaration) =>
    declaration
      .description('run a Deluge file')
      .option('--call <name>', 'the function to call, such as standalone.sync')
      .option('--args <json>', 'its arguments by name, as a JSON object')
      .option('--zone <zone>', "the account's time zone", defaultZone)
      .option('--now <time>', 'the time of the run, such as 2026-01-15T10:30:00, in that zone')
      .option('--date-format <pattern>', "the account's date format, as a Java pattern", 'dd-MMM-yyyy')
      .option(
        '--reading <name=value>',
        'how to take an open question about the platform; may be repeated',
        collect,
      )
      .option('--limits <place>', 'the limits of the place where it runs, such as crm-button', 'bigin')
      .option('--usage', 'say what the run used of each limit')
      .option('--upstream <url>', 'send every HTTP call to this address')
      .option('--connections <file>', 'a JSON file with the headers of connections, by link name')
      .argument('<file>', 'a Deluge file'),
  options: z.object({
    call: z.optional(z.string()),
    args: z.optional(z.string()),
    zone: z.string(),
    now: z.optional(z.string()),
    dateFormat: z.string(),
    reading: z._default(z.array(z.string()), []),
    limits: z.string(),
    usage: z._default(z.boolean(), false),
    upstream: z.optional(z.string()),
    connections: z.optional(z.string()),
  }),
  run: async ({ files, options, report, terminal }) => {
    const [file = ''] = files;
    const stop = (diagnostics: readonly Diagnostic[], text?: string): ExitStatus => {
      report.diagnostics(diagnostics, () => text);
      const [first] = diagnostics;
      report.document({
        ...runDocument({ ok: false, info: [] }),
        error: first && {
          code: first.code,
          message: first.message,
          line: first.line ?? 0,
          column: first.column ?? 0,
        },
        diagnostics: diagnostics.map(diagnosticDocument),
      });
      return statusOf(diagnostics);
    };
    const read = readText(resolve(terminal.directory, file), file);
    if (!read.ok) return stop([read.diagnostic]);
    const startedAt = Date.now();
    const args = readArguments(options.args);
    if (!args.ok) return stop([args.diagnostic]);
    const readings = readReadings(options.reading);
    if (!readings.ok) return stop([readings.diagnostic]);
    const zone = readZone(options.zone, startedAt);
    if (!zone.ok) return stop([zone.diagnostic]);
    const now = options.now === undefined ? undefined : readNow(options.now, zone.value);
    if (now?.ok === false) return stop([now.diagnostic]);
    const dateFormat = readDateFormat(options.dateFormat);
    if (!dateFormat.ok) return stop([dateFormat.diagnostic]);
    const limits = readLimits(options.limits);
    if (!limits.ok) return stop([limits.diagnostic]);
    const upstream = readUpstream(options.upstream);
    if (!upstream.ok) return stop([upstream.diagnostic]);
    let connections: ConnectionHeaders = {};
    if (options.connections !== undefined) {
      const given = readConnections(resolve(terminal.directory, options.connections), options.connections);
      if (!given.ok) return stop([given.diagnostic]);
      connections = given.connections;
    }

    const source = new SourceFile(file, read.text);
    const { program, diagnostics } = parse(source);
    if (hasErrors(diagnostics)) return stop(diagnostics, read.text);
    const sent: SentCall[] = [];
    const start = terminal.clock();
    const run = startRun(compile([{ source, program }]), {
      ...(options.call !== undefined && { function: options.call }),
      args: args.value,
      host: hostFor(options, now?.value ?? startedAt),
      readings: readings.value,
      limits: limits.value,
    });
    const outcome = await runToEnd(run, httpSender({ upstream: upstream.value, connections, sent }));
    const elapsedMs = Math.round(terminal.clock() - start);
    const { statements, httpCalls } = outcome.usage;
    const ended = writtenOutcome(outcome);
    for (const line of outcome.info) report.line(line);
    if (ended.ok && ended.returns !== 'null') report.line(`returns ${ended.returns}`);
    if (options.usage)
      for (const line of usageLines(outcome.usage, limits.value)) report.line(`used ${line}`);
    report.diagnostics(
      [
        ...usageWarnings(outcome.usage, limits.value),
        ...(ended.ok ? [] : [errorDiagnostic(ended.error, source)]),
      ],
      () => source.text,
    );
    report.document({
      ...runDocument({ ok: ended.ok, info: outcome.info }),
      ...(ended.ok ? { returns: new JsonText(ended.returns) } : { error: errorDocument(ended.error) }),
      http: sent,
      usage: { statements, httpCalls, elapsedMs },
      ...(options.usage && { limits: usageReport(outcome.usage, limits.value) }),
    });
    return ended.ok ? exitStatus.fine : exitStatus.findings;
  },
});

/** The members that every document of a run has, in their order. */
function runDocument(ended: { readonly ok: boolean; readonly info: readonly string[] }): object {
  const usage = { statements: 0, httpCalls: 0, elapsedMs: 0 };
  return { protocol, ...ended, returns: null, error: null, http: [], usage };
}

function errorDocument({
  code,
  message,
  line,
  column,
}: Pick<RunError, 'code' | 'message' | 'line' | 'column'>): object {
  return { code, message, line, column };
}

function errorDiagnostic(error: RunError, source: SourceFile): Diagnostic {
  const { code, message, hint, line, column } = error;
  return {
    code,
    severity: 'error',
    message,
    file: source.name,
    ...(hint !== undefined && { hint }),
    ...(line > 0 && { line, column }),
  };
}

function hostFor(options: { readonly zone: string; readonly dateFormat: string }, now: number): Host {
  const person = { id: '1000000000000000001', email: 'user@example.com', name: 'User' };
  return {
    now: () => now,
    timeZone: options.zone,
    dateFormat: options.dateFormat,
    random: Math.random,
    variable: () => null,
    apiDomain: dataCentres.us.apiDomain,
    user: person,
    admin: person,
  };
}
