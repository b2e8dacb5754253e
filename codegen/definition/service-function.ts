import type { Connection } from './connection.ts';
import type { CustomService } from './custom-service.ts';
import type { Mapping } from './mapping.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';
import type { Variable } from './variable.ts';

/**
 * What a function with another service does, and what it needs for that.
 *
 * - `tell-conflicts`: a schedule posts into a Slack channel which records need attention, each time that they are others.
 * - `ticket-status`: a chat flow asks for the status of a ticket in Zoho Desk, by the number that people know.
 * - `order-status`: a chat flow asks for the status of an order in a service of the company's own.
 */
export type ServiceWork =
  | {
      readonly task: 'tell-conflicts';
      /** The mapping whose records can need attention. */
      readonly mapping: Mapping;
      readonly slack: Connection<'slack'>;
      /** The channel, by its id or its name. Empty: nothing is posted. */
      readonly channel: Variable;
      /** Where the function remembers what it has told. */
      readonly memory: Variable;
    }
  | {
      readonly task: 'ticket-status';
      readonly desk: Connection<'desk'>;
      /** The id of the organization in Desk. */
      readonly organization: Variable;
      readonly dataCentre: Variable;
    }
  | {
      readonly task: 'order-status';
      readonly orders: Connection<CustomService>;
      /** Where the service answers, as `https://orders.example.com`. */
      readonly address: Variable;
    };

export type ServiceTask = ServiceWork['task'];

/** A function of the topping that works with a service beside Bigin and Books. */
export interface ServiceFunction<Task extends ServiceTask = ServiceTask> {
  readonly kind: 'service-function';
  /** The generated function gets this name. */
  readonly name: string;
  readonly description: string;
  readonly work: ServiceWork & { readonly task: Task };
  readonly definedAt?: DefinitionPlace;
}

export type ServiceFunctionDefinition<Task extends ServiceTask> = Omit<
  ServiceFunction<Task>,
  'kind' | 'definedAt'
>;

/**
 * Declares a function that works with another service.
 *
 * @example
 * const orderStatus = defineServiceFunction({
 *   name: 'order_status',
 *   description: 'Tells a chat flow what became of an order.',
 *   work: { task: 'order-status', orders: orderConnection, address: orderApiAddress },
 * });
 */
export function defineServiceFunction<const Task extends ServiceTask>(
  definition: ServiceFunctionDefinition<Task>,
): ServiceFunction<Task> {
  const definedAt = placeOfCall(defineServiceFunction);
  return Object.freeze({ kind: 'service-function', ...definition, ...(definedAt && { definedAt }) });
}

/** The connections that the work goes through, each of which the topping has to declare. */
export function connectionsOfWork(work: ServiceWork): readonly Connection[] {
  switch (work.task) {
    case 'tell-conflicts':
      return [work.mapping.connections.bigin, work.slack];
    case 'ticket-status':
      return [work.desk];
    case 'order-status':
      return [work.orders];
  }
}

/** The variables that the work reads or writes. */
export function variablesOfWork(work: ServiceWork): readonly Variable[] {
  switch (work.task) {
    case 'tell-conflicts':
      return [work.mapping.variables.dataCentre, work.channel, work.memory];
    case 'ticket-status':
      return [work.organization, work.dataCentre];
    case 'order-status':
      return [work.address];
  }
}
