import type { Host } from './host.ts';
import type { Readings } from './readings.ts';
import { TimeZones } from './time-zone.ts';

/** What every operation of a run may need: the world outside, the open questions as answered, the time zones. */
export interface RuntimeContext {
  readonly host: Host;
  readonly readings: Readings;
  readonly zones: TimeZones;
}

export function createRuntimeContext(host: Host, readings: Readings): RuntimeContext {
  return { host, readings, zones: new TimeZones(readings['utc-offset-zone'] === 'eight-hours-ahead') };
}
