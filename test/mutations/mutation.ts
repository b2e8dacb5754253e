/** A change of a shipped function's text that takes away something it needs. */
export interface Mutation {
  /** What is wrong with the function then, in a few words. */
  readonly name: string;
  /** The functions that are changed: each has the text, because all are made from one template. */
  readonly functions: readonly string[];
  readonly edits: readonly Edit[];
  /** The scenario that is tried first. It saves time, and decides nothing. */
  readonly first?: string;
  /** How many schedules of that scenario are tried, for what only a rare path shows; default 700. */
  readonly limit?: number;
  /** The open questions that have to be answered otherwise for the mutation to matter, as `name=value`. */
  readonly readings?: readonly string[];
  /** Why no scenario can kill it. A mutation that survives without a reason is a gap in the scenarios. */
  readonly survives?: string;
}

/** Texts are without indentation: the functions that share a part indent it differently. */
export type Edit =
  | {
      readonly from: string;
      readonly to: string;
      /** How often each function has the text: `once`, the default, or any number of times. */
      readonly times?: 'once' | 'any';
    }
  /** Moves the lines from `start` to `end`, both included, to before the text `before`. */
  | { readonly start: string; readonly end: string; readonly before: string };

/**
 * A function's text with the edits made.
 *
 * @throws Error when a text is not there as often as the edit says
 */
export function mutate(text: string, { name, edits }: Mutation): string {
  return edits.reduce((present, edit) => {
    if ('start' in edit) return moved(present, edit, name);
    const pieces = present.split(edit.from);
    const found = pieces.length - 1;
    if (found === 0 || (edit.times !== 'any' && found > 1)) throw unexpected(name, edit.from, found);
    return pieces.join(edit.to);
  }, flat(text));
}

/** A text without the indentation of its lines. */
export function flat(text: string): string {
  return text.replaceAll(/^\t+/gm, '');
}

function moved(
  text: string,
  { start, end, before }: Extract<Edit, { readonly start: string }>,
  name: string,
): string {
  const from = text.indexOf(start);
  const last = text.indexOf(end, from);
  if (from < 0 || last < 0) throw unexpected(name, from < 0 ? start : end, 0);
  const part = text.slice(from, last + end.length);
  const rest = text.slice(0, from) + text.slice(last + end.length);
  const pieces = rest.split(before);
  if (pieces.length !== 2) throw unexpected(name, before, pieces.length - 1);
  return pieces.join(part + before);
}

function unexpected(name: string, text: string, found: number): Error {
  return new Error(`The mutation "${name}" finds ${found} times: ${text}`);
}
