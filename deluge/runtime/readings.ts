import type { Reading } from './reading.ts';
import { functionReadings } from './readings-of-functions.ts';
import { literalReadings } from './readings-of-literals.ts';
import { operatorReadings } from './readings-of-operators.ts';
import { serviceReadings } from './readings-of-services.ts';
import { textFormReadings } from './readings-of-text-forms.ts';

/**
 * What is not settled about the platform, and what the runtime takes for true until a live console has settled it.
 * A run is given its readings, so that a script can be shown to work under every one of them.
 */
export const readingTable = {
  ...operatorReadings,
  ...literalReadings,
  ...textFormReadings,
  ...functionReadings,
  ...serviceReadings,
} as const satisfies Readonly<Record<string, Reading>>;

export type ReadingName = keyof typeof readingTable;

/** In the order of the table. */
export const readingNames = Object.keys(readingTable) as readonly ReadingName[];

/** One behaviour picked for each open question. */
export type Readings = { readonly [Name in ReadingName]: (typeof readingTable)[Name]['values'][number] };

/** What the evidence favours. */
export const defaultReadings: Readings = Object.fromEntries(
  Object.entries(readingTable).map(([name, reading]) => [name, reading.default]),
) as Readings;
