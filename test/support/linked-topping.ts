import type { Topping } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

/** The shipped topping for a plan of Books without unique custom fields: the contact alone holds the customer's id. */
export function linkedTopping(): Topping {
  const [shipped] = topping.mappings;
  if (!shipped) throw new Error('The topping has no mapping.');
  const mapping = { ...shipped, match: { by: 'linked-id', field: 'Email' } } as const;
  return {
    ...topping,
    mappings: [mapping],
    companions: topping.companions.map((companion) => ({ ...companion, mapping })),
  };
}
