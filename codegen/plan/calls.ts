import type { Mapping, MappingConnections } from '../definition/mapping.ts';

/** One kind of call that the generated function of a mapping makes. */
export interface PlannedCall {
  /** The role of the connection that it goes through. */
  readonly through: keyof MappingConnections;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** `{id}` stands for the id of a record. */
  readonly path: string;
  /** What it is good for, for the person who grants the scope. */
  readonly purpose: string;
}

/**
 * The calls that the generated function of a mapping can make: what the scopes of its connections follow from.
 *
 * @example
 * callsOfMapping(contactToBooks).map((call) => `${call.method} ${call.path}`)
 * // ['GET /bigin/v2/Contacts/{id}', 'GET /books/v3/contacts', …]
 */
export function callsOfMapping(mapping: Mapping): readonly PlannedCall[] {
  const source = `/bigin/v2/${mapping.from.module}`;
  const target = `/books/v3/${mapping.to.module}`;
  const one = mapping.to.singular.toLowerCase();
  return [
    { through: 'bigin', method: 'GET', path: `${source}/{id}`, purpose: 'reads the record that was saved' },
    { through: 'books', method: 'GET', path: target, purpose: `finds the ${one} with the same e-mail` },
    { through: 'books', method: 'GET', path: `${target}/{id}`, purpose: `reads what the ${one} has now` },
    { through: 'books', method: 'POST', path: target, purpose: `creates the ${one} when there is none` },
    { through: 'books', method: 'PUT', path: `${target}/{id}`, purpose: `updates the ${one}` },
  ];
}
