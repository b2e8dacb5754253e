import type { ValueType } from '../transforms/value-type.ts';
import type { PlannedValue } from './plan.ts';

/** What a value is after its transforms. */
export function typeOfPlanned(value: PlannedValue): ValueType {
  if (value.kind !== 'constant') return value.transforms.at(-1)?.to ?? value.type;
  if (typeof value.value === 'string') return 'text';
  return typeof value.value === 'number' ? 'number' : 'boolean';
}
