import {
  defineCompanion,
  defineMapping,
  defineTopping,
  type MappedFields,
  type Topping,
} from '../../codegen/index.ts';
import { topping as shipped } from '../../topping/index.ts';
import { contactToBooks } from '../../topping/mappings/contact-to-books.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';

const { payment_terms_label: _, ...shippedFields } = contactToBooks.fields;

/** The topping with fields that Books owns: one of the customer, one of an address, one of the person. */
const mapping = defineMapping({
  ...contactToBooks,
  from: biginContacts,
  to: booksContacts,
  when: { on: ['create', 'edit'], filled: 'Email' },
  match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
  fields: (field) => {
    const { billing_address, contact_persons, ...customer } = shippedFields;
    const { primary } = contact_persons as { readonly primary: MappedFields };
    const back = { owner: 'books', direction: 'both' } as const;
    return {
      ...customer,
      contact_name: field('Full_Name'),
      website: field('Home_Phone', { ...back, whenTooLong: 'truncate' }),
      billing_address: {
        ...(billing_address as MappedFields),
        state: field('Mailing_State', { ...back }),
      },
      contact_persons: { primary: { ...primary, designation: field('Title', back) } },
    };
  },
});

/** The topping as it ships, with these fields in place of the one that Books owns there. */
export const wayBackTopping: Topping = defineTopping({
  ...shipped,
  mappings: [mapping],
  companions: shipped.companions.map((companion) => defineCompanion({ ...companion, mapping })),
  serviceFunctions: shipped.serviceFunctions.filter(({ work }) => work.task !== 'tell-conflicts'),
  connections: shipped.connections.filter(({ linkName }) => linkName !== 'slackconnection'),
  variables: shipped.variables.filter(({ name }) => !name.startsWith('slack_')),
  customFields: shipped.customFields.filter(({ name }) => name !== 'Books_Payment_Terms'),
  schedules: shipped.schedules.filter(({ functionName }) => functionName !== 'notify_conflict'),
});
