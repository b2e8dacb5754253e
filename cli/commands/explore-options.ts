import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { type Diagnostic, nearestName } from '../../deluge/index.ts';
import {
  findScenario,
  largeScenarios,
  platformReadings,
  type ReadingPick,
  type Scenario,
  standardScenarios,
} from '../../sandbox/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';

const faultBudgets = { none: 0, single: 1, pairs: 2 } as const;
const readingsTogether = { none: 0, one: 1, pairs: 2 } as const;

export const exploreOptions = z.object({
  faults: z.string().default('single'),
  seed: z.string().default('0'),
  limit: z.string().default('2000000'),
  readings: z.string().default('none'),
  reading: z.array(z.string()).default([]),
  threads: z.string().optional(),
  replay: z.string().optional(),
  function: z.string().optional(),
});

/** What the options mean. */
export interface Bounds {
  readonly faultsName: keyof typeof faultBudgets;
  readonly faults: number;
  readonly seed: number;
  readonly limit: number;
  /** How many scenarios are explored at a time. */
  readonly threads: number;
  readonly readingsName: keyof typeof readingsTogether;
  /** How many readings differ at a time. */
  readonly together: 0 | 1 | 2;
  /** The readings that are in force throughout, besides the default ones. */
  readonly picks: readonly ReadingPick[];
}

export type ReadOption<Made> =
  | { readonly ok: true; readonly value: Made }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

export function wrong(option: string, reason: string): Diagnostic {
  return usageDiagnostics.report(
    'wrong-value',
    { option: `--${option}`, reason, command: 'explore' },
    undefined,
  );
}

export function readScenarios(name: string | undefined): ReadOption<readonly Scenario[]> {
  if (name === undefined) return { ok: true, value: standardScenarios };
  const found = findScenario(name);
  if (found) return { ok: true, value: [found] };
  const names = [...standardScenarios, ...largeScenarios].map((scenario) => scenario.name);
  const nearest = nearestName(name, names);
  const known = nearest === undefined ? `there are ${names.join(', ')}` : `the nearest is ${nearest}`;
  const details = {
    option: 'SCENARIO',
    reason: `there is no scenario "${name}"; ${known}`,
    command: 'explore',
  };
  return { ok: false, diagnostic: usageDiagnostics.report('wrong-value', details, undefined) };
}

export function readBounds({
  faults,
  seed,
  limit,
  readings,
  reading,
  threads = String(availableParallelism()),
}: z.infer<typeof exploreOptions>): ReadOption<Bounds> {
  if (!isFaultBound(faults)) {
    return { ok: false, diagnostic: wrong('faults', `give one of ${Object.keys(faultBudgets).join(', ')}`) };
  }
  if (!/^\d{1,9}$/.test(seed)) return { ok: false, diagnostic: wrong('seed', 'give a whole number from 0') };
  if (!/^[1-9]\d{0,8}$/.test(limit)) {
    return { ok: false, diagnostic: wrong('limit', 'give a whole number from 1') };
  }
  if (!/^[1-9]\d?$/.test(threads)) {
    return { ok: false, diagnostic: wrong('threads', 'give a whole number from 1 to 99') };
  }
  if (!isTogether(readings)) {
    const reason = `give one of ${Object.keys(readingsTogether).join(', ')}`;
    return { ok: false, diagnostic: wrong('readings', reason) };
  }
  const picks = readPicks(reading);
  if (!picks.ok) return picks;
  return {
    ok: true,
    value: {
      faultsName: faults,
      faults: faultBudgets[faults],
      seed: Number(seed),
      limit: Number(limit),
      threads: Number(threads),
      readingsName: readings,
      together: readingsTogether[readings],
      picks: picks.value,
    },
  };
}

function readPicks(given: readonly string[]): ReadOption<readonly ReadingPick[]> {
  const picks: ReadingPick[] = [];
  for (const text of given) {
    const [name = '', value = ''] = text.split('=');
    const reading = Object.hasOwn(platformReadings, name) ? platformReadings[name] : undefined;
    if (!reading) {
      const nearest = nearestName(name, Object.keys(platformReadings));
      const known = nearest === undefined ? '' : `; the nearest is ${nearest}`;
      return { ok: false, diagnostic: wrong('reading', `there is no reading "${name}"${known}`) };
    }
    if (!reading.values.includes(value)) {
      return { ok: false, diagnostic: wrong('reading', `${name} is one of ${reading.values.join(', ')}`) };
    }
    picks.push({ name, value });
  }
  return { ok: true, value: picks };
}

function isTogether(text: string): text is keyof typeof readingsTogether {
  return Object.hasOwn(readingsTogether, text);
}

function isFaultBound(text: string): text is keyof typeof faultBudgets {
  return Object.hasOwn(faultBudgets, text);
}
