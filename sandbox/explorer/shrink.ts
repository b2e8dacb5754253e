import { type Choice, moverOf } from './choice.ts';
import { Judge } from './judge.ts';
import { type Breach, Search } from './search.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

/** A path that breaks an invariant, as short as it can be made. */
export interface Counterexample extends Breach {
  /** The events of the scenario that it needs, by place; undefined when it needs all. */
  readonly events: readonly number[] | undefined;
}

/** How many paths are tried for one combination of events, faults and switches. */
const TRIES = 3000;

/**
 * Makes a counterexample short: the fewest events, then the fewest faults, then the fewest times that the turn passes
 * from one to another, then the fewest steps. It is searched for afresh, from the smallest bounds up, so that what is
 * found is the least there is; the given one is kept when nothing less is found within the tries.
 */
export async function shrink(stage: Stage, found: Breach): Promise<Counterexample> {
  const { invariant } = found;
  for (const events of subsets(stage)) {
    const isWhole = events.length === stage.scenario.events.length;
    const world = stage.world(events);
    const judge = new Judge(world, stage.subject);
    for (let faults = 0; faults <= found.faults; faults += 1) {
      // Fewer events may need more switches than the whole, so a few more are allowed.
      for (let switches = 0; switches <= found.switches + 1; switches += 1) {
        const bounds = { faults, switches, limit: TRIES };
        const breach = (await new Search(judge, bounds).run()).breaches.get(invariant);
        if (!breach) continue;
        const choices = await withoutPlainEnd(world, breach.choices);
        return { ...breach, choices, events: isWhole ? undefined : events };
      }
    }
  }
  return { ...found, events: undefined };
}

/** The choices without those at the end that `play` makes anyway. One is kept, so that a code is never empty. */
async function withoutPlainEnd(world: World, choices: readonly Choice[]): Promise<readonly Choice[]> {
  world.begin();
  let kept = 1;
  for (const [index, choice] of choices.entries()) {
    const [plain] = world.choices();
    if (!plain || moverOf(plain) !== moverOf(choice) || isFaulty(choice)) kept = index + 1;
    await world.apply(choice);
  }
  return choices.slice(0, kept);
}

function isFaulty(choice: Choice): boolean {
  return choice.kind === 'step' && choice.fault !== undefined;
}

/** The subsets of the scenario's events that make sense, smallest first; the last one is the whole. */
function subsets(stage: Stage): readonly (readonly number[])[] {
  const { events } = stage.scenario;
  const all = Array.from({ length: 2 ** events.length }, (_, bits) =>
    events.flatMap((_event, place) => ((bits >> place) & 1 ? [place] : [])),
  );
  return all
    .filter((places) => places.length > 0 && makesSense(stage, places))
    .toSorted((a, b) => a.length - b.length);
}

/** A contact is edited or deleted only while it is there, and an outage ends only when it has begun. */
function makesSense({ scenario: { events, bigin } }: Stage, places: readonly number[]): boolean {
  const present = new Set<string>((bigin ?? []).map(({ contact }) => contact));
  let hasOutage = false;
  for (const place of places) {
    const event = events[place];
    if (event?.kind === 'create') present.add(event.contact);
    if (event?.kind === 'edit' && !present.has(event.contact)) return false;
    if (event?.kind === 'delete' && !present.delete(event.contact)) return false;
    if (event?.kind === 'outage' && event.outage === null && !hasOutage) return false;
    if (event?.kind === 'outage') hasOutage = event.outage !== null;
  }
  return true;
}
