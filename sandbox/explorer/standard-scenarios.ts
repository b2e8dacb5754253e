import type { JsonObject } from '../json.ts';
import type { BooksBeforehand, Scenario, ScenarioEvent } from './scenario.ts';

const ann: JsonObject = {
  First_Name: 'Ann',
  Last_Name: 'Lee',
  Email: 'ann@example.com',
  Phone: '+1 555 0100',
  Mailing_City: 'Oslo',
};
const bob: JsonObject = { First_Name: 'Bob', Last_Name: 'Ray', Email: 'bob@example.com' };

const createAnn: ScenarioEvent = { kind: 'create', contact: 'Ann', values: ann };
const createBob: ScenarioEvent = { kind: 'create', contact: 'Bob', values: bob };

function editAnn(values: JsonObject): ScenarioEvent {
  return { kind: 'edit', contact: 'Ann', values };
}

const deleteAnn: ScenarioEvent = { kind: 'delete', contact: 'Ann' };
const bringIn: ScenarioEvent = { kind: 'run', function: 'sync_existing' };

/** Longer than a sync waits before it tries again for the first time. */
const HALF_AN_HOUR = 30 * 60_000;

function settled(event: ScenarioEvent): ScenarioEvent {
  return { ...event, whenSettled: true };
}

const swappedEmails: readonly ScenarioEvent[] = [
  createAnn,
  settled(createBob),
  settled(editAnn({ Email: 'swap@example.com' })),
  { kind: 'edit', contact: 'Bob', values: { Email: 'ann@example.com' } },
  editAnn({ Email: 'bob@example.com' }),
];

function person(first: string, last: string, email: string, isPrimary: boolean): JsonObject {
  return { first_name: first, last_name: last, email, is_primary_contact: isPrimary };
}

/** Someone made this customer in Books by hand: it has values that no contact of Bigin has. */
function customer(name: string, email: string, more: JsonObject = {}): BooksBeforehand['record'] {
  return {
    contact_name: name,
    contact_type: 'customer',
    website: 'https://www.example.com',
    contact_persons: [person('Ann', 'Lee', email, true)],
    custom_fields: [{ api_name: 'cf_region', label: 'Region', value: 'North' }],
    ...more,
  };
}

const otherPersons = [
  person('Ann', 'Lee', 'ann@example.com', true),
  person('Cy', 'Dow', 'cy@example.com', false),
  person('Di', 'Fox', 'di@example.com', false),
];

/**
 * The stories that every sync between contacts and customers has to get right. A further one is one entry here; the
 * tables in `test/explorer/` say what each sync makes of it.
 */
