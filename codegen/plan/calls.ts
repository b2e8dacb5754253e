import type { CompanionTask } from '../definition/companion.ts';
import type { Mapping, MappingConnections } from '../definition/mapping.ts';

/** One kind of call that a generated function makes. */
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
 * The calls that the function of a mapping, or of a companion, can make: what the scopes of its connections follow from.
 *
 * @example
 * callsOf('sync', contactToBooks).map((call) => `${call.method} ${call.path}`)
 * // ['GET /bigin/v2/Contacts/{id}', 'PUT /bigin/v2/Contacts/{id}', …]
 */
export function callsOf(task: 'sync' | CompanionTask, mapping: Mapping): readonly PlannedCall[] {
  const source = `/bigin/v2/${mapping.from.module}`;
  const target = `/books/v3/${mapping.to.module}`;
  const of = mapping.from.singular.toLowerCase();
  const one = mapping.to.singular.toLowerCase();
  const read: PlannedCall = {
    through: 'bigin',
    method: 'GET',
    path: `${source}/{id}`,
    purpose: `reads the ${of} as it is now`,
  };
  const deactivate: PlannedCall = {
    through: 'books',
    method: 'POST',
    path: `${target}/{id}/inactive`,
    purpose: `makes the ${one} of a deleted ${of} inactive`,
  };
  const tell: PlannedCall = {
    through: 'bigin',
    method: 'POST',
    path: '/bigin/v2/Tasks',
    purpose: `tells people about a ${one} that could not be made inactive`,
  };
  const sync: readonly PlannedCall[] = [
    read,
    { through: 'bigin', method: 'PUT', path: `${source}/{id}`, purpose: `writes the status on the ${of}` },
    { through: 'books', method: 'PUT', path: target, purpose: `updates the ${one} that has the ${of}'s id` },
    { through: 'books', method: 'GET', path: target, purpose: `finds the ${one} with the same e-mail` },
    {
      through: 'books',
      method: 'GET',
      path: `${target}/{id}`,
      purpose: `reads a ${one} before it is adopted`,
    },
    { through: 'books', method: 'POST', path: target, purpose: `creates the ${one} when there is none` },
    {
      through: 'books',
      method: 'PUT',
      path: `${target}/{id}`,
      purpose: `adopts a ${one}, updates its address`,
    },
    {
      through: 'books',
      method: 'PUT',
      path: `${target}/contactpersons/{id}`,
      purpose: `updates the person of the ${one}`,
    },
    deactivate,
    tell,
  ];
  const keepPosition: PlannedCall = {
    through: 'bigin',
    method: 'PUT',
    path: '/bigin/v2/settings/variables/{name}',
    purpose: 'remembers how far that has come',
  };
  const scan: readonly PlannedCall[] = [
    {
      through: 'bigin',
      method: 'GET',
      path: source,
      purpose: `looks through the ${of}s for what is not in step`,
    },
    keepPosition,
  ];
  switch (task) {
    case 'sync':
      return sync;
    case 'remove':
      return [
        read,
        {
          through: 'books',
          method: 'PUT',
          path: target,
          purpose: `finds the ${one} that has the ${of}'s id`,
        },
        deactivate,
        tell,
      ];
    case 'retry':
      return [
        ...sync,
        ...scan,
        { through: 'bigin', method: 'GET', path: `${source}/search`, purpose: `finds the ${of}s that wait` },
      ];
    case 'sync-existing':
      return [...sync, ...scan];
    case 'install':
      return [{ ...keepPosition, purpose: `has all ${of}s looked at anew after an upgrade` }];
    case 'uninstall':
      return [
        {
          through: 'bigin',
          method: 'POST',
          path: '/bigin/v2/Tasks',
          purpose: `tells people what becomes of the ${one}s`,
        },
      ];
  }
}
