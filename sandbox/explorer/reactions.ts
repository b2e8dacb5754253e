import { type Fault, faultTable } from '../faults/fault.ts';

/**
 * Which faults come to the same for a run. A run is decided by where it stands, what it can read of time and variables,
 * and the answer that it gets; so what it once did with an answer it does again. Many answers come to the same, such as
 * a connection that was reset and one that timed out: one of them stands for the others, as long as the server did its
 * work for all of them or for none.
 */
export class Reactions {
  readonly #known = new Map<string, Map<string, string>>();

  /**
   * Notes how a run went on after a fault.
   *
   * @param standing tells apart where the run stood and what it could read
   * @param reaction tells apart how it went on
   */
  note(standing: string, fault: Fault, reaction: string): void {
    const answer = answerOf(fault);
    if (answer === undefined) return;
    const reactions = this.#known.get(standing) ?? new Map<string, string>();
    this.#known.set(standing, reactions.set(answer, reaction));
  }

  /** The faults without those that are known to come to the same as one before them. */
  distinct(standing: string, faults: readonly Fault[]): readonly Fault[] {
    const reactions = this.#known.get(standing);
    if (!reactions) return faults;
    const met = new Set<string>();
    return faults.filter((fault) => {
      const reaction = reactions.get(answerOf(fault) ?? '');
      if (reaction === undefined) return true;
      const effect = `${fault.side} ${reaction}`;
      if (met.has(effect)) return false;
      met.add(effect);
      return true;
    });
  }
}

/** Tells apart the answer of a fault where it owes nothing to the server's; undefined where it does. */
function answerOf({ kind, side }: Fault): string | undefined {
  if (!faultTable[kind].usesAnswer) return kind;
  return side === 'before' ? `${kind} of nothing` : undefined;
}
