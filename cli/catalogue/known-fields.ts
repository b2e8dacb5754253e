import {
  type BiginField,
  type BiginModule,
  biginAccounts,
  biginCalls,
  biginContacts,
  biginEvents,
  biginNotes,
  biginPipelines,
  biginProducts,
  biginTasks,
  type CrmModule,
  crmAccounts,
  crmContacts,
} from '../../zoho/index.ts';
import type { PulledModule } from './pulled-module.ts';

const knownModules: readonly (BiginModule | CrmModule)[] = [
  biginAccounts,
  biginCalls,
  biginContacts,
  biginEvents,
  biginNotes,
  biginPipelines,
  biginProducts,
  biginTasks,
  crmAccounts,
  crmContacts,
];

/** The fields that the toolchain's own catalogue has of a module; none for other modules. */
export function knownFields({ product, module }: PulledModule): Readonly<Record<string, BiginField>> {
  const known = knownModules.find((one) => one.product === product && one.module === module);
  return known?.fields ?? {};
}

/**
 * What is known of a field beyond its metadata: that the service works it out, where else a lookup may point, and notes.
 * Nothing where the account has a field of another kind under the name.
 */
export function factsBeyondMetadata(
  field: BiginField,
  known: BiginField | undefined,
): Pick<BiginField, 'computed' | 'note'> & { readonly otherModules?: readonly string[] } {
  if (known === undefined || known.kind !== field.kind) return {};
  return {
    ...(known.kind === 'lookup' && known.otherModules && { otherModules: known.otherModules }),
    ...(known.computed && { computed: known.computed }),
    ...(known.note !== undefined && { note: known.note }),
  };
}
