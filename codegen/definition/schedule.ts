import type { Companion } from './companion.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';
import type { ServiceFunction } from './service-function.ts';

/** A function that Bigin runs again and again. */
export interface Schedule {
  readonly kind: 'schedule';
  readonly name: string;
  readonly description: string;
  readonly everyHours: number;
  /** The function that runs. */
  readonly functionName: string;
  readonly definedAt?: DefinitionPlace;
}

export interface ScheduleDefinition {
  readonly name: string;
  readonly description: string;
  /** Hours between two runs; the console offers whole hours from 1 (inferred from Zoho CRM). */
  readonly everyHours: number;
  readonly runs: Companion | ServiceFunction<'tell-conflicts'>;
}

/**
 * Declares a schedule.
 *
 * @example
 * const hourly = defineSchedule({
 *   name: 'Retry pending contacts',
 *   description: 'Takes up what could not be synced.',
 *   everyHours: 1,
 *   runs: retryPending,
 * });
 */
export function defineSchedule({ runs, ...definition }: ScheduleDefinition): Schedule {
  const definedAt = placeOfCall(defineSchedule);
  return Object.freeze({
    kind: 'schedule',
    ...definition,
    functionName: runs.name,
    ...(definedAt && { definedAt }),
  });
}
