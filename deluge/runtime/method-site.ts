import { type BuiltIn, checkArguments, leastArguments, type MethodTable } from '../builtins/registry.ts';
import { CaughtError } from './caught-error.ts';
import { fail } from './errors.ts';
import type { Frame } from './frame.ts';
import { ListValue, MapValue, typeOf, type Value, type ValueType, valueTypes } from './value.ts';

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

  /** @param given How many arguments the call has. */
  constructor(name: string, table: MethodTable, given: number) {
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
  }

  call(frame: Frame, receiver: Value, values: readonly Value[]): Value {
    // The most frequent receivers first: to look a type up by its name costs as much as many functions themselves.
    let candidate: Candidate | undefined;
    if (receiver instanceof MapValue) {
      // A caught error prints as a sentence, not as the map that it is otherwise.
      if (this.#isText && receiver instanceof CaughtError) return receiver.text;
      candidate = this.#ofMap;
    } else if (receiver instanceof ListValue) candidate = this.#ofList;
    else candidate = typeof receiver === 'string' ? this.#ofText : this.#candidates[typeOf(receiver)];
    if (!candidate) return this.#refuse(typeOf(receiver), frame);
    const { builtIn } = candidate;
    if (
      candidate.isChecked &&
      !(candidate.only !== undefined && typeOf(values[0] ?? null) === candidate.only)
    ) {
      checkArguments(builtIn, values);
    }
    return builtIn.run(frame.execution, receiver, values);
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

/** Whether any values fit, as long as there are so many. */
function takesAny({ parameters }: BuiltIn, given: number): boolean {
  return (
    given <= parameters.length &&
    given >= leastArguments(parameters) &&
    parameters.slice(0, given).every(({ types }) => types === 'any')
  );
}
