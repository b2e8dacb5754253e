import { type DataCentre, dataCentres, defaultServices, deskHostOf } from '../../zoho/index.ts';
import { syncStatuses } from '../definition/mapping.ts';
import { fileInProject } from '../definition/place.ts';
import type { ServiceFunction, ServiceTask, ServiceWork } from '../definition/service-function.ts';
import { projectRootOf, type Topping } from '../definition/topping.ts';
import type { Variable } from '../definition/variable.ts';
import { sha256Of } from '../digest.ts';
import type { Origin } from '../plan/plan.ts';
import type { FunctionSource } from './write-function.ts';

/** The template that each task is written down in. */
const templates = {
  'tell-conflicts': 'tell-conflicts',
  'ticket-status': 'ticket-status',
  'order-status': 'order-status',
} as const satisfies Readonly<Record<ServiceTask, string>>;

/** Turns the definition of a function into what it is written from. */
export function serviceFunctionSource(topping: Topping, from: ServiceFunction): FunctionSource {
  const { name, description, work, definedAt } = from;
  const file = fileInProject(definedAt, projectRootOf(topping));
  const origin: Origin = {
    entry: '',
    ...(definedAt && file !== undefined && { file, line: definedAt.line }),
  };
  const data = {
    headline: description,
    functionName: name,
    logPrefix: `${name} `,
    variableTask: topping.platform.variableTask,
    ...dataOf(work, topping),
  };
  return {
    name,
    template: templates[work.task],
    data,
    origins: [origin],
    digest: sha256Of(JSON.stringify(data)),
    connections: topping.connections.map(({ linkName }) => linkName),
  };
}

function dataOf(work: ServiceWork, topping: Topping): object {
  const prefix = topping.namespace === undefined ? '' : `${topping.namespace}__`;
  const named = ({ name }: Variable): string => `${prefix}${name}`;
  switch (work.task) {
    case 'tell-conflicts':
      return tellConflicts(work, prefix, named);
    case 'ticket-status': {
      const organization = named(work.organization);
      return {
        hosts: hosts((centre) => `https://${deskHostOf(centre)}`),
        variables: { organization, dataCentre: named(work.dataCentre) },
        connections: { desk: work.desk.linkName },
        reasons: {
          noOrganization: `the variable ${organization} is empty. Set it to the id of the organization in Desk.`,
          unknownDataCentre: unknownDataCentre(named(work.dataCentre)),
        },
      };
    }
    case 'order-status': {
      const address = named(work.address);
      return {
        variables: { address },
        connections: { orders: work.orders.linkName },
        reasons: {
          noAddress: `the variable ${address} holds no address that begins with https://.`,
        },
      };
    }
  }
}

/** So many records are told at once; the rest is counted. */
const mostTold = '20';
/** A reason is cut to this length: the whole of it stands on the record. */
const longestReason = 200;

function tellConflicts(
  work: ServiceWork & { readonly task: 'tell-conflicts' },
  prefix: string,
  named: (variable: Variable) => string,
): object {
  const { mapping, slack, channel, memory } = work;
  const status = `${prefix}${mapping.state.status.name}`;
  const reason = `${prefix}${mapping.state.reason.name}`;
  return {
    apiHosts: hosts(({ apiDomain }) => apiDomain),
    source: {
      path: `/bigin/v2/${mapping.from.module}`,
      fieldNames: `Full_Name,${reason}`,
      one: mapping.from.singular.toLowerCase(),
      many: mapping.from.module.toLowerCase(),
    },
    criteria: `(${status}:equals:${syncStatuses.needsAttention})`,
    state: { reason },
    mostTold,
    longestReason,
    slackUrl: `${defaultServices.slack.origin}/api/chat.postMessage`,
    variables: {
      channel: named(channel),
      memory: named(memory),
      dataCentre: named(mapping.variables.dataCentre),
    },
    connections: { bigin: mapping.connections.bigin.linkName, slack: slack.linkName },
    reasons: { unknownDataCentre: unknownDataCentre(named(mapping.variables.dataCentre)) },
  };
}

function hosts(host: (centre: DataCentre) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(dataCentres).map(([key, centre]) => [key, host(centre)]));
}

function unknownDataCentre(variable: string): string {
  return `the variable ${variable} names no data centre. Set it to one of ${Object.keys(dataCentres).join(', ')}.`;
}
