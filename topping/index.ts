/** The topping: what it is called, and all that it is made of. */
import { defineTopping } from '../codegen/index.ts';
import {
  booksToBigin,
  contactRemoved,
  onInstallation,
  onUninstallation,
  retryPending,
  syncExisting,
} from './companions.ts';
import {
  biginConnection,
  booksConnection,
  deskConnection,
  orderConnection,
  slackConnection,
} from './connections.ts';
import {
  booksCustomer,
  paymentTerms,
  syncMark,
  syncMemory,
  syncReason,
  syncStatus,
} from './custom-fields.ts';
import { listing } from './listing.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';
import { hourlyNotice, hourlyRetry, hourlyWayBack } from './schedules.ts';
import { deskTicketLookup, notifyConflict, orderStatus } from './service-functions.ts';
import {
  booksOrganizationId,
  booksSeenUntil,
  deskOrganizationId,
  existingRequest,
  orderApiAddress,
  slackChannel,
  slackMemory,
  syncPosition,
  zohoDataCentre,
} from './variables.ts';
import { contactRemovedRule, contactToBooksRule } from './workflow.ts';

export const topping = defineTopping({
  name: 'bigin-books-topping',
  displayName: 'Contact sync for Zoho Books',
  description: 'Keeps Zoho Books customers in step with Bigin contacts.',
  version: '0.1.0',
  platform: { entryStyle: 'map-qualified', variableTask: 'zoho.bigin.getOrgVariable' },
  mappings: [contactToBooks],
  companions: [contactRemoved, retryPending, syncExisting, booksToBigin, onInstallation, onUninstallation],
  serviceFunctions: [notifyConflict, deskTicketLookup, orderStatus],
  connections: [biginConnection, booksConnection, slackConnection, deskConnection, orderConnection],
  variables: [
    booksOrganizationId,
    zohoDataCentre,
    syncPosition,
    existingRequest,
    booksSeenUntil,
    slackChannel,
    slackMemory,
    deskOrganizationId,
    orderApiAddress,
  ],
  customFields: [syncStatus, syncReason, booksCustomer, syncMemory, syncMark, paymentTerms],
  rules: [contactToBooksRule, contactRemovedRule],
  schedules: [hourlyRetry, hourlyWayBack, hourlyNotice],
  widgets: [{ name: 'Contacts in Zoho Books', placement: 'settings', page: 'widget.html' }],
  listing,
});
