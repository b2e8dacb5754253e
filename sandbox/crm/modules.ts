import { crmAccounts, crmContacts } from '../../zoho/index.ts';
import { fullName, type ModelledModule } from '../bigin/modules.ts';

/** The modules of Zoho CRM that the sandbox stands for: contacts, and the accounts that their lookup points to. */
export const crmModules: readonly ModelledModule[] = [
  { catalogue: crmContacts, displayField: 'Full_Name', computed: { Full_Name: fullName } },
  { catalogue: crmAccounts, displayField: 'Account_Name', computed: {} },
];
