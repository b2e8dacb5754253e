import { createRuntimeContext, type RuntimeContext } from '../../../deluge/runtime/context.ts';
import type { Host } from '../../../deluge/runtime/host.ts';
import { defaultReadings, type Readings } from '../../../deluge/runtime/readings.ts';

export interface ContextOptions extends Partial<Host> {
  readonly settled?: Partial<Readings>;
}

/** A context with the documentation's usual zone and date format, and a clock that stands still. */
export function testContext({ settled, ...host }: ContextOptions = {}): RuntimeContext {
  const nobody = { id: '1', email: 'user@example.com', name: 'User' };
  return createRuntimeContext(
    {
      now: () => Date.UTC(2024, 5, 1, 12),
      timeZone: 'America/Los_Angeles',
      dateFormat: 'dd-MMM-yyyy',
      random: () => 0.5,
      variable: () => null,
      apiDomain: 'https://www.zohoapis.com',
      user: nobody,
      admin: nobody,
      ...host,
    },
    { ...defaultReadings, ...settled },
  );
}
