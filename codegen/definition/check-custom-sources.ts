import type { Diagnostic } from '../../deluge/index.ts';
import type { PlaceInProject } from './check-context.ts';
import { withParts } from './combined-value.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { mappingEntries } from './entries.ts';
import type { Mapping } from './mapping.ts';
import type { Topping } from './topping.ts';
import type { FieldValue, MappedValue } from './value.ts';

const { report } = definitionDiagnostics;

/**
 * Checks the custom fields of the topping that mappings read, that no mapping reads what the sync itself writes, and that
 * each custom field is used.
 */
export function checkCustomSources(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const ofMappings = topping.mappings.flatMap((mapping) => checkSourcesOf(mapping, topping, placeOf));
  const used = topping.mappings.flatMap((mapping) => [
    ...Object.values(mapping.state).map(({ name }) => name),
    ...mappingEntries(mapping).flatMap(({ value }) => fieldsIn(value).map(({ custom }) => custom?.name)),
  ]);
  const unused = topping.customFields
    .filter(({ name }) => !used.includes(name))
    .map(({ name, definedAt }) =>
      report('unused-custom-field', { name }, placeOf(definedAt, topping.definedAt)),
    );
  return [...ofMappings, ...unused];
}

function checkSourcesOf(mapping: Mapping, topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const known = topping.customFields.map(({ name }) => name);
  return mappingEntries(mapping).flatMap(({ path, value }) => {
    const place = placeOf(value.definedAt, mapping.definedAt);
    return fieldsIn(value).flatMap(({ name, custom }): readonly Diagnostic[] => {
      const details = { mapping: mapping.name, name };
      if (isWrittenBySync(mapping, topping, name)) {
        return [report('state-as-source', { target: path.join('.'), name }, place)];
      }
      if (custom === undefined) return [];
      if (!known.includes(name)) {
        return [report('unknown-custom-field', details, place)];
      }
      const { module } = mapping.from;
      if (custom.module === module) return [];
      return [report('custom-field-of-other-module', { ...details, of: custom.module, module }, place)];
    });
  });
}

function fieldsIn(value: MappedValue): readonly FieldValue[] {
  return withParts(value).filter((part) => part.kind === 'field');
}

/** A catalogue that was pulled from an account with the topping has these fields too, with the namespace in front. */
function isWrittenBySync({ state }: Mapping, { namespace }: Topping, name: string): boolean {
  return Object.values(state).some((field) => name === field.name || name === `${namespace}__${field.name}`);
}
