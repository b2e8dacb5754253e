import { ScriptFailure } from './errors.ts';
import { writeJson } from './json.ts';
import type { Outcome, RunError } from './run.ts';

/** How a run ended, with what it returned as JSON text. */
export type WrittenOutcome =
  | { readonly ok: true; readonly returns: string }
  | { readonly ok: false; readonly error: RunError };

/**
 * Writes what a run returned as JSON. A map can be put into itself, and has no JSON then: that is a failure of the
 * script, which no line of it can be named for.
 */
export function writtenOutcome(outcome: Outcome): WrittenOutcome {
  if (!outcome.ok) return { ok: false, error: outcome.error };
  try {
    return { ok: true, returns: writeJson(outcome.returns) };
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    const { code, message, hint } = error;
    return { ok: false, error: { code, message, ...(hint !== undefined && { hint }), line: 0, column: 0 } };
  }
}
