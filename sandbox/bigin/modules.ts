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
} from '../../zoho/index.ts';
import { type JsonObject, textOf } from '../json.ts';

/** A module that the sandbox stands for. Another one of Bigin is one more entry in `biginModules`. */
export interface ModelledModule {
  readonly catalogue: BiginModule | CrmModule;
  /** The field that names a record where another record points to it. */
  readonly displayField: string;
  /** Values that the product works out from the others after each write. */
  readonly computed: Readonly<Record<string, (record: JsonObject) => string>>;
  /** The API names of the fields that the account, or a topping, has added. */
  readonly customFields?: ReadonlySet<string>;
  /** Fields of Zoho CRM that Bigin does not have, and that a search gives all the same, as null. */
  readonly leftovers?: readonly string[];
}

export const biginModules: readonly ModelledModule[] = [
  {
    catalogue: biginContacts,
    displayField: 'Full_Name',
    computed: { Full_Name: fullName },
    // Observed; which of the fields Other_… these are is inferred.
    leftovers: [
      'Salutation',
      'Fax',
      'Lead_Source',
      'Skype_ID',
      'Department',
      'Other_Street',
      'Other_City',
      'Other_State',
      'Other_Zip',
      'Other_Country',
    ],
  },
  { catalogue: biginAccounts, displayField: 'Account_Name', computed: {} },
  { catalogue: biginPipelines, displayField: 'Deal_Name', computed: {} },
  { catalogue: biginProducts, displayField: 'Product_Name', computed: {} },
  { catalogue: biginTasks, displayField: 'Subject', computed: {} },
  { catalogue: biginEvents, displayField: 'Event_Title', computed: {} },
  { catalogue: biginCalls, displayField: 'Subject', computed: {} },
  { catalogue: biginNotes, displayField: 'Note_Title', computed: {} },
];

/** The full name of a person, from the two parts. */
export function fullName(record: JsonObject): string {
  return [textOf(record, 'First_Name'), textOf(record, 'Last_Name')].filter(Boolean).join(' ');
}

/** Custom fields by module, then by API name. Those of a topping are called `<namespace>__<name>`. */
export type BiginCustomFields = Readonly<Record<string, Readonly<Record<string, BiginField>>>>;

/** Modules with the custom fields of one account. */
export function modulesWith(
  modules: readonly ModelledModule[],
  custom: BiginCustomFields,
): readonly ModelledModule[] {
  return modules.map((module) => {
    const added = custom[module.catalogue.module];
    if (!added) return module;
    const fields = { ...module.catalogue.fields, ...added };
    return {
      ...module,
      catalogue: { ...module.catalogue, fields },
      customFields: new Set(Object.keys(added)),
    };
  });
}