export const standardScenarios: readonly Scenario[] = [
  { name: 'create', about: 'A contact is created.', events: [createAnn] },
  {
    name: 'create-then-edit',
    about: 'A contact is created, and edited at once.',
    events: [createAnn, editAnn({ Phone: '+1 555 0199' })],
  },
  {
    name: 'two-edits',
    about: 'A contact that is in step is edited twice; the runs can end out of order.',
    events: [createAnn, settled(editAnn({ Phone: '+1 555 0111' })), editAnn({ Phone: '+1 555 0122' })],
  },
  {
    name: 'edit-while-creating',
    about: 'A contact whose customer is in Books already is edited while it is brought in.',
    books: [{ record: customer('Ann Lee Trading', 'ann@example.com') }],
    adopted: { Ann: 'Ann Lee Trading' },
    events: [createAnn, editAnn({ Phone: '+1 555 0111', Mailing_City: 'Rome' })],
  },
  {
    name: 'flip-back',
    about: 'A mapped field of a contact that is in step is changed, and changed back at once.',
    events: [createAnn, settled(editAnn({ Phone: '+1 555 0111' })), editAnn({ Phone: '+1 555 0100' })],
  },
  {
    name: 'edit-at-rest',
    about: 'A mapped field of a contact that is in step is changed.',
    events: [createAnn, settled(editAnn({ Phone: '+1 555 0111' }))],
  },
  {
    name: 'edit-of-unmapped-field',
    about: 'A field that is not mapped is changed in a contact that is in step.',
    events: [createAnn, settled(editAnn({ Home_Phone: '+1 555 0133' }))],
  },
  {
    name: 'delete-while-syncing',
    about: 'A contact is created, and deleted at once.',
    events: [createAnn, deleteAnn],
  },
  {
    name: 'delete-at-rest',
    about: 'A contact that is in step is deleted.',
    events: [createAnn, settled(deleteAnn)],
  },
  {
    name: 'delete-during-outage',
    about: 'A contact that is in step is deleted while Books takes no calls.',
    events: [createAnn, { kind: 'outage', outage: 'daily-limit', whenSettled: true }, settled(deleteAnn)],
  },
  {
    name: 'email-changed',
    about: 'The e-mail of a contact that is in step is changed.',
    events: [createAnn, settled(editAnn({ Email: 'ann.lee@example.com' }))],
  },
  {
    name: 'email-removed',
    about: 'The e-mail of a contact that is in step is removed, and comes back.',
    events: [
      createAnn,
      settled(editAnn({ Email: null })),
      settled(editAnn({ Email: 'ann@example.com', Phone: '+1 555 0144' })),
    ],
  },
  {
    name: 'emails-swapped',
    about: 'Two contacts that are in step swap their e-mails.',
    events: swappedEmails,
  },
  {
    name: 'emails-of-existing-customers-swapped',
    about: 'Two contacts whose customers were in Books before them swap their e-mails.',
    books: [
      { record: customer('Ann Lee', 'ann@example.com') },
      { record: customer('Bob Ray', 'bob@example.com') },
    ],
    adopted: { Ann: 'Ann Lee', Bob: 'Bob Ray' },
    events: swappedEmails,
  },
  {
    name: 'existing-same-email',
    about: 'Books has one customer with the e-mail of a new contact.',
    books: [{ record: customer('Ann Lee Trading', 'ann@example.com') }],
    adopted: { Ann: 'Ann Lee Trading' },
    events: [createAnn],
  },
  {
    name: 'existing-linked-to-another',
    about: 'A contact loses its e-mail to a new contact; the customer with that e-mail stands for the first.',
    books: [{ record: customer('Ann Lee Trading', 'ann@example.com') }],
    mustSync: [],
    events: [
      createAnn,
      settled(editAnn({ Email: null })),
      {
        kind: 'create',
        contact: 'Eve',
        values: { First_Name: 'Eve', Last_Name: 'Moss', Email: 'ann@example.com' },
      },
    ],
  },
  {
    name: 'existing-same-name',
    about: 'Books has a customer with the name of a new contact, and another e-mail.',
    books: [{ record: customer('Ann Lee', 'other@example.com') }],
    events: [createAnn],
  },
  {
    name: 'existing-similar-name',
    about: 'Books has a customer whose name only contains that of a new contact.',
    books: [{ record: customer('Ann Leeds', 'leeds@example.com') }],
    events: [createAnn],
  },
  {
    name: 'existing-several-persons',
    about: 'The customer with the e-mail of a new contact has several contact persons.',
    books: [{ record: customer('Ann Lee', 'ann@example.com', { contact_persons: otherPersons }) }],
    adopted: { Ann: 'Ann Lee' },
    events: [createAnn],
  },
  {
    name: 'existing-same-email-twice',
    about: 'Books has two customers with the e-mail of a new contact.',
    books: [
      { record: customer('Ann Lee', 'ann@example.com') },
      { record: customer('Lee Trading', 'ann@example.com') },
    ],
    mustSync: [],
    events: [createAnn],
  },
  {
    name: 'existing-inactive',
    about: 'The customer with the e-mail of a new contact is inactive.',
    books: [{ record: customer('Ann Lee', 'ann@example.com'), inactive: true }],
    mustSync: [],
    events: [createAnn],
  },
  {
    name: 'existing-vendor',
    about: 'A vendor in Books has the e-mail and the name of a new contact.',
    books: [{ record: customer('Ann Lee', 'ann@example.com', { contact_type: 'vendor' }) }],
    events: [createAnn],
  },
  {
    name: 'same-name-twice',
    about: 'Two contacts of one name are created; Books refuses the second name with code 3062.',
    events: [
      createAnn,
      { kind: 'create', contact: 'Another Ann', values: { ...ann, Email: 'another.ann@example.com' } },
    ],
  },
  {
    name: 'both-names-taken',
    about: 'Other contacts in Books have the name of a new contact, alone and with its e-mail.',
    books: [
      { record: customer('Ann Lee', 'other@example.com') },
      { record: customer('Ann Lee (ann@example.com)', 'another@example.com', { contact_type: 'vendor' }) },
    ],
    mustSync: [],
    events: [createAnn],
  },
  {
    name: 'existing-longer-email',
    about: 'Books has a customer whose e-mail only ends like that of a new contact.',
    books: [{ record: customer('Joann Lee', 'joann@example.com') }],
    events: [createAnn],
  },
  {
    name: 'existing-several-persons-no-first-name',
    about:
      'The customer with the e-mail of a new contact has several persons; the contact has no first name.',
    books: [{ record: customer('Ann Lee', 'ann@example.com', { contact_persons: otherPersons }) }],
    adopted: { Ann: 'Ann Lee' },
    events: [{ kind: 'create', contact: 'Ann', values: { Last_Name: 'Lee', Email: 'ann@example.com' } }],
  },
  {
    name: 'existing-address',
    about: 'The customer with the e-mail of a new contact has an address with more in it than is mapped.',
    books: [
      {
        record: customer('Ann Lee', 'ann@example.com', {
          billing_address: { attention: 'Purchasing', street2: 'Gate 4', city: 'Bergen', fax: '+1 555 0199' },
        }),
      },
    ],
    adopted: { Ann: 'Ann Lee' },
    events: [createAnn],
  },
  {
    name: 'two-claims',
    about: 'Two contacts have had the e-mail of one customer, and are brought in at once.',
    books: [{ record: customer('Ann Lee Trading', 'ann@example.com') }],
    mustSync: [],
    events: [
      createAnn,
      editAnn({ Email: 'ann.lee@example.com' }),
      {
        kind: 'create',
        contact: 'Eve',
        values: { First_Name: 'Eve', Last_Name: 'Moss', Email: 'ann@example.com' },
      },
    ],
  },
  {
    name: 'name-changed',
    about: 'The name and the notes of a contact that is in step are changed, one after the other.',
    events: [
      createAnn,
      settled(editAnn({ Last_Name: 'Moe' })),
      settled(editAnn({ Description: 'Pays late.' })),
    ],
  },
  {
    name: 'existing-same-name-then-edit',
    about: 'A contact whose name another customer has is changed once it is in step.',
    books: [{ record: customer('Ann Lee', 'other@example.com') }],
    events: [
      createAnn,
      settled(editAnn({ Phone: '+1 555 0188' })),
      settled(editAnn({ Mailing_City: 'Rome' })),
    ],
  },
  {
    name: 'edited-in-books-meanwhile',
    about: 'A bookkeeper adds a person to the customer while a change of the contact is synced.',
    books: [{ record: customer('Ann Lee', 'ann@example.com') }],
    adopted: { Ann: 'Ann Lee' },
    events: [
      createAnn,
      {
        kind: 'edit-books',
        contactName: 'Ann Lee',
        values: { website: 'https://www.example.org' },
        addedPerson: person('Cy', 'Dow', 'cy@example.com', false),
      },
    ],
  },
  {
    name: 'customer-deleted-in-books',
    about: 'The customer of a contact that is in step is deleted in Books, and the contact is edited.',
    events: [
      createAnn,
      settled({ kind: 'delete-books', contactName: 'Ann Lee' }),
      editAnn({ Phone: '+1 555 0166' }),
    ],
  },
  {
    name: 'wrong-organization',
    about: 'The topping names an organization that the account does not have.',
    wrongOrganization: true,
    mustSync: [],
    events: [createAnn],
  },
  {
    name: 'token-revoked',
    about: 'The tokens are revoked at some moment while a contact is created and edited.',
    events: [
      createAnn,
      settled(editAnn({ Phone: '+1 555 0155' })),
      { kind: 'outage', outage: 'token-revoked' },
    ],
  },
  {
    name: 'daily-limit',
    about: 'Books has no calls left for the day from some moment on.',
    events: [
      createAnn,
      settled(editAnn({ Phone: '+1 555 0155' })),
      { kind: 'outage', outage: 'daily-limit' },
    ],
  },
  {
    name: 'minute-limit',
    about: 'Books refuses calls for a while, and takes them again.',
    events: [createAnn, { kind: 'outage', outage: 'minute-limit' }, { kind: 'outage', outage: null }],
  },
  {
    name: 'rule-delivered-twice',
    about: 'Bigin runs the rule twice for the creation of one contact.',
    deliveries: 2,
    events: [createAnn],
  },
  {
    name: 'schedule-beside-workflow',
    about: 'The schedule takes up a contact that could not be synced, while an edit starts the rule.',
    events: [
      { kind: 'outage', outage: 'minute-limit' },
      createAnn,
      { kind: 'outage', outage: null },
      { kind: 'run', function: 'retry_pending', afterMs: HALF_AN_HOUR },
      settled(editAnn({ Phone: '+1 555 0177' })),
    ],
  },
  {
    name: 'delete-then-retry',
    about:
      'A contact that could not be synced, or whose deletion could not, is deleted before the schedule comes.',
    events: [
      { kind: 'outage', outage: 'minute-limit' },
      createAnn,
      settled(deleteAnn),
      { kind: 'outage', outage: null },
      { kind: 'run', function: 'retry_pending', afterMs: HALF_AN_HOUR },
    ],
  },
  {
    name: 'install-script-twice',
    about: 'The contacts from before the installation are brought in twice at once.',
    bigin: [{ contact: 'Ann', values: ann }],
    books: [{ record: customer('Ann Lee Trading', 'ann@example.com') }],
    adopted: { Ann: 'Ann Lee Trading' },
    events: [bringIn, bringIn],
  },
  {
    name: 'install-script-beside-workflow',
    about: 'A contact from before the installation is edited while it is brought in.',
    bigin: [{ contact: 'Ann', values: ann }],
    events: [bringIn, editAnn({ Phone: '+1 555 0188' })],
  },
];

/** Those with too many paths to be explored along with the others: they are explored when they are named. */
export const largeScenarios: readonly Scenario[] = [
  {
    name: 'two-edits-while-creating',
    about: 'A contact is created and edited twice before the first run has ended.',
    events: [createAnn, editAnn({ Phone: '+1 555 0111' }), editAnn({ Mailing_City: 'Rome' })],
  },
];

/** The scenario of a name; undefined when there is none. */
export function findScenario(name: string): Scenario | undefined {
  return [...standardScenarios, ...largeScenarios].find((scenario) => scenario.name === name);
}
