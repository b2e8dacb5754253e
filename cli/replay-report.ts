import type { FinishedRun, ReplayProgress, ReplayReport } from '../sandbox/index.ts';
import type { Report } from './report.ts';

/** How many mismatches a person is shown; the JSON document has all of them. */
const mostMismatches = 20;

/** What a replay came to, as lines for a person. */
export function replayLines(result: ReplayReport): readonly string[] {
  const { contacts, edits, books, calls, runs, mismatches } = result;
  const shown = mismatches
    .slice(0, mostMismatches)
    .map(
      ({ contact, event, path, expected, actual }) =>
        `mismatch: contact ${contact}, ${event}: ${path} is ${actual}, expected ${expected}`,
    );
  const more =
    mismatches.length > mostMismatches ? [`… and ${mismatches.length - mostMismatches} more mismatches`] : [];
  return [
    ...shown,
    ...more,
    `contacts   ${contacts.total}: ${contacts.replayed} replayed, ${contacts.refused} refused by Bigin, ${contacts.skipped} without a run`,
    `edits      ${edits.total}: ${edits.replayed} replayed, ${edits.refused} refused by Bigin, ${edits.skipped} without a run`,
    `customers  ${books.created} created, ${books.updated} updated, ${books.unchanged} left as they were`,
    `calls      Bigin ${calls.sync.bigin}, Books ${calls.sync.books}, tokens ${calls.sync.accounts}`,
    `Deluge     ${runs.total} runs, ${runs.statements} statements, ${runs.failed} failed`,
    mismatches.length === 0 ? 'fields     all as mapped' : `fields     ${mismatches.length} not as mapped`,
  ];
}

/** Tells on a terminal how far a replay has come. */
export function replayProgress(report: Report): (progress: ReplayProgress) => void {
  return ({ phase, done, total }) => {
    if (done % 20 === 0 || done === total) report.step(`replay: ${phase} ${done} of ${total}`);
  };
}

/** The figures of a replay as a machine reads them; its findings stand beside them. */
export function replayFigures({ contacts, edits, books, calls, runs, mismatches }: ReplayReport): object {
  return { contacts, edits, books, calls, runs, mismatches };
}

/** One run: what it was about, what it called, what it logged, and why it failed. */
export function runLines({ rule, recordId, http, info, outcome }: FinishedRun): readonly string[] {
  return [
    `${rule} ${recordId}`,
    ...http.map(({ method, url, result, line }) => `  line ${line}: ${method} ${url} ${result}`),
    ...info.map((line) => `  info ${line}`),
    ...(outcome.ok ? [] : [`  failed at line ${outcome.error.line}: ${outcome.error.message}`]),
  ];
}
