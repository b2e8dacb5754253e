import { type Fault, isFaultKind } from '../faults/fault.ts';
import { type Actor, actors } from './scenario.ts';

/** What happens next: an actor does the next thing, or the request of a run goes out and the run goes on. */
export type Choice =
  | { readonly kind: 'event'; readonly actor: Actor }
  | { readonly kind: 'step'; readonly run: number; readonly fault?: Fault };

/** One way through a scenario. Where the choices end, the rest goes on in the plain order. */
export interface Schedule {
  /** The scenario's events that take place, by their place; all of them when absent. */
  readonly events?: readonly number[] | undefined;
  readonly choices: readonly Choice[];
}

/** Who moves in a choice, for counting how often the turn passes to another. */
export function moverOf(choice: Choice): string {
  return choice.kind === 'event' ? choice.actor : String(choice.run);
}

/**
 * A schedule as text that can be typed in any shell.
 *
 * @example
 * writeSchedule({ choices: [{ kind: 'event', actor: 'user' }, { kind: 'step', run: 1 }] }) // 'user.1'
 * // With the events 0 and 2 only, and a fault: '0,2:user.1-timeout-after'
 */
export function writeSchedule({ events, choices }: Schedule): string {
  const prefix = events === undefined ? '' : `${events.join(',')}:`;
  return prefix + choices.map(writeChoice).join('.');
}

/** Reads what `writeSchedule` wrote; undefined for any other text. */
export function readSchedule(text: string): Schedule | undefined {
  const [, events, rest = ''] = /^(?:(\d+(?:,\d+)*):)?(.*)$/s.exec(text) ?? [];
  const choices = rest === '' ? [] : rest.split('.').map(readChoice);
  if (!choices.every((choice) => choice !== undefined)) return undefined;
  return { ...(events !== undefined && { events: events.split(',').map(Number) }), choices };
}

function writeChoice(choice: Choice): string {
  if (choice.kind === 'event') return choice.actor;
  const { run, fault } = choice;
  return fault ? `${run}-${fault.kind}-${fault.side}` : String(run);
}

function readChoice(text: string): Choice | undefined {
  const actor = actors.find((known) => known === text);
  if (actor) return { kind: 'event', actor };
  const [, run = '', kind, side] = /^([1-9]\d{0,3})(?:-(.+)-(before|after))?$/.exec(text) ?? [];
  if (run === '') return undefined;
  if (kind === undefined) return { kind: 'step', run: Number(run) };
  if (!isFaultKind(kind) || (side !== 'before' && side !== 'after')) return undefined;
  return { kind: 'step', run: Number(run), fault: { kind, side } };
}
