import type { Frame } from './frame.ts';
import { isTrue } from './operators.ts';
import type { Value } from './value.ts';

/** A condition's value as a boolean. */
export function truth(value: Value, frame: Frame, position: number): boolean {
  if (value === true || value === false) return value;
  frame.position = position;
  return isTrue(value);
}
