import { referenceOfChain, throughTransforms } from '../transforms/chain.ts';
import { absentValues, type JsonValue } from '../transforms/value-type.ts';
import type { PlannedField, PlannedValue } from './plan.ts';
import { typeOfPlanned } from './planned-type.ts';
import type { SourceRecord } from './source-record.ts';

/**
 * What a planned value is for a record, before its target's rules.
 *
 * @throws TypeError when a value of the record is not of the type that the catalogue states
 */
export function meaningOf(value: PlannedValue, record: SourceRecord): JsonValue {
  switch (value.kind) {
    case 'constant':
      return value.value;
    case 'field':
      return referenceOfChain(record[value.name], value);
    case 'combined': {
      const texts = value.sources.map((source) => String(meaningOf(source, record)));
      return throughTransforms(value.combiner.reference(texts), value.transforms);
    }
    case 'conditional': {
      const chosen = isMet(value.condition, record) ? value.met : value.otherwise;
      return throughTransforms(meaningOf(chosen, record), value.transforms);
    }
  }
}

function isMet(
  condition: Extract<PlannedValue, { readonly kind: 'conditional' }>['condition'],
  record: SourceRecord,
): boolean {
  const source = meaningOf(condition.source, record);
  switch (condition.is) {
    case 'filled':
      return source !== '';
    case 'true':
      return source === true;
    case 'equal':
      return source === condition.to;
  }
}

/** The value that a target is written with; undefined when it is left as it is. */
export function writtenValue({ value }: PlannedField, record: SourceRecord): JsonValue | undefined {
  const meant = meaningOf(value, record);
  if (value.kind === 'constant' || meant !== emptyOf(value)) return meant;
  if (value.whenEmpty === 'keep') return undefined;
  return value.whenEmpty === 'clear' ? meant : value.whenEmpty.use;
}

/** What an empty value of its type looks like. */
export function emptyOf(value: PlannedValue): JsonValue {
  return absentValues[typeOfPlanned(value)].reference;
}
