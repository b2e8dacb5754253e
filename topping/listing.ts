import type { Listing } from '../codegen/index.ts';

/** What the marketplace is told. The two documents have no addresses before somebody publishes them. */
export const listing: Listing = {
  shortDescription:
    'Every contact with an e-mail becomes a customer in Zoho Books, and stays in step with it.',
  description:
    'You keep your contacts in Bigin, and find them as customers in Zoho Books: names, company, address, phone numbers. ' +
    'What you add to a customer in Zoho Books stays as it is. A customer that was there before is taken over when its ' +
    'e-mail is the same and no other customer has it; where that cannot be told, nothing is guessed, and the contact ' +
    'says what to do.',
  logo: 'topping/listing/logo.png',
  personalData: [
    'name',
    'e-mail address',
    'phone number',
    'postal address',
    'employer',
    'job title',
    'notes about the person',
  ],
};
