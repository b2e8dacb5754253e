import { defineVariable } from '../codegen/index.ts';
import { dataCentres } from '../zoho/index.ts';

/** Empty until the installer sets it: no organization is ever guessed. */
export const booksOrganizationId = defineVariable({
  name: 'books_organization_id',
  label: 'Books organization id',
  description:
    'The id of the Books organization whose customers are kept in step. Books shows it under Organizations.',
  defaultValue: '',
});

/** The functions write it themselves. */
export const syncPosition = defineVariable({
  name: 'books_sync_position',
  label: 'Books sync position',
  description: 'Where the search for contacts that are not in step goes on. Leave it as it is.',
  defaultValue: '',
});

/** Where the account lives decides where its API answers. */
export const zohoDataCentre = defineVariable({
  name: 'zoho_data_centre',
  label: 'Zoho data centre',
  description: `The data centre of the account: one of ${Object.keys(dataCentres).join(', ')}.`,
  defaultValue: 'us',
  values: Object.keys(dataCentres),
});
