import { keyOf, syncStatuses } from '../definition/mapping.ts';
import type { Plan } from './plan.ts';
import type { SourceRecord } from './source-record.ts';

/** What becomes of the target record in Books, and of the status in Bigin, in words. */
export interface Course {
  /**
   * How the target record is found: by the source record's id, which it holds; by its own id, which the source record
   * holds; or by the e-mail, as long as neither can be.
   */
  readonly finds: 'by-key' | 'by-id' | 'by-email';
  /** One sentence for each thing that can happen, in the order in which it is tried. */
  readonly books: readonly string[];
  /** What the status of the source record says then. */
  readonly statuses: readonly string[];
}

/** Tells the course that a sync takes for a record which is not left alone. */
export function courseOf(plan: Plan, record: SourceRecord): Course {
  const status = record[plan.state.status] ?? '';
  const of = plan.source.singular.toLowerCase();
  const id = typeof record.id === 'string' ? `"${record.id}"` : `the ${of}'s id`;
  const isInStep = status === syncStatuses.inStep;
  const linked = record[plan.state.target] ?? '';
  const key = keyOf(plan.match);
  const identity = key === undefined ? `id is ${JSON.stringify(linked)}` : `${key} is ${id}`;
  const isKnown = (key === undefined ? linked : status) !== '';
  const known = `updates the customer whose ${identity}${isInStep ? ', with what has changed since it was in step' : ''}`;
  const none = isKnown ? 'when there is none, ' : '';
  const email = JSON.stringify(record[plan.match.field] ?? '');
  return {
    finds: !isKnown ? 'by-email' : key === undefined ? 'by-id' : 'by-key',
    books: [
      ...(isKnown ? [known] : []),
      `${none}adopts the customer with the e-mail ${email}, when it alone has it and stands for no other ${of}`,
      'creates one, when no customer that is free has the e-mail',
      'asks a person, and writes nothing, when several have it, or the one that has it is inactive',
    ],
    statuses: [
      `"${syncStatuses.inStep}" when it is done`,
      `"${syncStatuses.waiting}" until then, and before it is tried again`,
      `"${syncStatuses.needsAttention}" when a person has to settle it`,
    ],
  };
}

/** What the status of a record that is left alone becomes; undefined when it stays. */
export function statusLeftAlone(plan: Plan, record: SourceRecord): string | undefined {
  const status = record[plan.state.status];
  const isOpen = status === syncStatuses.waiting || status === syncStatuses.needsAttention;
  return isOpen ? syncStatuses.notSynced : undefined;
}
