import { type BiginModule, biginAccounts, biginContacts } from '../../zoho/index.ts';
import { type JsonObject, textOf } from '../json.ts';

/** A module of Bigin that the sandbox stands for. Another module is one more entry in `biginModules`. */
export interface ModelledModule {
  readonly catalogue: BiginModule;
  /** The field that names a record where another record points to it. */
  readonly displayField: string;
  /** Values that Bigin works out from the others after each write. */
  readonly computed: Readonly<Record<string, (record: JsonObject) => string>>;
}

export const biginModules: readonly ModelledModule[] = [
  {
    catalogue: biginContacts,
    displayField: 'Full_Name',
    computed: {
      Full_Name: (record) =>
        [textOf(record, 'First_Name'), textOf(record, 'Last_Name')].filter(Boolean).join(' '),
    },
  },
  { catalogue: biginAccounts, displayField: 'Account_Name', computed: {} },
];
