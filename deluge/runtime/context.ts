import type { Host } from './host.ts';
import type { Readings } from './readings.ts';
import { TimeZones } from './time-zone.ts';

/** What every operation of a run may need: the world outside, the open questions as answered, the time zones. */
export interface RuntimeContext {
  readonly host: Host;
  readonly readings: Readings;
  readonly zones: TimeZones;
}

/** @param zones those of earlier runs, where there are some: a zone takes longer to make than a short script runs */
export function createRuntimeContext(
  host: Host,
  readings: Readings,
  zones: TimeZones = zonesUnder(readings),
): RuntimeContext {
  return { host, readings, zones };
}

/** The zones as readings have them. */
export function zonesUnder(readings: Readings): TimeZones {
  return new TimeZones(readings['utc-offset-zone'] === 'eight-hours-ahead');
}
