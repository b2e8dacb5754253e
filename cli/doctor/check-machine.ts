import type { Diagnostic } from '../../deluge/index.ts';
import { doctorDiagnostics } from './doctor-diagnostics.ts';

/** Who asks for a Node, and for which: a range such as `>=24`. */
export interface WantedNode {
  readonly by: string;
  readonly range: string;
}

/**
 * Holds the Node that runs against what is asked for. Of a range, only the oldest version counts, which is what
 * projects write.
 *
 * @param version without a `v`: `24.21.0`
 */
export function checkNode(version: string, wanted: readonly WantedNode[]): readonly Diagnostic[] {
  return wanted
    .filter(({ range }) => isOlder(version, /\d+(?:\.\d+)*/.exec(range)?.[0] ?? '0'))
    .map(({ by, range }) =>
      doctorDiagnostics.report('wrong-node', { found: version, wanted: range, by }, undefined),
    );
}

function isOlder(version: string, oldest: string): boolean {
  const found = version.split('.').map(Number);
  for (const [index, part] of oldest.split('.').map(Number).entries()) {
    const own = found[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

/** How far clocks may be apart. The time in a header is in whole seconds, and an answer takes a while. */
const MOST_SKEW_S = 30;

/** Holds this machine's time against the `Date` header of an answer that came a moment ago. */
export function checkClock(host: string, date: string | null, now: number): readonly Diagnostic[] {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  const seconds = Math.round((now - theirs) / 1000);
  return Math.abs(seconds) > MOST_SKEW_S
    ? [doctorDiagnostics.report('clock-skew', { seconds, host }, undefined)]
    : [];
}
