import { fail } from '../runtime/errors.ts';
import { weekdayNames } from '../runtime/java-date.ts';

/** 1 = Sunday … 7 = Saturday. */
export function weekdayNamed(name: string, weekday: string): number {
  const index = weekdayNames.findIndex((known) => known.toLowerCase() === weekday.trim().toLowerCase());
  if (index >= 0) return index + 1;
  return fail('argument-value', {
    name,
    parameter: 'weekday',
    problem: `'${weekday}' is no day such as Monday`,
  });
}
