import type { BiginField, BiginModule, BooksField, BooksFields, BooksModule } from '../../zoho/index.ts';
import { catalogueField } from './custom-field.ts';
import type { MappedFields, Mapping } from './mapping.ts';
import type { FieldValue, MappedValue } from './value.ts';

/** One target of a mapping and its value. */
export interface MappingEntry {
  /** The target, from the record down: `['contact_persons', 'primary', 'email']`. */
  readonly path: readonly string[];
  readonly value: MappedValue;
}

/** The name of the entry of a list that a mapping can fill. */
export const primaryEntry = 'primary';

/** The target below which a mapping names the custom fields of Books. */
export const customFieldsTarget = 'custom_fields';

/** Every target of a mapping with its value, in the order of the definition. */
export function mappingEntries(mapping: Mapping): readonly MappingEntry[] {
  return entriesOf(mapping.fields, []);
}

function entriesOf(fields: MappedFields, above: readonly string[]): readonly MappingEntry[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const path = [...above, name];
    return isMappedValue(value) ? [{ path, value }] : entriesOf(value, path);
  });
}

/** A group has fields, and each of them is an object; only a value's `kind` is text. */
export function isMappedValue(value: MappedValue | MappedFields): value is MappedValue {
  return typeof value.kind === 'string';
}

/** What a path of a mapping leads to in the target's catalogue. */
export type FoundTarget =
  | { readonly kind: 'field'; readonly field: BooksField }
  | { readonly kind: 'hindered'; readonly name: string; readonly hindrance: Hindrance }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly within: string;
      readonly known: readonly string[];
    };

/** Why a target that exists cannot be filled by a mapping. */
export type Hindrance =
  | {
      readonly reason:
        | 'read-only'
        | 'create-only'
        | 'kept'
        | 'set-by-function'
        | 'too-deep'
        | 'no-entry'
        | 'no-custom-fields'
        | 'a-group';
    }
  | { readonly reason: 'mirror'; readonly of: string | undefined };

/**
 * Looks up the target that a path names, and whether a mapping can fill it.
 *
 * @example
 * findTarget(booksContacts, ['billing_address', 'city']) // { kind: 'field', field: { kind: 'text', … } }
 */
export function findTarget(to: BooksModule, path: readonly string[]): FoundTarget {
  return findIn(to, targetFieldsOf(to), path, []);
}

/** The targets of a catalogue: what `TargetsOf` says of its type. */
export function targetFieldsOf({ fields, customFields }: BooksModule): BooksFields {
  if (customFields === undefined) return fields;
  const label = fields[customFieldsTarget]?.label ?? 'Custom fields';
  return { ...fields, [customFieldsTarget]: { kind: 'object', label, writable: true, fields: customFields } };
}

function findIn(
  to: BooksModule,
  fields: BooksFields,
  path: readonly string[],
  above: readonly string[],
): FoundTarget {
  const [name = '', ...rest] = path;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined)
    return { kind: 'unknown', name, within: above.join('.'), known: Object.keys(fields) };
  const hindered = (hindrance: Hindrance): FoundTarget => ({
    kind: 'hindered',
    name: [...above, name].join('.'),
    hindrance,
  });

  if (field.computed) return hindered({ reason: 'mirror', of: mirrored(to.fields, name) });
  if (!field.writable) return hindered({ reason: 'read-only' });
  if (field.createOnly) return hindered({ reason: 'create-only' });
  if (field.updateOnly) return hindered({ reason: 'kept' });
  if (field.kind !== 'object' && field.kind !== 'list') {
    if (rest.length > 0)
      return { kind: 'unknown', name: rest[0] ?? '', within: [...above, name].join('.'), known: [] };
    return { kind: 'field', field };
  }
  if (above.length > 0) return hindered({ reason: 'too-deep' });
  if (rest.length === 0) return hindered({ reason: 'a-group' });
  if (field.kind === 'object') return findIn(to, field.fields, rest, [name]);
  if (field.primaryFlag === undefined) {
    return hindered({ reason: name === customFieldsTarget ? 'no-custom-fields' : 'no-entry' });
  }
  const [entry = '', ...below] = rest;
  if (entry !== primaryEntry) return { kind: 'unknown', name: entry, within: name, known: [primaryEntry] };
  if (below.length === 0) return hindered({ reason: 'a-group' });
  if (below[0] === field.primaryFlag) {
    return {
      kind: 'hindered',
      name: [name, entry, field.primaryFlag].join('.'),
      hindrance: { reason: 'set-by-function' },
    };
  }
  return findIn(to, field.fields, below, [name, entry]);
}

/** The field of the primary person that a field of the record shows. */
function mirrored(fields: BooksFields, name: string): string | undefined {
  for (const [list, field] of Object.entries(fields)) {
    if (field.kind === 'list' && field.primaryFlag !== undefined && Object.hasOwn(field.fields, name)) {
      return [list, primaryEntry, name].join('.');
    }
  }
  return undefined;
}

/** The field of the source's catalogue, or undefined for a name that it does not have. */
export function findSource(from: BiginModule, name: string): BiginField | undefined {
  return Object.hasOwn(from.fields, name) ? from.fields[name] : undefined;
}

/** The field of the source that a value reads: one of its catalogue, or one that the topping brings along. */
export function sourceOf(
  from: BiginModule,
  { name, custom }: Pick<FieldValue, 'name' | 'custom'>,
): BiginField | undefined {
  return custom === undefined ? findSource(from, name) : catalogueField(custom);
}
