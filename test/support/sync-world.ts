import { sandboxOptionsOf } from '../../cli/topping-sandbox.ts';
import { generateFunctions, type Topping } from '../../codegen/index.ts';
import {
  type BooksContact,
  createSandbox,
  type FinishedRun,
  type JsonObject,
  type Sandbox,
  type SandboxBehaviour,
  type Transport,
} from '../../sandbox/index.ts';
import type { DataCentreKey } from '../../zoho/index.ts';
import { createInBigin, createInBooks, send, sendBooks } from '../sandbox/world.ts';

export interface SyncWorldOptions {
  readonly behaviour?: SandboxBehaviour;
  readonly dataCentre?: DataCentreKey;
  /** What stands in the variables instead of what an installer sets. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Changes the text of every function. */
  readonly change?: (text: string) => string;
}

/** One call of a run, as it left the function. */
export interface SentCall {
  /** `PUT /books/v3/contacts/{id} via booksconnection`; ids stand as they are. */
  readonly call: string;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined when nothing was sent. */
  readonly body: unknown;
  readonly status: number;
}

/** A topping at work in a sandbox of Bigin and Books. */
export interface SyncWorld {
  readonly sandbox: Sandbox;
  /** Creates a contact as a person would, without letting the rules run. */
  readonly newContact: (values: object) => Promise<string>;
  readonly editContact: (id: string, values: object) => Promise<void>;
  readonly deleteContact: (id: string) => Promise<void>;
  /** Creates a customer as a person would. */
  readonly newCustomer: (values: object) => Promise<string>;
  readonly changeCustomer: (id: string, values: object) => Promise<void>;
  readonly inactivateCustomer: (id: string) => Promise<void>;
  readonly deleteCustomer: (id: string) => Promise<void>;
  /** Lets the rules run to their ends, every exchange through the transport. */
  readonly settle: (transport?: Transport) => Promise<readonly FinishedRun[]>;
  readonly contact: (id: string) => JsonObject;
  readonly customers: () => readonly BooksContact[];
  /** The calls that runs have made since the last time. */
  readonly newCalls: () => readonly SentCall[];
}

/** The functions of a topping, as they would be generated. */
export function functionsOf(topping: Topping): readonly { readonly name: string; readonly text: string }[] {
  return generateFunctions(topping, 'test 1.0.0');
}

export function syncWorld(topping: Topping, options: SyncWorldOptions = {}): SyncWorld {
  const { change = (text: string): string => text } = options;
  const functions = functionsOf(topping).map(({ name, text }) => ({ name, text: change(text) }));
  const { variables, ...rest } = sandboxOptionsOf(topping, functions, {
    logBodies: true,
    ...options.behaviour,
  });
  const sandbox = createSandbox({
    ...rest,
    variables: { ...variables, ...options.variables },
    ...(options.dataCentre !== undefined && { dataCentre: options.dataCentre }),
  });
  let seen = 0;
  const ofBooks = async (method: string, path: string, values?: object): Promise<void> => {
    const { status, text } = await sendBooks(sandbox, method, path, values);
    if (status >= 300) throw new Error(`Books refused ${method} ${path}: ${text}`);
  };
  return {
    sandbox,
    newContact: (values) => createInBigin(sandbox, 'Contacts', values),
    editContact: async (id, values) => {
      const { status, text } = await send(sandbox, 'PUT', `/bigin/v2/Contacts/${id}`, {
        json: { data: [values] },
      });
      if (status >= 300) throw new Error(`Bigin refused an edit: ${text}`);
    },
    deleteContact: async (id) => {
      await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${id}`);
    },
    newCustomer: (values) => createInBooks(sandbox, values),
    changeCustomer: (id, values) => ofBooks('PUT', `/contacts/${id}`, values),
    inactivateCustomer: (id) => ofBooks('POST', `/contacts/${id}/inactive`),
    deleteCustomer: (id) => ofBooks('DELETE', `/contacts/${id}`),
    settle: async (transport) => {
      if (transport === undefined) return sandbox.settle();
      const finished: FinishedRun[] = [];
      for (let [run] = sandbox.pendingRuns(); run; [run] = sandbox.pendingRuns()) {
        const step = await sandbox.step(run.id, transport);
        if (step.kind === 'finished') finished.push(step.run);
      }
      return finished;
    },
    contact: (id) => {
      const record = sandbox.bigin.record('Contacts', id);
      if (!record) throw new Error(`There is no contact ${id}.`);
      return record;
    },
    customers: () => sandbox.books.contacts(),
    newCalls: () => {
      const calls = sandbox.httpLog.slice(seen).flatMap((entry): readonly SentCall[] => {
        if (entry.runId === null || entry.bodies === undefined || entry.connection === null) return [];
        const { url, request } = entry.bodies;
        return [
          {
            call: `${entry.method} ${entry.path} via ${entry.connection}`,
            query: Object.fromEntries(new URL(url, 'https://host.example').searchParams),
            body: request === '' ? undefined : JSON.parse(request),
            status: entry.status,
          },
        ];
      });
      seen = sandbox.httpLog.length;
      return calls;
    },
  };
}
