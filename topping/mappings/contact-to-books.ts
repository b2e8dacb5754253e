import { constant, defineMapping, lookupName } from '../../codegen/index.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';
import { biginConnection, booksConnection } from '../connections.ts';
import {
  booksCustomer,
  paymentTerms,
  syncMark,
  syncMemory,
  syncReason,
  syncStatus,
} from '../custom-fields.ts';
import {
  booksOrganizationId,
  booksSeenUntil,
  existingRequest,
  syncPosition,
  zohoDataCentre,
} from '../variables.ts';

/** A Bigin contact becomes a Books customer, and its person the customer's primary contact person. */
export const contactToBooks = defineMapping({
  name: 'contact_to_books',
  description: 'Keeps a Books customer in step with a Bigin contact.',
  from: biginContacts,
  to: booksContacts,
  when: { on: ['create', 'edit'], filled: 'Email' },
  match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
  state: {
    status: syncStatus,
    reason: syncReason,
    target: booksCustomer,
    memory: syncMemory,
    mark: syncMark,
  },
  onNameTaken: 'append-email',
  connections: { bigin: biginConnection, books: booksConnection },
  variables: {
    organization: booksOrganizationId,
    dataCentre: zohoDataCentre,
    position: syncPosition,
    request: existingRequest,
    seen: booksSeenUntil,
  },
  fields: (field) => ({
    contact_type: constant('customer'),
    contact_name: field('Full_Name'),
    company_name: field('Account_Name').through(lookupName),
    notes: field('Description'),
    payment_terms_label: field(paymentTerms, { direction: 'to-bigin' }),
    billing_address: {
      address: field('Mailing_Street'),
      city: field('Mailing_City'),
      state: field('Mailing_State'),
      zip: field('Mailing_Zip'),
      country: field('Mailing_Country'),
    },
    contact_persons: {
      primary: {
        first_name: field('First_Name'),
        last_name: field('Last_Name'),
        email: field('Email'),
        phone: field('Phone'),
        mobile: field('Mobile'),
        designation: field('Title'),
      },
    },
  }),
});
