import { type DeskErrorCode, deskErrors, type Provenance } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import type { DeskCall, DeskContext, DeskRoute } from './desk-context.ts';
import { type DeskTicket, viewTicket } from './ticket-store.ts';

const documented = (anchor: string, note?: string): Provenance => ({
  source: `https://desk.zoho.com/DeskAPIDocument#${anchor}`,
  confidence: 'documented',
  ...(note !== undefined && { note }),
});

const pageParameters: readonly string[] = ['from', 'limit'];
const MOST_AT_ONCE = 100;
const USUAL_LIMIT = 10;

/** Every endpoint of Desk that the sandbox stands for. */
export const deskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/tickets/search',
    does: 'Finds tickets by their number or status, each a whole value; 204 without a body when there is none.',
    query: [...pageParameters, 'ticketNumber', 'status'],
    provenance: documented(
      'Search',
      'The parameters are documented; the empty 204 is observed; other parameters of the page are refused.',
    ),
    handle: searchTickets,
  },
  {
    method: 'GET',
    path: '/api/v1/tickets',
    does: 'Gives a stretch of the tickets; 204 without a body when it is empty.',
    query: pageParameters,
    provenance: documented('Tickets', 'That the order is that of creation is inferred.'),
    handle: (call, context) => page(call, call.organization.tickets, context),
  },
  {
    method: 'GET',
    path: '/api/v1/tickets/:id{[0-9]+}',
    does: 'Gives one ticket by its id, which is not its number.',
    provenance: documented('Tickets', 'What an unknown id is answered with is observed.'),
    handle: (call, context) => {
      const ticket = call.organization.get(call.params.id ?? '');
      return ticket ? { status: 200, json: viewTicket(ticket, context.origin) } : deskError('URL_NOT_FOUND');
    },
  },
];

function searchTickets(call: DeskCall, context: DeskContext): Answer {
  const { query, organization } = call;
  const number = query.get('ticketNumber');
  const status = query.get('status');
  const numbered =
    number === null
      ? organization.tickets
      : number.split(',').flatMap((one) => organization.numbered(one.trim()) ?? []);
  const found = numbered.filter((ticket) => status === null || status.split(',').includes(ticket.status));
  return page(call, found, context, { count: found.length });
}

/** A stretch of tickets: from the index `from`, as many as `limit` says. */
function page(
  call: DeskCall,
  tickets: readonly DeskTicket[],
  context: DeskContext,
  more: { readonly count?: number } = {},
): Answer {
  const from = Number(call.query.get('from') ?? '0');
  const limit = Number(call.query.get('limit') ?? USUAL_LIMIT);
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(limit) || limit < 1 || limit > MOST_AT_ONCE) {
    return deskError('UNPROCESSABLE_ENTITY');
  }
  const data = tickets.slice(from, from + limit).map((ticket) => viewTicket(ticket, context.origin));
  return data.length === 0 ? { status: 204 } : { status: 200, json: { data, ...more } };
}

/** An error: `{errorCode, message}` with the code's HTTP status. */
export function deskError(code: DeskErrorCode): Answer {
  const { errorCode, httpStatus, message } = deskErrors[code];
  return { status: httpStatus, json: { errorCode, message } };
}
