import type { Mapping, Topping } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

/**
 * The shipped topping for a plan of Books without unique custom fields: the contact alone holds the customer's id. Nothing
 * comes back then, as nothing in Books names the contact.
 */
export function linkedTopping(): Topping {
  const [shipped] = topping.mappings;
  if (!shipped) throw new Error('The topping has no mapping.');
  const { seen, ...variables } = shipped.variables;
  const fields = Object.fromEntries(
    Object.entries(shipped.fields).filter(([, value]) => !('direction' in value)),
  );
  const match = { by: 'linked-id', field: 'Email' } as const;
  const mapping: Mapping = { ...shipped, match, variables, fields };
  const back = topping.companions.find(({ task }) => task === 'back');
  return {
    ...topping,
    mappings: [mapping],
    companions: topping.companions
      .filter((companion) => companion !== back)
      .map((companion) => ({ ...companion, mapping })),
    variables: topping.variables.filter((variable) => variable !== seen),
    customFields: topping.customFields.filter(({ name }) => name !== 'Books_Payment_Terms'),
    schedules: topping.schedules.filter(({ functionName }) => functionName !== back?.name),
  };
}
