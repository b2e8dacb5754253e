import type { RuntimeContext } from './context.ts';
import { readDateTextOrApiForm } from './date-literal.ts';
import { DateTimeValue, isMoment } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { failExecution } from './execution-diagnostics.ts';
import { parseJson } from './json.ts';
import { printed } from './operators.ts';
import {
  CollectionValue,
  contentOf,
  ListValue,
  MapValue,
  typeOf,
  type Value,
  type ValueType,
} from './value.ts';
import { largestWhole, smallestWhole } from './whole-number.ts';

/** Makes an argument what the parameter is declared as, or fails the script. */
export type ConvertArgument = (value: Value, context: RuntimeContext) => Value;

/** Undefined when the value cannot be converted. */
type Conversion = (value: Value, context: RuntimeContext) => Value | undefined;

interface ParameterType {
  readonly type: ValueType;
  /** As people write them, in lower case. */
  readonly names: readonly string[];
  readonly convert: Conversion;
}

/**
 * What arguments become. A function is also started from outside, where all arguments are text: by a workflow's
 * merge fields, or over REST. Types: https://help.zoho.com/portal/en/community/topic/functions-26-4-2021 (documented);
 * what fits which is inferred from `toLong`, `toMap` and their like.
 */
const parameterTypes: readonly ParameterType[] = [
  { type: 'number', names: ['int', 'integer', 'bigint', 'long', 'number'], convert: toNumber },
  { type: 'decimal', names: ['float', 'double', 'decimal'], convert: toDecimal },
  { type: 'text', names: ['string', 'text'], convert: (value, context) => printed(value, context) },
  { type: 'boolean', names: ['bool', 'boolean'], convert: toBoolean },
  { type: 'map', names: ['map', 'key-value'], convert: toMap },
  { type: 'list', names: ['list'], convert: toList },
  {
    type: 'date-time',
    names: ['date', 'datetime', 'date-time', 'timestamp', 'time'],
    convert: toDate,
  },
];

const byName: ReadonlyMap<string, ParameterType> = new Map(
  parameterTypes.flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
);

/** The type of values that a name of a type stands for; undefined for one that is not known here. */
export function parameterTypeNamed(typeName: string): ValueType | undefined {
  return byName.get(typeName.toLowerCase())?.type;
}

/**
 * The conversion for a parameter. A parameter without a type, or with one that is not known here (a form of
 * Creator, a file), takes every value. Null fits every type.
 */
export function argumentConverter(argument: string, typeName: string | undefined): ConvertArgument {
  const entry = typeName === undefined ? undefined : byName.get(typeName.toLowerCase());
  if (!entry) return (value) => value;
  const { type, convert } = entry;
  return (value, context) => {
    if (value === null) return null;
    if (value instanceof CollectionValue && mayBecome(value, type)) return value;
    const converted = convert(contentOf(value), context);
    if (converted !== undefined) return converted;
    return failExecution('argument-cast', { argument, type, text: printed(value, context) });
  };
}

/** Whether a collection is of a type, or still empty: then the function may fill it. */
function mayBecome(collection: CollectionValue, type: ValueType): boolean {
  return typeOf(collection) === type || (type === 'list' && collection.content === undefined);
}

const wholeNumber = /^[+-]?\d+$/;

function toNumber(value: Value): Value | undefined {
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return value.isWhole() ? inRange(value.toBigInt()) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return wholeNumber.test(text) ? inRange(BigInt(text.replace('+', ''))) : undefined;
}

function inRange(value: bigint): bigint | undefined {
  return value >= smallestWhole && value <= largestWhole ? value : undefined;
}

function toDecimal(value: Value): Value | undefined {
  if (typeof value === 'bigint' || value instanceof Decimal) return value;
  return typeof value === 'string' ? Decimal.parse(value.trim()) : undefined;
}

function toBoolean(value: Value): Value | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function toMap(value: Value, context: RuntimeContext): Value | undefined {
  if (value instanceof MapValue) return value;
  if (typeof value !== 'string') return undefined;
  const parsed = parseJson(value, { lenient: true, keyOrder: context.readings['map-key-order'] });
  return parsed.ok && parsed.value instanceof MapValue ? parsed.value : undefined;
}

function toList(value: Value, context: RuntimeContext): Value | undefined {
  if (value instanceof ListValue) return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '') return new ListValue();
  if (!text.startsWith('[')) return new ListValue(text.split(','));
  const parsed = parseJson(text, { keyOrder: context.readings['map-key-order'] });
  return parsed.ok && parsed.value instanceof ListValue ? parsed.value : undefined;
}

function toDate(value: Value, context: RuntimeContext): Value | undefined {
  if (value instanceof DateTimeValue) return value;
  if (typeof value === 'bigint' && isMoment(Number(value)))
    return new DateTimeValue(Number(value), 'date-time');
  return typeof value === 'string' ? readDateTextOrApiForm(value.trim(), context) : undefined;
}
