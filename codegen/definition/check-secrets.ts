import type { Diagnostic } from '../../deluge/index.ts';
import { secretIn } from '../secrets.ts';
import type { TransformArgument } from '../transforms/transform.ts';
import type { PlaceInProject } from './check-context.ts';
import { withParts } from './combined-value.ts';
import type { Connection } from './connection.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { mappingEntries } from './entries.ts';
import type { DefinitionPlace } from './place.ts';
import type { Topping } from './topping.ts';
import type { MappedValue } from './value.ts';

interface DefinedText {
  /** What the message calls it. The text itself is never shown. */
  readonly entry: string;
  readonly text: unknown;
  readonly definedAt: DefinitionPlace | undefined;
}

/** Looks for texts that look like secrets: definitions, and what is generated from them, are committed and published. */
export function checkSecrets(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  return textsOf(topping).flatMap(({ entry, text, definedAt }) => {
    const found = typeof text === 'string' && secretIn(text);
    if (!found) return [];
    const place = placeOf(definedAt, topping.definedAt);
    return [definitionDiagnostics.report('looks-like-secret', { entry, kind: found.kind }, place)];
  });
}

function textsOf(topping: Topping): readonly DefinedText[] {
  const top: readonly DefinedText[] = [
    { entry: 'The description of the topping', text: topping.description, definedAt: topping.definedAt },
  ];
  const ofVariables = topping.variables.flatMap(({ name, defaultValue, description, definedAt }) => [
    { entry: `The default of the variable "${name}"`, text: defaultValue, definedAt },
    { entry: `The description of the variable "${name}"`, text: description, definedAt },
  ]);
  const ofMappings = topping.mappings.flatMap((mapping) => [
    {
      entry: `The description of the mapping "${mapping.name}"`,
      text: mapping.description,
      definedAt: mapping.definedAt,
    },
    ...mappingEntries(mapping).flatMap(({ path, value }) =>
      withParts(value)
        .flatMap(textsWithin)
        .map((text) => ({
          entry: ['fields', ...path].join('.'),
          text,
          definedAt: value.definedAt ?? mapping.definedAt,
        })),
    ),
    ...(mapping.when.criteria ?? []).map((criterion) => ({
      entry: 'when.criteria',
      text: 'to' in criterion ? criterion.to : '',
      definedAt: mapping.definedAt,
    })),
  ]);
  return [...top, ...ofVariables, ...topping.connections.flatMap(textsOfConnection), ...ofMappings];
}

function textsOfConnection(connection: Connection): readonly DefinedText[] {
  const { linkName, label, service, scopes, definedAt } = connection;
  const own = [
    label,
    ...scopes.flatMap((one) => (typeof one === 'string' ? [one] : [one.scope, one.because])),
  ];
  const texts = own.map((text) => ({ entry: `The connection "${linkName}"`, text, definedAt }));
  if (typeof service === 'string') return texts;
  const entry = `The service "${service.linkName}"`;
  const place = service.definedAt ?? definedAt;
  return [
    ...texts,
    ...[service.label, ...textsIn(service.authentication)].map((text) => ({ entry, text, definedAt: place })),
  ];
}

/** All texts of a plain value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The texts that a value holds by itself, apart from its parts. */
function textsWithin(value: MappedValue): readonly unknown[] {
  if (value.kind === 'constant') return [value.value];
  const { whenEmpty } = value;
  return [
    ...value.transforms.flatMap((transform) => transform.arguments.flatMap(textsOfArgument)),
    ...(value.kind === 'combined' ? value.combiner.arguments : []),
    ...(value.kind === 'conditional' && value.condition.is === 'equal' ? [value.condition.to] : []),
    ...(typeof whenEmpty === 'object' ? [whenEmpty.use] : []),
  ];
}

function textsOfArgument(argument: TransformArgument): readonly unknown[] {
  if (typeof argument !== 'object') return [argument];
  if (Array.isArray(argument)) return argument.flatMap(textsOfArgument);
  return Object.entries(argument).flatMap(([name, value]) => [name, ...textsOfArgument(value)]);
}
