import {
  defineCompanion,
  defineCustomField,
  defineMapping,
  defineSchedule,
  defineTopping,
  type MappedFields,
  mapValues,
  type Topping,
} from '../../codegen/index.ts';
import { topping as shipped } from '../../topping/index.ts';
import { contactToBooks } from '../../topping/mappings/contact-to-books.ts';
import { type BooksModule, biginContacts, booksContacts } from '../../zoho/index.ts';

const nickname = defineCustomField({
  module: 'Contacts',
  label: 'Nickname',
  description: 'How the contact likes to be called.',
  type: 'text',
});

const tier = defineCustomField({
  module: 'Contacts',
  label: 'Customer Tier',
  description: 'How much the customer means to us.',
  type: 'picklist',
  values: ['Gold', 'Silver'],
});

const rating = defineCustomField({
  module: 'Contacts',
  label: 'Books Rating',
  description: 'What Books says of the customer.',
  type: 'text',
});

/** The catalogue of an organization that has added fields to its customers. */
const books = {
  ...booksContacts,
  customFields: {
    cf_nickname: { kind: 'text', label: 'Nickname', maxLength: 255, writable: true },
    cf_tier: { kind: 'picklist', label: 'Tier', values: ['gold', 'silver'], writable: true },
    cf_opted_out: { kind: 'boolean', label: 'Opted out', writable: true },
    cf_rating: { kind: 'text', label: 'Rating', maxLength: 255, writable: true },
  },
} as const satisfies BooksModule;

export interface CustomFieldsOptions {
  /** How a customer is known again; default by a unique custom field of Books. */
  readonly match?: 'unique-field' | 'linked-id';
  readonly namespace?: string;
}

/** The topping as it ships, with custom fields of its own and of Books in both roles: as source, and as target. */
export function customFieldsTopping({
  match = 'unique-field',
  namespace,
}: CustomFieldsOptions = {}): Topping {
  const isKeyed = match === 'unique-field';
  const mapping = defineMapping({
    ...contactToBooks,
    from: biginContacts,
    to: books,
    when: { on: ['create', 'edit'], filled: 'Email' },
    match: isKeyed
      ? { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' }
      : { by: 'linked-id', field: 'Email' },
    fields: (field) => ({
      ...ofBigin(contactToBooks.fields),
      contact_name: field('Full_Name'),
      custom_fields: {
        cf_nickname: field(nickname),
        cf_tier: field(tier, { whenEmpty: 'keep' }).through(mapValues({ Gold: 'gold', Silver: 'silver' })),
        cf_opted_out: field('Email_Opt_Out'),
        ...(isKeyed && { cf_rating: field(rating, { owner: 'books', direction: 'both' }) }),
      },
    }),
  });
  return defineTopping({
    ...shipped,
    ...(namespace !== undefined && { namespace }),
    mappings: [mapping],
    companions: [
      ...shipped.companions
        .filter(({ task }) => task !== 'back')
        .map((companion) => defineCompanion({ ...companion, mapping })),
      ...(isKeyed ? [bringBack(mapping)] : []),
    ],
    customFields: [...Object.values(contactToBooks.state), nickname, tier, ...(isKeyed ? [rating] : [])],
    schedules: [
      ...shipped.schedules.filter(({ functionName }) => !ofBack.includes(functionName)),
      ...(isKeyed ? [hourly(bringBack(mapping))] : []),
    ],
  });
}

/** The shipped functions that bring something back, in place of which the topping has its own. */
const ofBack = shipped.companions.filter(({ task }) => task === 'back').map(({ name }) => name);

const hourly = (runs: ReturnType<typeof bringBack>) =>
  defineSchedule({ name: 'Rating', description: 'Brings the rating, every hour.', everyHours: 1, runs });

const bringBack = (mapping: Topping['mappings'][number]) =>
  defineCompanion({
    name: 'rating_to_bigin',
    description: 'Brings the rating into the contacts.',
    task: 'back',
    mapping,
  });

/** The shipped values but those that Books owns. */
function ofBigin(fields: MappedFields): MappedFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !('direction' in value)));
}
