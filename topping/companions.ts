import { defineCompanion } from '../codegen/index.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';

export const contactRemoved = defineCompanion({
  name: 'contact_removed',
  description: 'Makes the customer of a deleted contact inactive in Books. Nothing is deleted there.',
  task: 'remove',
  mapping: contactToBooks,
});

export const retryPending = defineCompanion({
  name: 'retry_pending',
  description: 'Takes up contacts that could not be synced, and those that no run has seen.',
  task: 'retry',
  mapping: contactToBooks,
});

export const syncExisting = defineCompanion({
  name: 'sync_existing',
  description: 'Brings in the contacts that were there before the topping, one slice a call.',
  task: 'sync-existing',
  mapping: contactToBooks,
});

export const booksToBigin = defineCompanion({
  name: 'books_to_bigin',
  description: 'Brings what is kept in Zoho Books, such as payment terms, into the contacts.',
  task: 'back',
  mapping: contactToBooks,
});

export const onInstallation = defineCompanion({
  name: 'on_installation',
  description:
    'Has all contacts looked at anew after an upgrade: a new version can map what the old one did not.',
  task: 'install',
  mapping: contactToBooks,
});

export const onUninstallation = defineCompanion({
  name: 'on_uninstallation',
  description: 'Leaves a task that tells what stays in Zoho Books. Nothing is changed there.',
  task: 'uninstall',
  mapping: contactToBooks,
});
