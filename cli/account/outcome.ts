import type { Diagnostic } from '../../deluge/index.ts';

/** What was asked for, or why it cannot be had. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

export function have<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function lack(diagnostic: Diagnostic): Outcome<never> {
  return { ok: false, diagnostic };
}
