import { type Diagnostic, defineDiagnostics } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Reading } from '../runtime/reading.ts';
import { type ReadingName, type Readings, readingNames, readingTable } from '../runtime/readings.ts';
import { answersIn } from './probe-marks.ts';

export const probeDiagnostics = defineDiagnostics('probe', {
  'no-answers': {
    severity: 'error',
    message: () => 'The text holds no answer of the probe',
    hint: () =>
      'Run the function that "topping probe" prints, and copy its info lines or the text it returns.',
  },
  'unknown-question': {
    severity: 'error',
    message: (d: { readonly name: string; readonly nearest: string | undefined }) =>
      `The text answers a question that is not known: ${d.name}`,
    hint: (d) =>
      d.nearest === undefined
        ? 'It was printed by another version: print the function anew and run it.'
        : `Did you mean ${d.nearest}? If not, print the function anew and run it.`,
  },
  contradiction: {
    severity: 'error',
    message: (d: { readonly name: string; readonly answers: readonly string[] }) =>
      `The text answers ${d.name} in several ways: ${d.answers.map((answer) => `'${answer}'`).join(', ')}`,
    hint: () => 'Keep what one run has printed.',
  },
});

/** A question that what was printed does not settle. */
export interface UndecidedReading {
  readonly name: ReadingName;
  /** Why, in a sentence without its full stop. */
  readonly reason: string;
  /** What the console answered, where it did. */
  readonly seen?: string;
}

export type ImportedProbe =
  | {
      readonly ok: true;
      readonly readings: Partial<Readings>;
      readonly undecided: readonly UndecidedReading[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Turns what the function of `probeFunction` has printed into readings.
 *
 * @param text The info lines, the returned text, or both, as they were copied from a console.
 *
 * @example
 * importProbe('~whole-division=3.5 3~') // { ok: true, readings: { 'whole-division': 'exact' }, undecided: […] }
 */
export function importProbe(text: string): ImportedProbe {
  const answers = answersIn(text);
  const diagnostics = mistakesIn(answers);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const readings: Partial<Record<string, string>> = {};
  const undecided: UndecidedReading[] = [];
  for (const name of readingNames) {
    const [seen] = answers.get(name) ?? [];
    const settled = settle(readingTable[name], seen);
    if ('value' in settled) readings[name] = settled.value;
    else undecided.push({ name, ...settled });
  }
  // Every value was found in the table under its own name.
  return { ok: true, readings: readings as Partial<Readings>, undecided };
}

function mistakesIn(answers: ReadonlyMap<string, ReadonlySet<string>>): readonly Diagnostic[] {
  if (answers.size === 0) return [probeDiagnostics.report('no-answers', undefined, undefined)];
  const found: Diagnostic[] = [];
  for (const [name, given] of answers) {
    if (!Object.hasOwn(readingTable, name)) {
      const nearest = nearestName(name, readingNames);
      found.push(probeDiagnostics.report('unknown-question', { name, nearest }, undefined));
    } else if (given.size > 1) {
      found.push(probeDiagnostics.report('contradiction', { name, answers: [...given] }, undefined));
    }
  }
  return found;
}

function settle(
  { probe }: Reading,
  seen: string | undefined,
): { readonly value: string } | Omit<UndecidedReading, 'name'> {
  if (probe.kind === 'not-asked') return { reason: `The probe does not ask: ${probe.why}` };
  if (seen === undefined) {
    return {
      reason:
        probe.kind === 'printed'
          ? 'The answer stands in the info lines only, and the text has none'
          : 'The text holds no answer',
    };
  }
  const fitting = Object.entries(probe.answers).filter(([, answer]) => answer.test(seen));
  const [first] = fitting;
  if (first && fitting.length === 1) return { value: first[0] };
  return { reason: 'The console answered in a way that none of the known behaviours explains', seen };
}
