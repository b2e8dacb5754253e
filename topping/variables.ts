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

/** The settings page writes it, and the hourly retry sees it. */
export const existingRequest = defineVariable({
  name: 'books_existing_request',
  label: 'Existing contacts',
  description:
    'With "all" in it, the hourly sync goes through all contacts, from the first one, and empties it at the end.',
  defaultValue: '',
});

/** The function that brings values back writes it itself. */
export const booksSeenUntil = defineVariable({
  name: 'books_seen_until',
  label: 'Books seen until',
  description: 'Up to which change in Zoho Books the sync has looked. Leave it as it is.',
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

/** Nothing is posted before the installer has chosen a channel. */
export const slackChannel = defineVariable({
  name: 'slack_channel',
  label: 'Slack channel for conflicts',
  description:
    'The channel that is told of contacts that need attention: its id, or its name. Empty: nothing is posted. The names of these contacts are sent there.',
  defaultValue: '',
});

/** The function writes it itself. */
export const slackMemory = defineVariable({
  name: 'slack_told',
  label: 'Slack memory',
  description: 'What the channel for conflicts has been told. Leave it as it is.',
  defaultValue: '',
});

export const deskOrganizationId = defineVariable({
  name: 'desk_organization_id',
  label: 'Desk organization id',
  description:
    'The id of the organization in Zoho Desk whose tickets are looked up. Desk shows it under Setup, Developer Space, API.',
  defaultValue: '',
});

export const orderApiAddress = defineVariable({
  name: 'order_api_address',
  label: 'Address of the order API',
  description:
    'Where the order API answers, such as https://orders.example.com. The key of the connection is sent there.',
  defaultValue: '',
});
