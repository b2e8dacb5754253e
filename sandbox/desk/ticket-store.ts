import type { JsonObject } from '../json.ts';

/** A ticket of Desk, as far as a reader of tickets sees it. */
export interface DeskTicket {
  /** 18 digits or so; not what people call the ticket. */
  readonly id: string;
  /** What people call it: `101`. */
  readonly ticketNumber: string;
  readonly subject: string;
  readonly status: string;
  readonly departmentId?: string;
  readonly email?: string;
  readonly priority?: string;
  readonly createdTime?: string;
}

/** An organization (a portal) of Desk with its tickets. Nothing that the sandbox stands for changes them. */
export interface DeskOrganization {
  readonly id: string;
  readonly tickets: readonly DeskTicket[];
}

/** Finds the tickets of one organization. */
export class TicketStore {
  readonly tickets: readonly DeskTicket[];
  readonly #byId: ReadonlyMap<string, DeskTicket>;
  readonly #byNumber: ReadonlyMap<string, DeskTicket>;

  constructor({ tickets }: DeskOrganization) {
    this.tickets = tickets;
    this.#byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    this.#byNumber = new Map(tickets.map((ticket) => [ticket.ticketNumber, ticket]));
  }

  get(id: string): DeskTicket | undefined {
    return this.#byId.get(id);
  }

  numbered(number: string): DeskTicket | undefined {
    return this.#byNumber.get(number);
  }
}

/** A ticket as the API shows it. Which keys an answer has besides is left out. */
export function viewTicket(ticket: DeskTicket, origin: string): JsonObject {
  return {
    id: ticket.id,
    ticketNumber: ticket.ticketNumber,
    subject: ticket.subject,
    status: ticket.status,
    statusType: ticket.status,
    priority: ticket.priority ?? null,
    email: ticket.email ?? null,
    departmentId: ticket.departmentId ?? null,
    createdTime: ticket.createdTime ?? '2026-10-01T08:00:00.000Z',
    webUrl: `${origin}/support/ShowHomePage.do#Cases/dv/${ticket.id}`,
  };
}
