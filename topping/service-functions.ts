import { defineServiceFunction } from '../codegen/index.ts';
import { deskConnection, orderConnection, slackConnection } from './connections.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';
import {
  deskOrganizationId,
  orderApiAddress,
  slackChannel,
  slackMemory,
  zohoDataCentre,
} from './variables.ts';

export const notifyConflict = defineServiceFunction({
  name: 'notify_conflict',
  description: 'Tells a Slack channel which contacts need attention, each time that they are others.',
  work: {
    task: 'tell-conflicts',
    mapping: contactToBooks,
    slack: slackConnection,
    channel: slackChannel,
    memory: slackMemory,
  },
});

export const deskTicketLookup = defineServiceFunction({
  name: 'desk_ticket_lookup',
  description: 'Tells a chat flow the status of a ticket in Zoho Desk, by its number.',
  work: {
    task: 'ticket-status',
    desk: deskConnection,
    organization: deskOrganizationId,
    dataCentre: zohoDataCentre,
  },
});

export const orderStatus = defineServiceFunction({
  name: 'order_status',
  description: 'Tells a chat flow what became of an order.',
  work: { task: 'order-status', orders: orderConnection, address: orderApiAddress },
});
