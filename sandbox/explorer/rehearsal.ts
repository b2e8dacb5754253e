import type { Sandbox } from '../sandbox.ts';
import type { RememberedRun } from '../workflow/remembered-run.ts';
import { type Place, type RunMachine, shownOf } from './run-machine.ts';

/**
 * Whether runs of another sandbox show the world the very same, whatever of the noted they are answered. If they do, the
 * two sandboxes cannot be told apart by any path of the search that was noted: as long as all requests were the same, so
 * are the answers, and then so are the next requests.
 *
 * Two machines are compared that take answers and give requests: from each pair of places that runs of both can stand
 * at together, every way is gone in both. Where the runs of the other stand need not read the same, as long as what they
 * show does.
 */
export function rehearse(machine: RunMachine, other: Sandbox): boolean {
  return new Rehearsal(other).showsAll(machine);
}

class Rehearsal {
  readonly #sandbox: Sandbox;
  /** By place, where the runs of the other sandbox were seen to stand when the first ones stood there. */
  readonly #together = new Map<Place, Set<string>>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  showsAll({ starts }: RunMachine): boolean {
    return starts.every(({ start, place }) => this.#showsFrom(place, this.#sandbox.runApart(start)));
  }

  #showsFrom(place: Place, arrived: RememberedRun): boolean {
    const state = arrived.state();
    let run: RememberedRun | undefined = arrived;
    for (const { runNumber, answer, readable, shown, to } of place.ways.values()) {
      // As the run whose way it is: up to here its number has made no difference, or it is the same one.
      if (!run || runNumber !== state.runNumber) run = this.#sandbox.runApart({ ...state, runNumber });
      this.#sandbox.readAgain(readable);
      if (shownOf(run.next(answer)) !== shown) return false;
      if (this.#isNew(to, run) && !this.#showsFrom(to, run)) return false;
      // What has gone on can only be gone back to by making it anew.
      run = undefined;
    }
    return true;
  }

  #isNew(place: Place, { standing }: RememberedRun): boolean {
    if (place.ways.size === 0) return false;
    if (standing === undefined) return true;
    const known = this.#together.get(place) ?? new Set();
    this.#together.set(place, known);
    if (known.has(standing)) return false;
    known.add(standing);
    return true;
  }
}
