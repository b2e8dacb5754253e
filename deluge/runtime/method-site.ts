import {
  type BuiltIn,
  checkArguments,
  leastArguments,
  type MethodTable,
  mostArguments,
} from '../builtins/registry.ts';
import { CaughtError } from './caught-error.ts';
import { newMap } from './constructors.ts';
import { Decimal } from './decimal.ts';
import { fail } from './errors.ts';
import type { Frame } from './frame.ts';
import { textOf } from './text-form.ts';
import {
  CollectionValue,
  ListValue,
  MapValue,
  typeOf,
  type Value,
  type ValueType,
  valueTypes,
} from './value.ts';

/** A function of one type, with what the place of the call already tells of its arguments. */
interface Candidate {
  readonly builtIn: BuiltIn;
  /** Whether the arguments have to be looked at in each call. */
  readonly isChecked: boolean;
  /** The type that its only argument must have, where there is one: a look at it is all the check that is needed. */
  readonly only: ValueType | undefined;
}

/** One place in a program where `receiver.name(…)` is called: which function it is, the receiver's type decides. */
export class MethodSite {
  readonly #name: string;
  readonly #candidates: Partial<Readonly<Record<ValueType, Candidate>>>;
  readonly #ofMap: Candidate | undefined;
  readonly #ofList: Candidate | undefined;
  readonly #ofText: Candidate | undefined;
  readonly #isText: boolean;
  /** `insert("key":"value")`, which a collection of elements refuses: functions/collection/insert.html (documented). */
  readonly #insertsPair: boolean;

  /**
   * @param given How many arguments the call has.
   * @param hasPair Whether the argument is written as a pair, `"key":"value"`.
   */
  constructor(name: string, table: MethodTable, given: number, hasPair = false) {
    const candidates: Partial<Record<ValueType, Candidate>> = {};
    for (const type of valueTypes) {
      const builtIn = table[type];
      if (!builtIn) continue;
      candidates[type] = { builtIn, isChecked: !takesAny(builtIn, given), only: onlyType(builtIn, given) };
    }
    this.#name = name;
    this.#candidates = candidates;
    this.#ofMap = candidates.map;
    this.#ofList = candidates.list;
    this.#ofText = candidates.text;
    this.#isText = name.toLowerCase() === 'tostring';
    this.#insertsPair = hasPair && name.toLowerCase() === 'insert';
  }

  call(frame: Frame, receiver: Value, values: readonly Value[]): Value {
    // The most frequent receivers first: to look a type up by its name costs as much as many functions themselves.
    let candidate: Candidate | undefined;
    if (receiver instanceof MapValue) {
      // A caught error prints as a sentence, not as the map that it is otherwise.
      if (this.#isText && receiver instanceof CaughtError) return receiver.text;
      candidate = this.#ofMap;
    } else if (receiver instanceof ListValue) {
      if (this.#insertsPair) fail('pair-among-elements', {});
      candidate = this.#ofList;
    } else if (typeof receiver === 'string') candidate = this.#ofText;
    else if (receiver instanceof CollectionValue) return this.#callOnCollection(frame, receiver, values);
    else candidate = this.#candidates[typeOf(receiver)];
    if (!candidate) {
      if (isNumber(receiver) && this.#ofText)
        return this.call(frame, textOf(receiver, frame.execution), values);
      return this.#refuse(typeOf(receiver), frame);
    }
    const { builtIn } = candidate;
    const isKnown = candidate.only !== undefined && typeOf(values[0] ?? null) === candidate.only;
    const args = candidate.isChecked && !isKnown ? checkArguments(builtIn, values, frame.execution) : values;
    return builtIn.run(frame.execution, receiver, args);
  }

  /** An empty collection becomes what the function that puts something into it works on. */
  #callOnCollection(frame: Frame, collection: CollectionValue, values: readonly Value[]): Value {
    if (collection.content) return this.call(frame, collection.content, values);
    const content = this.#fillsList(values) ? new ListValue() : newMap(frame.execution.readings);
    const result = this.call(frame, content, values);
    const size = content instanceof ListValue ? content.items.length : content.size;
    if (size > 0) collection.content = content;
    return result;
  }

  #fillsList([value = null]: readonly Value[]): boolean {
    switch (this.#name.toLowerCase()) {
      case 'insert':
        return !this.#insertsPair;
      case 'insertall':
        return typeOf(value) === 'list';
      default:
        return this.#ofMap === undefined && this.#ofList !== undefined;
    }
  }

  #refuse(type: ValueType, frame: Frame): Value {
    const takes = valueTypes.filter((known) => this.#candidates[known]);
    return refuseReceiver(this.#name, type, takes, frame);
  }
}

/**
 * What happens when a function is called on a value of a type that it does not take: the script fails, but for null,
 * of which the reading `null-method` decides.
 */
export function refuseReceiver(
  name: string,
  type: ValueType,
  takes: readonly ValueType[],
  frame: Frame,
): Value {
  if (type !== 'null') return fail('wrong-receiver', { name, type, takes });
  return frame.execution.readings['null-method'] === 'null' ? null : fail('null-receiver', { name });
}

function onlyType({ parameters }: BuiltIn, given: number): ValueType | undefined {
  const [first] = parameters;
  if (given !== 1 || !first || first.types === 'any' || leastArguments(parameters) > 1) return undefined;
  return first.types.length === 1 ? first.types[0] : undefined;
}

/**
 * A number has the functions of texts as well, on its digits: saved scripts cut `unixEpoch()` with `left(10)`
 * (observed).
 */
export function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Decimal;
}

/** Whether any values fit, as long as there are so many. */
function takesAny({ parameters }: BuiltIn, given: number): boolean {
  return (
    given <= mostArguments(parameters) &&
    given >= leastArguments(parameters) &&
    parameters.slice(0, given).every(({ types }) => types === 'any')
  );
}
