import { defineTransform } from './transform.ts';

/** The name of the record or user that a pointer points to. A pointer without a name counts as absent. */
export const lookupName = defineTransform({
  name: 'lookupName',
  from: 'lookup',
  to: 'text',
  documentation: 'The name of the record or user that a pointer points to.',
  deluge: (input, { literal }) => `${input}.get(${literal('name')})`,
  reference: (value) => value.name ?? null,
});
