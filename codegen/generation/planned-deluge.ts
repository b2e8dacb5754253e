import type { PlannedField, PlannedValue } from '../plan/plan.ts';
import { emptyOf } from '../plan/planned-meaning.ts';
import { typeOfPlanned } from '../plan/planned-type.ts';
import { delugeOfChain, delugeOfTransforms } from '../transforms/chain.ts';
import type { Prelude } from '../transforms/prelude.ts';
import { absentValues } from '../transforms/value-type.ts';
import { delugeLiteral } from './template-engine.ts';

/** The Deluge of one target: what stands in front, when it is written at all, and its value. */
export interface DelugeOfField {
  readonly expression: string;
  /** The target is only written when this holds; absent when it always is. */
  readonly guard?: string;
}

/**
 * Writes the value of a target and what its rules say of an empty one.
 *
 * @param prelude takes the statements in front of the value
 */
export function delugeOfField({ value, rejectsOver }: PlannedField, prelude: Prelude): DelugeOfField {
  const expression = delugeOfValue(value, prelude);
  if (value.kind === 'constant') return { expression };
  const { whenEmpty } = value;
  const isHeld = whenEmpty !== 'clear' || rejectsOver !== undefined;
  if (!isHeld) return { expression };
  const held = prelude.hold('value', expression);
  const empty = delugeLiteral(emptyOf(value) === '' ? '' : null);
  if (typeof whenEmpty === 'object') {
    prelude.add(`if(${held} == ${empty})`, '{', `${held} = ${delugeLiteral(whenEmpty.use)};`, '}');
  }
  return { expression: held, ...(whenEmpty === 'keep' && { guard: `${held} != ${empty}` }) };
}

function delugeOfValue(value: PlannedValue, prelude: Prelude): string {
  switch (value.kind) {
    case 'constant':
      return delugeLiteral(value.value);
    case 'field':
      return delugeOfChain(`record.get(${delugeLiteral(value.name)})`, value, prelude);
    case 'combined': {
      const inputs = value.sources.map((source) => delugeOfValue(source, prelude));
      return delugeOfTransforms(value.combiner.deluge(inputs, prelude), value.transforms, prelude);
    }
    case 'conditional':
      return delugeOfTransforms(delugeOfChoice(value, prelude), value.transforms, prelude);
  }
}

type Conditional = Extract<PlannedValue, { readonly kind: 'conditional' }>;

/** Statements and not `if(,,)`: what a branch needs in front of it must not run for the other one. */
function delugeOfChoice({ condition, met, otherwise }: Conditional, prelude: Prelude): string {
  const source = delugeOfValue(condition.source, prelude);
  const choice = prelude.variable('choice');
  prelude.add(`${choice} = ${absentValues[typeOfPlanned(met)].deluge(delugeLiteral)};`);
  prelude.add(`if(${source} ${testOf(condition)})`, '{');
  prelude.add(`${choice} = ${delugeOfValue(met, prelude)};`, '}', 'else', '{');
  prelude.add(`${choice} = ${delugeOfValue(otherwise, prelude)};`, '}');
  return choice;
}

function testOf(condition: Conditional['condition']): string {
  switch (condition.is) {
    case 'filled':
      return `!= ${delugeLiteral('')}`;
    case 'true':
      return '== true';
    case 'equal':
      return `== ${delugeLiteral(condition.to)}`;
  }
}
