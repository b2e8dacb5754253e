import type { Transport } from '../workflow/workflow.ts';
import { type Fault, faultTable } from './fault.ts';

/**
 * A transport with one fault.
 *
 * @example
 * // Books creates the customer, and the script never learns of it.
 * await sandbox.step('run-1', faultyTransport({ kind: 'timeout', side: 'after' }));
 */
export function faultyTransport({ kind, side }: Fault): Transport {
  const entry = faultTable[kind];
  return async (request, send) => {
    if (side === 'before') return entry.answer(undefined);
    const real = await send(request);
    return real.kind === 'response' ? entry.answer(real) : real;
  };
}
