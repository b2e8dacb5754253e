import { describe, expect, test } from 'vitest';
import { Reactions } from '../../sandbox/explorer/reactions.ts';
import { type Fault, faultsAt } from '../../sandbox/faults/fault.ts';

const writes = faultsAt('PUT');
const told = ({ kind, side }: Fault): string => `${kind}-${side}`;

describe('faults that come to the same for a run', () => {
  test('are all tried as long as nothing is known', () => {
    expect(new Reactions().distinct('here', writes)).toEqual(writes);
  });

  test('are tried once where it is known that the run goes on alike, for each side of the server', () => {
    const reactions = new Reactions();
    reactions.note('here', { kind: 'timeout', side: 'before' }, 'gives up');
    reactions.note('here', { kind: 'reset', side: 'before' }, 'gives up');
    reactions.note('here', { kind: 'status-429', side: 'after' }, 'waits');
    const left = reactions.distinct('here', writes).map(told);
    expect(left).toContain('timeout-before');
    expect(left).toContain('timeout-after');
    expect(left).not.toContain('reset-before');
    expect(left).not.toContain('reset-after');
    expect(left).toContain('status-429-before');
    expect(left).toHaveLength(writes.length - 2);
  });

  test('are told apart where the run stood elsewhere', () => {
    const reactions = new Reactions();
    reactions.note('here', { kind: 'timeout', side: 'before' }, 'gives up');
    reactions.note('here', { kind: 'reset', side: 'before' }, 'gives up');
    expect(reactions.distinct('there', writes)).toEqual(writes);
  });

  test('do not count those whose answer is made from the server’s', () => {
    const reactions = new Reactions();
    reactions.note('here', { kind: 'truncated', side: 'after' }, 'gives up');
    reactions.note('here', { kind: 'empty', side: 'after' }, 'gives up');
    expect(reactions.distinct('here', writes)).toEqual(writes);
  });
});
