import { Decimal } from './decimal.ts';
import { failExecution } from './execution-diagnostics.ts';
import type { Frame } from './frame.ts';
import { printed } from './operators.ts';
import { parameterTypeNamed } from './parameter-type.ts';
import { CollectionValue, typeOf, type Value } from './value.ts';
import { checkedWhole } from './whole-number.ts';

/** Makes what a function returns what it declares, or fails the script. */
export type ConvertResult = (value: Value, frame: Frame) => Value;

/**
 * The conversion for a declared return type. `void` returns nothing; text takes the text form of any value, because what
 * a call of a service gives has no type before the run (inferred); a decimal takes whole numbers, and the other way
 * round where nothing is lost; all else must fit. Null fits every type.
 *
 * "Invalid return Type" is the wording of the save error: https://www.zoho.com/deluge/help/error-messages.html
 * (documented). That a value whose type shows in the run only is refused in the same words is inferred.
 */
export function resultConverter(typeName: string | undefined): ConvertResult | undefined {
  if (typeName === undefined) return undefined;
  if (typeName.toLowerCase() === 'void') {
    return (value) => (value === null ? null : refuse(typeName, value));
  }
  const wanted = parameterTypeNamed(typeName);
  // A form of Creator, a file: every value fits.
  if (wanted === undefined) return undefined;
  return (value, frame) => {
    if (value === null || typeOf(value) === wanted) return value;
    if (wanted === 'text') return printed(value, frame.execution);
    if (wanted === 'decimal' && typeof value === 'bigint') return value;
    if (wanted === 'number' && value instanceof Decimal && value.isWhole())
      return checkedWhole(value.toBigInt());
    if (wanted === 'list' && value instanceof CollectionValue && value.content === undefined) return value;
    return refuse(typeName, value);
  };
}

function refuse(declared: string, value: Value): never {
  return failExecution('invalid-return-type', { declared, type: typeOf(value) });
}
