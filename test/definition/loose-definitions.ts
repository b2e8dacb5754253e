import { defineMapping, type Mapping } from '../../codegen/definition/mapping.ts';
import { defineTopping, type Topping } from '../../codegen/definition/topping.ts';
import { constant, type MappedValue, type TargetRules } from '../../codegen/definition/value.ts';
import { defineWorkflowRule } from '../../codegen/definition/workflow-rule.ts';
import type { Transform } from '../../codegen/transforms/transform.ts';
import { base, bigin, books, dataCentre, organization, position, state } from './sample-parts.ts';

/** A value that the types know nothing about, as after a cast. */
interface LooseValue {
  through(transform: Transform): MappedValue & LooseValue;
}

type LooseFields = (field: (name: string, rules?: TargetRules) => MappedValue & LooseValue) => object;

/** Mappings and toppings whose mistakes TypeScript would have refused: the checks at load have to find them. */
const defineLoosely = defineMapping as unknown as (definition: object) => Mapping;

const soundFields: LooseFields = (field) => ({
  contact_type: constant('customer'),
  contact_name: field('Full_Name'),
  contact_persons: { primary: { email: field('Email') } },
});

/** A sound mapping, apart from the given changes. */
export function looseMapping(changes: object = {}): Mapping {
  return defineLoosely({ ...base, fields: soundFields, ...changes });
}

/** A sound mapping with further fields, of which a later one replaces an earlier one. */
export function mappingOf(fields: LooseFields): Mapping {
  return looseMapping({
    fields: ((field) => ({ ...soundFields(field), ...fields(field) })) satisfies LooseFields,
  });
}

/** A sound topping around mappings, apart from the given changes. */
export function toppingOf(mappings: readonly Mapping[], changes: object = {}): Topping {
  return defineTopping({
    name: 'sample-topping',
    displayName: 'Sample',
    description: 'A sample.',
    version: '1.0.0',
    platform: { entryStyle: 'map-qualified', variableTask: 'zoho.bigin.getOrgVariable' },
    mappings,
    companions: [],
    connections: [bigin, books],
    variables: [organization, dataCentre, position],
    customFields: Object.values(state),
    rules: mappings.map((mapping) =>
      defineWorkflowRule({ name: `Rule of ${mapping.name}`, description: 'Starts it.', runs: mapping }),
    ),
    schedules: [],
    widgets: [],
    ...changes,
  });
}
