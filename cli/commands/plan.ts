import { resolve } from 'node:path';
import { z } from 'zod';
import { forecast, planMapping, type SourceRecord } from '../../codegen/index.ts';
import { type Diagnostic, parseJson, SourceFile } from '../../deluge/index.ts';
import { statusOf, usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { readText } from '../files.ts';
import { forecastDocument, forecastLines } from '../forecast-report.ts';
import { withProject } from '../project-command.ts';
import { recordDiagnostics, recordOfEvents } from '../record-of-events.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { makeFunctions } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const planCommand = defineCommand({
  name: 'plan',
  declare: (declaration) =>
    declaration
      .description('say what the mappings will do to a record, before anything is written')
      .option(
        '--from <file>',
        'a file of events, such as test/data/contacts.json: the record is one of its contacts',
      )
      .option('--mapping <name>', 'this mapping alone')
      .argument(
        '<record>',
        'a JSON file with a record of Bigin; with --from, the place of a contact, from 0',
      ),
  options: z.object({ from: z.string().optional(), mapping: z.string().optional() }),
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const [given = ''] = files;
      const { mappings } = project.topping;
      const wanted = mappings.filter(({ name }) => options.mapping === undefined || name === options.mapping);
      if (wanted.length === 0) {
        const reason = `there is no mapping "${options.mapping}", but ${mappings.map(({ name }) => name).join(', ')}`;
        const wrong = { option: '--mapping', reason, command: 'plan' };
        return stop([usageDiagnostics.report('wrong-value', wrong, undefined)]);
      }
      const file = options.from ?? given;
      const read = readText(resolve(terminal.directory, file), file);
      if (!read.ok) return stop([read.diagnostic]);
      let record: SourceRecord;
      if (options.from === undefined) {
        const parsed = readRecord(read.text, file);
        if (!parsed.ok) return stop([parsed.diagnostic]);
        record = parsed.record;
      } else {
        const functions = makeFunctions(project);
        if (!functions.ok) return stop(functions.diagnostics);
        const made = await recordOfEvents(project, functions.made, { text: read.text, file }, given);
        if (!made.ok) return stop(made.diagnostics);
        record = made.made as SourceRecord;
      }
      const forecasts = wanted.map((mapping) =>
        forecast(mapping, planMapping(project.topping, mapping), record),
      );
      const diagnostics = forecasts.flatMap((one) => one.diagnostics);
      tell(diagnostics);
      for (const [index, one] of forecasts.entries()) {
        if (index > 0) report.line();
        for (const line of forecastLines(one)) report.line(line);
      }
      const status = statusOf(diagnostics);
      report.document({
        protocol,
        ok: status === exitStatus.fine,
        plans: forecasts.map(forecastDocument),
        diagnostics: diagnostics.map(diagnosticDocument),
      });
      return status;
    }),
});

type ReadRecord =
  | { readonly ok: true; readonly record: SourceRecord }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** One record, alone or as the only one of an answer of the API: `{"data": [{…}]}`. */
function readRecord(text: string, file: string): ReadRecord {
  const fail = (reason: string, offset?: number): ReadRecord => {
    const position = offset === undefined ? {} : new SourceFile(file, text).positionAt(offset);
    return {
      ok: false,
      diagnostic: recordDiagnostics.report('not-a-record', { reason }, { file, ...position }),
    };
  };
  const parsed = parseJson(text);
  if (!parsed.ok) return fail(parsed.message, parsed.offset);
  const json: unknown = JSON.parse(text);
  if (!isObject(json)) return fail('it is no JSON object');
  if (Array.isArray(json.contacts)) return fail('it is a file of events');
  const { data } = json;
  if (!Array.isArray(data)) return { ok: true, record: json as SourceRecord };
  const [record] = data;
  return data.length === 1 && isObject(record)
    ? { ok: true, record: record as SourceRecord }
    : fail(`its "data" holds ${data.length} records, and one is expected`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
