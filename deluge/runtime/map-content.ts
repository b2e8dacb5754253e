import { DateTimeValue } from './date-time-value.ts';
import type { Readings } from './readings.ts';
import type { Value } from './value.ts';

/**
 * A key or value as a map holds it: a date without a time gets 00:00:00 (reading `date-in-map`).
 * Sources: https://www.zoho.com/creator/help/script/map-manipulations.html and
 * https://www.zoho.com/creator/newhelp/script/put-key.html (documented)
 */
export function mapContent(value: Value, readings: Readings): Value {
  if (!isDateAlone(value) || readings['date-in-map'] !== 'midnight') return value;
  return new DateTimeValue(value.epochMs, 'date-time');
}

/** Whether a map may hold something else than what it is given. */
export function isDateAlone(value: Value): value is DateTimeValue {
  return value instanceof DateTimeValue && value.precision === 'date';
}
