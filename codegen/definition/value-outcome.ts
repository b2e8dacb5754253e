import type { Diagnostic, Place } from '../../deluge/index.ts';
import { type BiginField, biginAccounts } from '../../zoho/index.ts';
import type { Transform } from '../transforms/transform.ts';
import { lengthOf } from '../transforms/transform.ts';
import { type ValueType, valueTypeOfKind } from '../transforms/value-type.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { sourceOf } from './entries.ts';
import type { Mapping } from './mapping.ts';
import type { CombinedValue, ConditionalValue, ConstantValue, FieldValue, MappedValue } from './value.ts';

const { report } = definitionDiagnostics;

/** What a value can turn out to be. */
export interface Outcome {
  readonly type: ValueType;
  /** The longest text, in characters; undefined when no limit is known. */
  readonly longest: number | undefined;
  /** The only texts, the empty one for an absent value aside; undefined when they cannot be listed. */
  readonly values: readonly string[] | undefined;
}

export type FoundOutcome =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What an outcome is worked out for. */
export interface OutcomeContext {
  readonly mapping: Mapping;
  readonly target: string;
  readonly place: Place;
  /** Reports a field that the source does not have. */
  readonly unknownSource: (name: string) => Diagnostic;
}

/** What a message calls a value. */
export function nameOfValue(value: MappedValue): string {
  switch (value.kind) {
    case 'field':
      return value.custom?.label ?? value.name;
    case 'combined':
      return value.combiner.name;
    case 'conditional':
      return 'when';
    case 'constant':
      return 'the constant';
  }
}

/** Works out what a value can turn out to be, or why that makes no sense. */
export function outcomeOf(value: MappedValue, context: OutcomeContext): FoundOutcome {
  switch (value.kind) {
    case 'constant':
      return found(outcomeOfConstant(value.value));
    case 'field':
      return throughTransforms(value, outcomeOfField(value, context), context);
    case 'combined':
      return throughTransforms(value, outcomeOfCombined(value, context), context);
    case 'conditional':
      return throughTransforms(value, outcomeOfConditional(value, context), context);
  }
}

const found = (outcome: Outcome): FoundOutcome => ({ ok: true, outcome });
const refused = (...diagnostics: readonly Diagnostic[]): FoundOutcome => ({ ok: false, diagnostics });

const typesOfConstants = { string: 'text', number: 'number', boolean: 'boolean' } as const;

export function outcomeOfConstant(value: ConstantValue): Outcome {
  const type = typesOfConstants[typeof value as keyof typeof typesOfConstants];
  if (typeof value !== 'string') return { type, longest: undefined, values: undefined };
  return { type, longest: lengthOf(value), values: [value] };
}

function outcomeOfField(value: FieldValue, { mapping, unknownSource }: OutcomeContext): FoundOutcome {
  const source = sourceOf(mapping.from, value);
  if (source === undefined) return refused(unknownSource(value.name));
  return found({
    type: valueTypeOfKind[source.kind],
    longest: longestOf(source),
    values: source.kind === 'picklist' ? source.values : undefined,
  });
}

/** A pointer is as long as the name that it shows: the name of the record in the other module. */
const longestNames: Readonly<Record<string, number>> = {
  [biginAccounts.module]: biginAccounts.fields.Account_Name.maxLength,
};

function longestOf(source: BiginField): number | undefined {
  return source.kind === 'lookup' ? longestNames[source.module] : source.maxLength;
}

function outcomeOfCombined({ combiner, sources }: CombinedValue, context: OutcomeContext): FoundOutcome {
  const parts = sources.map((source) => outcomeOfPart(source, 'text', combiner.name, context));
  const wrong = parts.flatMap((part) => (part.ok ? [] : part.diagnostics));
  if (wrong.length > 0) return refused(...wrong);
  const lengths = parts.map((part) => (part.ok ? part.outcome.longest : undefined));
  return found({ type: 'text', longest: combiner.longest(lengths), values: undefined });
}

function outcomeOfPart(
  part: MappedValue,
  takes: ValueType,
  combiner: string,
  context: OutcomeContext,
): FoundOutcome {
  const result = outcomeOf(part, context);
  if (!result.ok || result.outcome.type === takes) return result;
  const { target, place } = context;
  return refused(report('wrong-part', { target, combiner, gives: result.outcome.type, takes }, place));
}

function outcomeOfConditional(value: ConditionalValue, context: OutcomeContext): FoundOutcome {
  const { condition } = value;
  const asked = outcomeOfPart(
    condition.source,
    condition.is === 'true' ? 'boolean' : 'text',
    'the condition of when',
    context,
  );
  const met = outcomeOf(value.met, context);
  const otherwise = met.ok ? outcomeOfPart(value.otherwise, met.outcome.type, 'when', context) : met;
  if (!met.ok || !otherwise.ok || !asked.ok) {
    return refused(...[asked, otherwise].flatMap((part) => (part.ok ? [] : part.diagnostics)));
  }
  const [first, second] = [met.outcome, otherwise.outcome];
  return found({
    type: first.type,
    longest:
      first.longest === undefined || second.longest === undefined
        ? undefined
        : Math.max(first.longest, second.longest),
    values: first.values && second.values && [...new Set([...first.values, ...second.values])],
  });
}

function throughTransforms(
  value: Exclude<MappedValue, { readonly kind: 'constant' }>,
  start: FoundOutcome,
  context: OutcomeContext,
): FoundOutcome {
  if (!start.ok) return start;
  const field = nameOfValue(value);
  let { type, longest, values } = start.outcome;
  for (const transform of value.transforms) {
    if (transform.from !== type) {
      const detail = { field, transform: transform.name, takes: transform.from, gets: type };
      return refused(report('wrong-transform', detail, context.place));
    }
    const wrong = checkTable(field, transform, values, context.place);
    if (wrong.length > 0) return refused(...wrong);
    longest = transform.longest(longest);
    type = transform.to;
    values = transform.gives;
  }
  return found({ type, longest, values });
}

/** A table is held against the list of what comes in, where there is one. */
function checkTable(
  field: string,
  { takes }: Transform,
  values: readonly string[] | undefined,
  place: Place,
): readonly Diagnostic[] {
  if (takes === undefined || values === undefined) return [];
  const unknown = takes.values.filter((value) => !values.includes(value));
  const lacks = takes.others ? [] : values.filter((value) => !takes.values.includes(value));
  return [
    ...(unknown.length > 0 ? [report('table-has-unknown-values', { field, unknown, values }, place)] : []),
    ...(lacks.length > 0 ? [report('table-lacks-values', { field, lacks }, place)] : []),
  ];
}
