import {
  defineCompanion,
  defineMapping,
  defineSchedule,
  defineTopping,
  defineVariable,
  type MappedFields,
  type Topping,
} from '../../codegen/index.ts';
import { topping as shipped } from '../../topping/index.ts';
import { contactToBooks } from '../../topping/mappings/contact-to-books.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';

const seen = defineVariable({
  name: 'books_seen_until',
  label: 'Books seen until',
  description: 'Up to which change in Books the sync has looked. Leave it as it is.',
  defaultValue: '',
});

const { variables, fields: shippedFields } = contactToBooks;

/** The topping with fields that Books owns: one of the customer, one of an address, one of the person. */
const mapping = defineMapping({
  ...contactToBooks,
  from: biginContacts,
  to: booksContacts,
  when: { on: ['create', 'edit'], filled: 'Email' },
  match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
  variables: { ...variables, seen },
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

export const wayBack = defineCompanion({
  name: 'books_to_bigin',
  description: 'Brings what Books owns into the contacts.',
  task: 'back',
  mapping,
});

/** The topping as it ships, with fields that Books owns and the function that brings them back. */
export const wayBackTopping: Topping = defineTopping({
  ...shipped,
  mappings: [mapping],
  companions: [...shipped.companions.map((companion) => defineCompanion({ ...companion, mapping })), wayBack],
  serviceFunctions: shipped.serviceFunctions.filter(({ work }) => work.task !== 'tell-conflicts'),
  connections: shipped.connections.filter(({ linkName }) => linkName !== 'slackconnection'),
  variables: [...shipped.variables.filter(({ name }) => !name.startsWith('slack_')), seen],
  rules: shipped.rules,
  schedules: [
    ...shipped.schedules.filter(({ functionName }) => functionName !== 'notify_conflict'),
    defineSchedule({
      name: 'Bring back from Books',
      description: 'Brings what Books owns into the contacts, every hour.',
      everyHours: 1,
      runs: wayBack,
    }),
  ],
});
