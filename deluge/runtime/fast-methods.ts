import { builtIns } from '../builtins/built-ins.ts';
import type { BuiltInRegistry } from '../builtins/registry.ts';
import { isDateAlone } from './map-content.ts';
import { ListValue, MapValue, type Value } from './value.ts';

/**
 * The functions that scripts call most, for the arguments that they nearly always have. Undefined means that the general
 * way must be gone, which knows about all else.
 */
export type FastMethod =
  | { readonly given: 0; readonly apply: (receiver: Value) => Value | undefined }
  | { readonly given: 1; readonly apply: (receiver: Value, first: Value) => Value | undefined }
  | {
      readonly given: 2;
      readonly apply: (receiver: Value, first: Value, second: Value) => Value | undefined;
    };

const fastMethods: ReadonlyMap<string, FastMethod> = new Map<string, FastMethod>([
  [
    'get',
    {
      given: 1,
      apply: (receiver, first) => {
        if (receiver instanceof MapValue) return typeof first === 'string' ? receiver.get(first) : undefined;
        if (receiver instanceof ListValue && typeof first === 'bigint') return receiver.items[Number(first)];
        return undefined;
      },
    },
  ],
  [
    'put',
    {
      given: 2,
      apply: (receiver, first, second) => {
        if (!(receiver instanceof MapValue) || typeof first !== 'string' || isDateAlone(second)) {
          return undefined;
        }
        receiver.set(first, second);
        return null;
      },
    },
  ],
  [
    'add',
    {
      given: 1,
      apply: (receiver, first) => {
        if (!(receiver instanceof ListValue) || receiver.elementType !== undefined) return undefined;
        receiver.items.push(first);
        return null;
      },
    },
  ],
  [
    'size',
    {
      given: 0,
      apply: (receiver) => {
        if (receiver instanceof ListValue) return BigInt(receiver.items.length);
        return receiver instanceof MapValue ? BigInt(receiver.size) : undefined;
      },
    },
  ],
]);

/** Undefined for most names, and where the registry has put something else in the place of such a function. */
export function fastMethod(name: string, given: number, registry: BuiltInRegistry): FastMethod | undefined {
  const method = fastMethods.get(name.toLowerCase());
  if (method?.given !== given) return undefined;
  const table = registry.methodsNamed(name);
  const isOwn = [table?.map, table?.list].every((entry) => entry === undefined || builtIns.includes(entry));
  return isOwn ? method : undefined;
}
