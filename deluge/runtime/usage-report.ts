import { type Diagnostic, defineDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Limits, Usage } from './usage.ts';

/** From this part of a limit on, a run is said to come near it. */
export const nearShare = 0.8;

/** What a run used of one limit. */
export interface UsageLine {
  readonly limit: keyof Limits;
  readonly used: number;
  readonly allowed: number;
  /** 0.8 is 80 percent. */
  readonly share: number;
}

interface Measure {
  readonly limit: keyof Limits;
  readonly used: (usage: Usage) => number;
  /** Completes "The run used 4,100 of 5,000 …". */
  readonly unit: string;
  /** What to do about it. */
  readonly advice: string;
}

const measures: readonly Measure[] = [
  {
    limit: 'statements',
    used: (usage) => usage.statements,
    unit: 'statements',
    advice: 'Fetch and write records in bulk, and leave loops early; more records will exceed the limit.',
  },
  {
    limit: 'httpCalls',
    used: (usage) => usage.httpCalls,
    unit: 'external calls',
    advice: 'Fetch and write records in bulk.',
  },
  {
    limit: 'callDepth',
    used: (usage) => usage.deepestCall,
    unit: 'calls within each other',
    advice: 'Loop instead of calling the function again.',
  },
  {
    limit: 'infoCharacters',
    used: (usage) => usage.infoCharacters,
    unit: 'characters of info',
    advice: 'What is printed beyond the limit is cut: print less.',
  },
  {
    limit: 'httpCallMs',
    used: (usage) => usage.longestHttpCallMs,
    unit: 'milliseconds for the longest external call',
    advice: 'Ask the service for less at once.',
  },
  {
    limit: 'runMs',
    used: (usage) => usage.elapsedMs,
    unit: 'milliseconds of waiting for external calls',
    advice: 'Make fewer calls, or start the work from a schedule, which may take longer.',
  },
  {
    limit: 'zohoAnswerBytes',
    used: (usage) => usage.largestZohoAnswerBytes,
    unit: 'bytes in the largest answer of Zoho',
    advice: 'Fetch fewer records or fields at once.',
  },
  {
    limit: 'otherAnswerBytes',
    used: (usage) => usage.largestOtherAnswerBytes,
    unit: 'bytes in the largest answer of another service',
    advice: 'Fetch less at once.',
  },
  {
    limit: 'returnBytes',
    used: (usage) => usage.returnBytes,
    unit: 'bytes of returned value',
    advice: 'Return less, such as ids instead of records.',
  },
];

/** What a run used of each limit that there is, in a fixed order. */
export function usageReport(usage: Usage, limits: Limits): readonly UsageLine[] {
  return measures
    .filter(({ limit }) => Number.isFinite(limits[limit]))
    .map(({ limit, used }) => {
      const allowed = limits[limit];
      return { limit, used: used(usage), allowed, share: used(usage) / allowed };
    });
}

/**
 * The same in words, a line each.
 *
 * @example
 * usageLines(outcome.usage, defaultLimits) // ['3 of 200,000 statements (0 %)', …]
 */
export function usageLines(usage: Usage, limits: Limits): readonly string[] {
  return usageReport(usage, limits).map((line) => {
    const unit = measures.find(({ limit }) => limit === line.limit)?.unit ?? '';
    return `${inWords(line)} ${unit} (${Math.floor(line.share * 100)} %)`;
  });
}

function inWords({ used, allowed }: UsageLine): string {
  return `${used.toLocaleString('en-US')} of ${allowed.toLocaleString('en-US')}`;
}

export const usageDiagnostics = defineDiagnostics('limits', {
  near: {
    severity: 'warning',
    message: (d: { readonly line: UsageLine; readonly unit: string; readonly advice: string }) =>
      `The run used ${inWords(d.line)} ${d.unit} (${Math.floor(d.line.share * 100)} %)`,
    hint: (d) => d.advice,
  },
});

/** A warning for each limit that a run came near; one that it exceeded ended the run, and is its error. */
export function usageWarnings(usage: Usage, limits: Limits): readonly Diagnostic[] {
  return usageReport(usage, limits)
    .filter(({ share }) => share >= nearShare)
    .map((line) => {
      const measure = measures.find(({ limit }) => limit === line.limit);
      const { unit = '', advice = '' } = measure ?? {};
      return usageDiagnostics.report('near', { line, unit, advice }, undefined);
    });
}
