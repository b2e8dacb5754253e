import { nearestName } from '../diagnostics/nearest-name.ts';
import type { RuntimeContext } from '../runtime/context.ts';
import { fail } from '../runtime/errors.ts';
import { textOf } from '../runtime/text-form.ts';
import { ListValue, MapValue, typeOf, type Value, type ValueType, valueTypes } from '../runtime/value.ts';
import type { BuiltIn, BuiltInParameter } from './built-in.ts';

export type { BuiltIn, BuiltInContext, BuiltInParameter } from './built-in.ts';

/** The built-ins of one name, by the type of the receiver. */
export type MethodTable = Partial<Readonly<Record<ValueType, BuiltIn>>>;

/**
 * Finds built-ins by name, without regard to case.
 *
 * @example
 * const registry = new BuiltInRegistry(builtIns);
 * registry.method('toUpperCase', 'text')?.run(context, 'abc', []) // 'ABC'
 */
export class BuiltInRegistry {
  readonly #entries: readonly BuiltIn[];
  readonly #methods = new Map<string, Partial<Record<ValueType, BuiltIn>>>();
  readonly #free = new Map<string, BuiltIn[]>();
  readonly #tasks = new Map<string, BuiltIn>();
  readonly #names: readonly string[];

  /** @throws Error when two entries claim the same name for the same receiver. */
  constructor(entries: readonly BuiltIn[]) {
    this.#entries = entries;
    const names = new Set<string>();
    for (const entry of entries) {
      for (const name of [entry.name, ...(entry.aliases ?? [])]) {
        names.add(name);
        this.#register(name.toLowerCase(), entry);
      }
    }
    this.#names = [...names];
  }

  /** The function that `receiver.name(…)` calls. */
  method(name: string, receiver: ValueType): BuiltIn | undefined {
    return this.#methods.get(name.toLowerCase())?.[receiver];
  }

  /** All functions that `receiver.name(…)` may call, so that a call site needs one look-up only. */
  methodsNamed(name: string): MethodTable | undefined {
    return this.#methods.get(name.toLowerCase());
  }

  isMethodName(name: string): boolean {
    return this.#methods.has(name.toLowerCase());
  }

  /**
   * The function that `name(…)` calls: a free one, or a method in its free form, whose receiver is then the first
   * argument. `firstArgument` tells apart functions of one name for different receivers.
   */
  freeFunction(name: string, firstArgument?: ValueType): BuiltIn | undefined {
    const candidates = this.#free.get(name.toLowerCase());
    if (!candidates || firstArgument === undefined) return candidates?.[0];
    return candidates.find((entry) => accepts(entry.receiver, firstArgument)) ?? candidates[0];
  }

  /** The function of a dotted path such as `zoho.encryption.sha1`. */
  zohoFunction(path: string): BuiltIn | undefined {
    return this.#tasks.get(path.toLowerCase());
  }

  all(): readonly BuiltIn[] {
    return this.#entries;
  }

  /** The known name that a mistyped one most likely stands for. */
  nearest(name: string): string | undefined {
    return nearestName(name, this.#names);
  }

  #register(key: string, entry: BuiltIn): void {
    if (key.includes('.')) {
      this.#tasks.set(key, unclaimed(key, this.#tasks.get(key), entry));
      return;
    }
    if (entry.freeForm || entry.receiver === 'none') {
      const claimed = this.#free.get(key);
      if (claimed) claimed.push(entry);
      else this.#free.set(key, [entry]);
    }
    if (entry.receiver === 'none') return;
    let table = this.#methods.get(key);
    if (!table) {
      table = {};
      this.#methods.set(key, table);
    }
    for (const type of entry.receiver === 'any' ? valueTypes : entry.receiver) {
      table[type] = unclaimed(`${type}.${key}`, table[type], entry);
    }
  }
}

/**
 * The one check of the arguments of a built-in, before it is run. The receiver is not among them, also in the free
 * form of a method. A number where a text is wanted becomes its text, as Java's methods on texts would have it
 * (inferred: no page says it, and saved scripts pass ids that came as numbers).
 *
 * @returns The arguments to run it with: the given ones, unless one became a text.
 * @throws ScriptFailure when the number or the types of the arguments do not fit.
 */
export function checkArguments(
  builtIn: BuiltIn,
  args: readonly Value[],
  context: RuntimeContext,
): readonly Value[] {
  const { parameters } = builtIn;
  const given = args.length;
  let fitted: Value[] | undefined;
  if (given > mostArguments(parameters) || given < leastArguments(parameters)) failOnCount(builtIn, given);
  for (let index = 0; index < given; index++) {
    const parameter = parameterAt(parameters, index);
    if (parameter === undefined || parameter.types === 'any') continue;
    const type = typeOf(args[index] ?? null);
    if (!parameter.types.includes(type)) {
      if (isNumeric(type) && takesPlainText(parameter.types)) {
        fitted ??= [...args];
        fitted[index] = textOf(args[index] ?? null, context);
        continue;
      }
      if (parameter.types.includes('list') && isEmptyMap(args[index])) {
        fitted ??= [...args];
        fitted[index] = new ListValue();
        continue;
      }
      fail('argument-type', {
        name: builtIn.name,
        parameter: parameter.name,
        type,
        takes: parameter.types,
      });
    }
  }
  return fitted ?? args;
}

/**
 * `{}` is an empty list as well: https://www.zoho.com/deluge/help/datatypes.html shows it for both. That a parameter
 * for a list decides is inferred.
 */
function isEmptyMap(value: Value | undefined): boolean {
  return value instanceof MapValue && value.size === 0;
}

/** A text that must have the layout of a date is none that a number could become. */
function takesPlainText(types: readonly ValueType[]): boolean {
  return types.includes('text') && !types.includes('date-time');
}

function isNumeric(type: ValueType): boolean {
  return type === 'number' || type === 'decimal';
}

/** Whether a built-in can be called on a value of this type. */
export function accepts(receiver: BuiltIn['receiver'], type: ValueType): boolean {
  return receiver === 'any' || (receiver !== 'none' && receiver.includes(type));
}

/** How many arguments must be given. */
export function leastArguments(parameters: readonly BuiltInParameter[]): number {
  let count = 0;
  while (count < parameters.length && !parameters[count]?.optional) count++;
  return count;
}

/** How many arguments may be given at most. */
export function mostArguments(parameters: readonly BuiltInParameter[]): number {
  return parameters.at(-1)?.repeats ? Number.POSITIVE_INFINITY : parameters.length;
}

/** The parameter that takes the argument of a position; undefined when there is none. */
export function parameterAt(
  parameters: readonly BuiltInParameter[],
  index: number,
): BuiltInParameter | undefined {
  const last = parameters.at(-1);
  return index >= parameters.length && last?.repeats ? last : parameters[index];
}

function failOnCount(builtIn: BuiltIn, given: number): never {
  const least = leastArguments(builtIn.parameters);
  return fail('argument-count', {
    name: builtIn.name,
    given,
    least,
    most: mostArguments(builtIn.parameters),
  });
}

function unclaimed(place: string, present: BuiltIn | undefined, entry: BuiltIn): BuiltIn {
  if (present && present !== entry) {
    throw new Error(`Two built-ins claim ${place}: ${present.page} and ${entry.page}`);
  }
  return entry;
}
