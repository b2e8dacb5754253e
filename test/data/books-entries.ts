import type { BooksContactBody, BooksEntry, ContactEntry } from './contact-data.ts';

export const booksCustomFields = [{ api_name: 'cf_region', label: 'Region' }] as const;

interface Case {
  readonly why: string;
  /** The e-mail of the contact that it concerns. */
  readonly email?: string;
  readonly inactive?: true;
  readonly record: BooksContactBody;
}

const cases: readonly Case[] = [
  {
    why: 'A customer with exactly the e-mail of a contact: to be adopted. The two other persons, the shipping address, the remarks and all else that is not mapped must stay.',
    email: 'dora@books-exact.example',
    record: {
      contact_name: 'Ledger Lane Stationers',
      contact_type: 'customer',
      customer_sub_type: 'business',
      company_name: 'Ledger Lane Stationers LLC',
      website: 'https://ledger-lane.example',
      payment_terms: 30,
      payment_terms_label: 'Net 30',
      credit_limit: 2500,
      notes: 'Deliver to the back door.\nKey is with "Molly" next door.',
      facebook: 'ledgerlane',
      billing_address: {
        attention: 'Accounts',
        address: '1 Old Street',
        street2: 'Floor 2',
        city: 'Oldtown',
        state: 'WA',
        zip: '98001',
        country: 'United States',
        phone: '+1 202-555-0160',
        fax: '+1 202-555-0161',
      },
      shipping_address: {
        attention: 'Warehouse',
        address: '99 Dock Road',
        city: 'Harbourton',
        state: 'WA',
        zip: '98002',
        country: 'United States',
        phone: '+1 202-555-0162',
      },
      contact_persons: [
        {
          salutation: 'Ms.',
          first_name: 'Dora',
          last_name: 'Before',
          email: 'dora@books-exact.example',
          phone: '+1 202-555-0163',
          designation: 'Proprietor',
          department: 'Front office',
          skype: 'dora.before',
          is_primary_contact: true,
        },
        {
          salutation: 'Mr.',
          first_name: 'Molly',
          last_name: 'Nextdoor',
          email: 'molly@nextdoor.example',
          mobile: '+1 202-555-0164',
          department: 'Keys',
          is_primary_contact: false,
        },
        {
          first_name: 'Émile',
          last_name: 'Entrepôt',
          email: 'emile@dock.example',
          designation: 'Night watch',
          is_primary_contact: false,
        },
      ],
      custom_fields: [{ api_name: 'cf_region', value: 'North-West' }],
    },
  },
  {
    why: 'A customer whose e-mail is that of a contact but for case: the same address, to be adopted.',
    email: 'casey@books-case.example',
    record: {
      contact_name: 'Casey Upper & Family',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Casey',
          last_name: 'Upper',
          email: 'Casey@Books-CASE.example',
          phone: '+44 20 7946 0181',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'A customer with the name of a contact and another e-mail: another person, never to be changed. The name is taken.',
    email: 'nora@books-name.example',
    record: {
      contact_name: 'Nora Namesake',
      contact_type: 'customer',
      notes: 'The other Nora.',
      contact_persons: [
        {
          first_name: 'Nora',
          last_name: 'Namesake',
          email: 'other.nora@elsewhere.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'A customer whose e-mail contains that of a contact: a search for a part finds it, yet it is another address.',
    email: 'paul@books-part.example',
    record: {
      contact_name: 'Jean-Paul Containing',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Jean-Paul',
          last_name: 'Containing',
          email: 'jean-paul@books-part.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'A vendor with exactly the e-mail of a contact: not a customer, never to be changed.',
    email: 'vera@books-vendor.example',
    record: {
      contact_name: 'Vera’s Paper Supply',
      contact_type: 'vendor',
      company_name: 'Vera’s Paper Supply',
      payment_terms: 15,
      payment_terms_label: 'Net 15',
      billing_address: { address: '4 Mill Lane', city: 'Papermill', country: 'United Kingdom' },
      contact_persons: [
        {
          first_name: 'Vera',
          last_name: 'Vendor',
          email: 'vera@books-vendor.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'The first of two customers with the same e-mail: ambiguous, so that neither may be adopted or changed.',
    email: 'amos@books-two.example',
    record: {
      contact_name: 'Amos Ambiguous (shop)',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Amos',
          last_name: 'Ambiguous',
          email: 'amos@books-two.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'The second of two customers with the same e-mail.',
    email: 'amos@books-two.example',
    record: {
      contact_name: 'Amos Ambiguous (private)',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Amos',
          last_name: 'A.',
          email: 'amos@books-two.example',
          mobile: '+1 202-555-0165',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'An inactive customer with exactly the e-mail of a contact.',
    email: 'ines@books-inactive.example',
    inactive: true,
    record: {
      contact_name: 'Inês Inativa',
      contact_type: 'customer',
      notes: 'Closed in spring.',
      contact_persons: [
        {
          first_name: 'Inês',
          last_name: 'Inativa',
          email: 'ines@books-inactive.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'A customer of which a person other than the primary one has the e-mail of a contact.',
    email: 'sven@books-second.example',
    record: {
      contact_name: 'Second Desk AB',
      contact_type: 'customer',
      company_name: 'Second Desk AB',
      contact_persons: [
        {
          first_name: 'Primus',
          last_name: 'Ettan',
          email: 'primus@second-desk.example',
          is_primary_contact: true,
        },
        {
          first_name: 'Sven',
          last_name: 'Secondary',
          email: 'sven@books-second.example',
          designation: 'Deputy',
          is_primary_contact: false,
        },
      ],
    },
  },
  {
    why: 'A customer and a vendor (the next record) share the e-mail of a contact: the customer alone is a match.',
    email: 'bea@books-both.example',
    record: {
      contact_name: 'Bea Both',
      contact_type: 'customer',
      shipping_address: { address: '2 Both Sides', city: 'Midway' },
      contact_persons: [
        { first_name: 'Bea', last_name: 'Both', email: 'bea@books-both.example', is_primary_contact: true },
      ],
    },
  },
  {
    why: 'The vendor side of the record before.',
    email: 'bea@books-both.example',
    record: {
      contact_name: 'Bea Both (supplier)',
      contact_type: 'vendor',
      contact_persons: [
        { first_name: 'Bea', last_name: 'Both', email: 'bea@books-both.example', is_primary_contact: true },
      ],
    },
  },
  {
    why: 'A vendor without an e-mail that has the name of a contact in other case: the name is taken.',
    email: 'tara@books-taken.example',
    record: {
      contact_name: 'TARA TAKEN',
      contact_type: 'vendor',
      contact_persons: [
        { first_name: 'Tara', last_name: 'Taken', phone: '+1 202-555-0166', is_primary_contact: true },
      ],
    },
  },
  {
    why: 'A customer whose e-mail has a plus tag that the contact has not: another address.',
    email: 'plum@books-plus.example',
    record: {
      contact_name: 'Plum Shop',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Plum',
          last_name: 'Tagged',
          email: 'plum+shop@books-plus.example',
          is_primary_contact: true,
        },
      ],
    },
  },
  {
    why: 'A customer that equals a contact in name and e-mail already, with more persons.',
    email: 'same@books-same.example',
    record: {
      contact_name: 'Same Already',
      contact_type: 'customer',
      contact_persons: [
        {
          first_name: 'Same',
          last_name: 'Already',
          email: 'same@books-same.example',
          phone: '+1 202-555-0184',
          designation: 'Auditor',
          is_primary_contact: true,
        },
        {
          first_name: 'Assistant',
          last_name: '"Ass\\istant" <b>',
          email: 'assistant@books-same.example',
          is_primary_contact: false,
        },
      ],
    },
  },
  {
    why: 'A customer that has nothing to do with any contact: to be left alone.',
    record: {
      contact_name: 'Bystander & Sons "Ünrelated" 無関係',
      contact_type: 'customer',
      website: 'https://bystander.example/?a=1&b=%20',
      notes: 'Line one\nLine two\t"quoted" \\ ${x} {{x}} */ // <b> &amp;',
      shipping_address: {
        address: '8 Quiet Court',
        street2: 'c/o O’Malley',
        city: 'Stillwater',
        zip: '00001',
      },
      contact_persons: [
        { first_name: 'By', last_name: 'Stander', email: 'by@bystander.example', is_primary_contact: true },
        {
          first_name: '👩‍👩‍👧‍👦',
          last_name: 'Family',
          email: 'family@bystander.example',
          is_primary_contact: false,
        },
      ],
    },
  },
];

/** The records, each with the place of the contact that it concerns. */
export function makeBooksEntries(contacts: readonly ContactEntry[]): readonly BooksEntry[] {
  return cases.map(({ why, email, inactive, record }) => {
    const contact = email === undefined ? null : contacts.findIndex((entry) => entry.Email === email);
    if (contact === -1) throw new Error(`No contact has the e-mail ${email}.`);
    return { why, contact, inactive: inactive ?? false, record };
  });
}
