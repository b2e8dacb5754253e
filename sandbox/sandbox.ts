import type { Diagnostic, Limits, Readings, Value } from '../deluge/index.ts';
import { type BiginModule, type DataCentreKey, dataCentres, limits } from '../zoho/index.ts';
import { createAccounts } from './accounts/accounts.ts';
import { AuthorizationCodes, type CodeState } from './accounts/authorization-codes.ts';
import { type OAuthClient, sandboxClient } from './accounts/clients.ts';
import { grantOf } from './accounts/grants.ts';
import { type TokenState, TokenStore } from './accounts/token-store.ts';
import { type BiginState, createBigin } from './bigin/bigin.ts';
import type { BiginData, BiginUser } from './bigin/bigin-data.ts';
import { type BiginCustomFields, biginModules } from './bigin/modules.ts';
import type { BiginRecord } from './bigin/record.ts';
import { viewRecord } from './bigin/record-view.ts';
import type { NotificationSink } from './bigin/watch.ts';
import { type BooksState, createBooks } from './books/books.ts';
import type { EmailFilter, ObjectUpdate } from './books/books-context.ts';
import type { BooksContact, BooksOrganization } from './books/organization-store.ts';
import { type Clock, type ClockOptions, createClock } from './clock.ts';
import {
  type ConnectionDefinitions,
  type Connections,
  createConnections,
  type KeptToken,
} from './connections.ts';
import { type CrmState, createCrm } from './crm/crm.ts';
import { createDesk } from './desk/desk.ts';
import type { DeskOrganization } from './desk/ticket-store.ts';
import { SandboxStopped, sandboxDiagnostics } from './diagnostics.ts';
import { type Call, outside, type Service, zeroByService } from './http/call.ts';
import type { HttpLogEntry, Unmodelled } from './http/http-log.ts';
import { createIdSequence } from './id-sequence.ts';
import type { JsonObject } from './json.ts';
import { type Hosts, hostsOf, Network } from './network.ts';
import { type OrderAccess, sandboxOrderAccess } from './orders/access.ts';
import { createOrders, type Order, type OrdersState } from './orders/orders.ts';
import { consultedReadings } from './readings.ts';
import { createScriptTransport } from './script-host.ts';
import { createSlack } from './slack/slack.ts';
import { type SlackChannel, type SlackMessage, type SlackState, Workspace } from './slack/workspace.ts';
import { canonicalText, textDigest } from './state/record-digest.ts';
import { checkSchedules } from './workflow/check-schedules.ts';
import type { RememberedRun, RememberedState } from './workflow/remembered-run.ts';
import { checkRules, type WorkflowRule } from './workflow/rules.ts';
import type { RunMove } from './workflow/run-memory.ts';
import { compileFunctions, type SandboxFunction } from './workflow/script.ts';
import type { RunStart } from './workflow/script-run.ts';
import {
  type Delivery,
  type FinishedRun,
  type HeldRun,
  onceAtOnce,
  type PendingRun,
  type Schedule,
  type Step,
  type Transport,
  Workflow,
  type WorkflowMark,
} from './workflow/workflow.ts';
import { createZonedTime } from './zoned-time.ts';

/** What the sandbox consists of. Everything that happens in it follows from these values alone. */
export interface SandboxOptions {
  /** The Books organizations of the account; at least one. */
  readonly organizations: readonly BooksOrganization[];
  readonly connections?: ConnectionDefinitions;
  /** The applications that may sign people in; default one, `sandbox-client`. */
  readonly clients?: readonly OAuthClient[];
  /** Refresh tokens that `sandbox-client` holds from the beginning, with the scopes that a person has allowed. */
  readonly refreshTokens?: Readonly<Record<string, readonly string[]>>;
  /** The organization variables of Bigin, by name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The fields that people or the topping have added to modules of Bigin, by module and API name. */
  readonly customFields?: BiginCustomFields;
  /** The same for modules of Zoho CRM. */
  readonly crmCustomFields?: BiginCustomFields;
  /** The organizations of Desk with their tickets; default none. */
  readonly deskOrganizations?: readonly DeskOrganization[];
  /** The channels of the Slack workspace; default none. */
  readonly slackChannels?: readonly SlackChannel[];
  /** The orders of the order API, and how it knows who calls; default none, with a key in a header. */
  readonly orders?: readonly Order[];
  readonly orderAccess?: OrderAccess;
  /** The Deluge functions that rules may run. */
  readonly functions?: readonly SandboxFunction[];
  readonly rules?: readonly WorkflowRule[];
  /** Functions that run again and again when the clock passes. */
  readonly schedules?: readonly Schedule[];
  /** How often, and how late, the runs of a rule begin; default once and at once. */
  readonly delivery?: Delivery;
  /** Takes the notifications that Bigin would post over watch channels. Nothing is sent anywhere. */
  readonly notify?: NotificationSink;
  /** The data centre of the account; default `us`. */
  readonly dataCentre?: DataCentreKey;
  readonly clock?: ClockOptions;
  /** Decides ids and the randomness of scripts; default 1. */
  readonly seed?: number;
  /** Told, from the first time on that the sandbox is rewound, of each step of a run that it has not done before. */
  readonly onMove?: (move: RunMove) => void;
  readonly options?: SandboxBehaviour;
}

/** How the sandbox behaves where the platform leaves a choice, or where a test wants another one. */
export interface SandboxBehaviour {
  /** How Books compares in the filter `email`; default `equals`. */
  readonly emailFilter?: EmailFilter;
  /** What Books does with values that an update leaves out of an address or a person; default `merged`. */
  readonly objectUpdate?: ObjectUpdate;
  /** How long Bigin's search lags behind writes, in milliseconds; default 15,000. */
  readonly searchLagMs?: number;
  /** Bigin's credits in a rolling day; default 50,000. */
  readonly biginCreditsPerDay?: number;
  /** How many calls Bigin answers at one time; default 5. */
  readonly biginConcurrentCalls?: number;
  /** Keep addresses with queries and bodies in the log. They hold personal data; default false. */
  readonly logBodies?: boolean;
  /** How many workflow runs may start each other in a row; default 10. */
  readonly deepestChain?: number;
  /** The zone of the Bigin account; default America/Los_Angeles. */
  readonly timeZone?: string;
  /** The account's date format as a Java pattern; default dd-MMM-yyyy. */
  readonly dateFormat?: string;
  /** Who signs in and owns records. */
  readonly user?: BiginUser;
  /** What a run may use, where it is to be another number than the platform's. */
  readonly runLimits?: Partial<Limits>;
  /** What scripts take for true where Zoho's pages leave a question open. */
  readonly readings?: Partial<Readings>;
}

/** A product as a web handler. */
export interface Product {
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface BiginReader extends Product {
  /** The records of a module as the API shows them, oldest first; empty for a module that is not modelled. */
  readonly records: (module: string) => readonly JsonObject[];
  readonly record: (module: string, id: string) => JsonObject | undefined;
  /** The fields of a module whose values no two records may share; empty for a module that is not modelled. */
  readonly uniqueFields: (module: string) => readonly string[];
  /** The organization variables, by name. */
  readonly variables: () => Readonly<Record<string, string>>;
}

/** A product whose records stand in modules. */
export interface CrmReader extends Product {
  /** The records of a module as the API shows them, oldest first; empty for a module that is not modelled. */
  readonly records: (module: string) => readonly JsonObject[];
}

export interface SlackReader extends Product {
  /** The messages that were posted, oldest first. */
  readonly messages: () => readonly SlackMessage[];
  /** Installs an app in the workspace, as a person's consent does, and gives its token. */
  readonly install: (name: string, scopes: readonly string[]) => string;
}

export interface BooksReader extends Product {
  /** The contacts of an organization, oldest first; of the first organization when none is named. */
  readonly contacts: (organizationId?: string) => readonly BooksContact[];
  readonly contact: (id: string, organizationId?: string) => BooksContact | undefined;
}

/** All state of the sandbox as plain JSON, except the log and the runs. */
export interface SandboxState {
  readonly nowMs: number;
  readonly tokens: TokenState;
  readonly codes: CodeState;
  readonly connectionTokens: Readonly<Record<string, KeptToken>>;
  readonly bigin: BiginState;
  readonly books: BooksState;
  readonly crm: CrmState;
  readonly slack: SlackState;
  readonly orders: OrdersState;
  readonly runsStarted: number;
  readonly rulesFired: number;
  /** When each schedule runs next, in milliseconds since 1970. */
  readonly schedules: Readonly<Record<string, number>>;
}

/** All state of the sandbox, with the runs in progress. It lives in memory only. */
export interface SandboxMark {
  readonly state: SandboxState;
  readonly runs: WorkflowMark;
}

/**
 * Zoho on this machine: Accounts, Bigin, Books, CRM and Desk with their data, the workflow rules that join them, and two
 * services of others: Slack and an order API.
 */
export interface Sandbox extends Product {
  readonly accounts: Product;
  readonly bigin: BiginReader;
  readonly books: BooksReader;
  readonly crm: CrmReader;
  readonly desk: Product;
  readonly slack: SlackReader;
  readonly orders: Product;
  readonly clock: Clock;
  /** The addresses of the account's data centre. */
  readonly hosts: Hosts;
  readonly connections: Pick<Connections, 'linkNames' | 'credentials'>;
  /** Signs a person in and gives an access token for some scopes, valid for an hour. */
  readonly signIn: (name: string, scopes: readonly string[]) => string;
  /** Every request that reached a product, in order. */
  readonly httpLog: readonly HttpLogEntry[];
  /** What was asked for and is not modelled. */
  readonly unmodelled: readonly Unmodelled[];
  /** What the platform does silently and a developer should know; each remark once. */
  readonly notes: () => readonly Diagnostic[];
  /** The open questions about the platform whose answer has mattered so far, or could have: see `platformReadings`. */
  readonly consultedReadings: ReadonlySet<string>;
  readonly callsByService: () => Readonly<Record<Service, number>>;
  /** The workflow runs that could go on now, those that began first first. */
  readonly pendingRuns: () => readonly PendingRun[];
  /** The run with an id, when it could go on now. */
  readonly heldRun: (runId: string) => HeldRun | undefined;
  /** All that a function can read of the present without a call (the time, variables), as a text. */
  readonly readable: () => string;
  /** Makes the time and the variables those that `readable` told. */
  readonly readAgain: (told: string) => void;
  /** A run that the sandbox takes no notice of; see {@link Workflow.apart}. */
  readonly runApart: (state: RunStart | RememberedState) => RememberedRun;
  /**
   * Begins a run of a function without a record, as a schedule does when its time has come, a person with a button, or a
   * chat flow.
   *
   * @param args in the order of the function's parameters
   * @returns the run's id; undefined when there is no such function
   */
  readonly call: (functionName: string, args?: readonly Value[]) => string | undefined;
  /** How many runs will begin later, when the clock comes to them. */
  readonly deferredRuns: () => number;
  /** Carries one run on by one exchange; see {@link Workflow.step}. */
  readonly step: (runId: string, transport?: Transport) => Promise<Step>;
  /** Carries all runs to their end, in order, and gives those that ended. */
  readonly settle: () => Promise<readonly FinishedRun[]>;
  readonly finishedRuns: () => readonly FinishedRun[];
  /** Saves the state. @throws SandboxStopped while runs are pending */
  readonly snapshot: () => SandboxState;
  /**
   * A short text that is the same for the same data: the records of Bigin and what search shows of them, its variables
   * and channels, the contacts of Books, the records of CRM, the messages in Slack, and the ids given so far. The clock, the tokens, the counts of calls and the log
   * do not count. It costs what has changed since it was last asked for, so that it can be asked after each step; also
   * while runs are pending.
   */
  readonly digest: () => string;
  /** Puts the state back. The log and all runs, pending ones too, are forgotten. */
  readonly restore: (state: SandboxState) => void;
  /** Remembers the present, runs in progress included; see {@link Workflow.mark}. */
  readonly mark: () => SandboxMark;
  /** Goes back to a mark, any number of times. The log is forgotten. */
  readonly rewind: (mark: SandboxMark) => void;
}

const defaultUser: BiginUser = { id: '5000000000000000001', name: 'Sandbox User', email: 'user@example.com' };
const BIGIN_IDS = 5;
const BOOKS_IDS = 4;
const CRM_IDS = 3;

/**
 * Sets up a sandbox.
 *
 * @throws SandboxStopped when the options do not fit together; the error carries the diagnostic
 * @example
 * const sandbox = createSandbox({
 *   organizations: [{ id: '10001', name: 'Example' }],
 *   connections: { books: { service: 'books', scopes: ['ZohoBooks.contacts.READ'] } },
 * });
 * const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
 * await sandbox.fetch(new Request(`${sandbox.hosts.api}/bigin/v2/Contacts`, {
 *   method: 'POST',
 *   headers: { authorization: `Zoho-oauthtoken ${token}` },
 *   body: JSON.stringify({ data: [{ Last_Name: 'Ito' }] }),
 * }));
 * await sandbox.settle();
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const behaviour = options.options ?? {};
  const seed = options.seed ?? 1;
  const homeDataCentre: string = options.dataCentre ?? 'us';
  const hosts = hostsOf(homeDataCentre);
  if (!hosts) {
    const details = { key: homeDataCentre, known: Object.keys(dataCentres) };
    throw new SandboxStopped(sandboxDiagnostics.report('unknown-data-centre', details, undefined));
  }
  if (options.organizations.length === 0) {
    throw new SandboxStopped(sandboxDiagnostics.report('no-organization', undefined, undefined));
  }

  const consulted = new Set<string>();
  const answers = consultedReadings(behaviour, (name) => consulted.add(name));
  const clock = createClock(options.clock);
  const tokens = new TokenStore(clock);
  for (const [refreshToken, scopes] of Object.entries(options.refreshTokens ?? {})) {
    tokens.register(grantOf(refreshToken, refreshToken, scopes));
  }
  const workspace = new Workspace(options.slackChannels ?? [], clock);
  const connections = createConnections(options.connections ?? {}, { tokens, workspace, clock });
  const notes = new Map<string, Diagnostic>();
  const note = (diagnostic: Diagnostic): void => {
    notes.set(`${diagnostic.code} ${diagnostic.message}`, diagnostic);
  };
  const refusedBy =
    (service: Service) =>
    (call: Call, what: string): void =>
      network.noteUnmodelled(service, call.method, call.path, what);
  const timeZone = behaviour.timeZone ?? 'America/Los_Angeles';
  const user = behaviour.user ?? defaultUser;

  const shared = {
    clock,
    tokens,
    homeDataCentre,
    note,
    user,
    timeZone,
    time: createZonedTime(timeZone),
    searchLagMs: behaviour.searchLagMs ?? 15_000,
  };
  const bigin = createBigin({
    ...shared,
    ids: createIdSequence(BIGIN_IDS, seed),
    customFields: options.customFields ?? {},
    variables: options.variables ?? {},
    notify: options.notify ?? (() => undefined),
    concurrentCalls: behaviour.biginConcurrentCalls ?? limits.bigin.concurrentCalls.value,
    creditsPerDay: behaviour.biginCreditsPerDay ?? limits.bigin.paidCreditsBase.value,
    unmodelled: refusedBy('bigin'),
    committed: (writes) => workflow.fire(writes),
  });
  const books = createBooks({
    clock,
    tokens,
    homeDataCentre,
    note,
    ids: createIdSequence(BOOKS_IDS, seed),
    organizations: options.organizations,
    behaviour: answers.books,
    unmodelled: refusedBy('books'),
  });
  const crm = createCrm({
    ...shared,
    ids: createIdSequence(CRM_IDS, seed),
    customFields: options.crmCustomFields ?? {},
    concurrentCalls: limits.crm.concurrentCalls.value,
    creditsPerDay: limits.crm.paidCreditsBase.value,
    unmodelled: refusedBy('crm'),
  });
  const desk = createDesk({
    tokens,
    homeDataCentre,
    origin: hosts.desk,
    organizations: options.deskOrganizations ?? [],
    unmodelled: refusedBy('desk'),
  });
  const slack = createSlack({ workspace, unmodelled: refusedBy('slack') });
  const orders = createOrders({
    clock,
    access: options.orderAccess ?? sandboxOrderAccess['api-key'],
    orders: options.orders ?? [],
    unmodelled: refusedBy('orders'),
  });
  const codes = new AuthorizationCodes(clock);
  const accounts = createAccounts({
    tokens,
    codes,
    homeDataCentre,
    clients: options.clients ?? [sandboxClient],
    unmodelled: refusedBy('accounts'),
  });
  const network = new Network({
    clock,
    homeDataCentre,
    hosts,
    products: {
      accounts,
      bigin: bigin.handle,
      books: books.handle,
      crm: crm.handle,
      desk,
      slack,
      orders: orders.handle,
    },
    logBodies: behaviour.logBodies ?? false,
  });

  const readable = (): string => JSON.stringify([clock.now(), bigin.variables.snapshot()]);
  const readAgain = (told: string): void => {
    const [nowMs, variables]: [number, Readonly<Record<string, string>>] = JSON.parse(told);
    clock.set(nowMs);
    bigin.variables.restore(variables);
  };
  const functions = options.functions ?? [];
  const rules = options.rules ?? [];
  const schedules = options.schedules ?? [];
  const workflow = new Workflow({
    rules,
    data: bigin.data,
    send: createScriptTransport(network, connections, hosts),
    clock,
    deepestChain: behaviour.deepestChain ?? 10,
    schedules,
    delivery: options.delivery ?? onceAtOnce,
    readable,
    onMove: options.onMove ?? (() => undefined),
    start: compileFunctions(functions, {
      clock,
      seed,
      timeZone,
      user,
      dateFormat: behaviour.dateFormat ?? 'dd-MMM-yyyy',
      apiDomain: hosts.api,
      variable: (name) => bigin.variables.value(name),
      readings: answers.language,
      limits: behaviour.runLimits ?? {},
    }),
  });
  checkRules(
    rules,
    functions.map((declared) => declared.name),
    bigin.data,
  );
  checkSchedules(
    schedules,
    functions.map((declared) => declared.name),
  );

  const viewIn = (data: BiginData, module: string, record: BiginRecord): JsonObject => {
    const store = data.module(module);
    return store ? viewRecord(data, store, record) : record;
  };
  const recordsIn = (data: BiginData, module: string): readonly JsonObject[] =>
    (data.module(module)?.all() ?? []).map((record) => viewIn(data, module, record));
  const contactsOf = (organizationId?: string) =>
    organizationId === undefined ? books.organizations()[0] : books.organization(organizationId);
  const posted = (): string =>
    canonicalText(workspace.messages.map(({ channel, text }) => ({ channel, text })));
  const door = (service: Service): Product => ({
    fetch: (request) => network.deliver(service, request, outside),
  });

  const stateNow = (): SandboxState => ({
    nowMs: clock.now(),
    tokens: tokens.snapshot(),
    codes: codes.snapshot(),
    connectionTokens: connections.snapshot(),
    bigin: bigin.snapshot(),
    books: books.snapshot(),
    crm: crm.snapshot(),
    slack: workspace.snapshot(),
    orders: orders.snapshot(),
    runsStarted: workflow.started(),
    rulesFired: workflow.fired(),
    schedules: workflow.schedule(),
  });
  const restore = (state: SandboxState): void => {
    clock.set(state.nowMs);
    tokens.restore(state.tokens);
    codes.restore(state.codes);
    connections.restore(state.connectionTokens);
    bigin.restore(state.bigin);
    books.restore(state.books);
    crm.restore(state.crm);
    workspace.restore(state.slack);
    orders.restore(state.orders);
    workflow.reset(state.runsStarted, state.rulesFired, state.schedules);
    network.log.length = 0;
    network.unmodelled.length = 0;
    notes.clear();
  };

  return {
    fetch: (request) => network.fetch(request, outside),
    accounts: door('accounts'),
    bigin: {
      ...door('bigin'),
      records: (module) => recordsIn(bigin.data, module),
      record: (module, id) => {
        const record = bigin.data.module(module)?.get(id);
        return record && viewIn(bigin.data, module, record);
      },
      uniqueFields: (module) => bigin.data.module(module)?.uniqueFields() ?? [],
      variables: () => bigin.variables.snapshot(),
    },
    books: {
      ...door('books'),
      contacts: (organizationId) => contactsOf(organizationId)?.all() ?? [],
      contact: (id, organizationId) => contactsOf(organizationId)?.get(id),
    },
    crm: { ...door('crm'), records: (module) => recordsIn(crm.data, module) },
    desk: door('desk'),
    slack: {
      ...door('slack'),
      messages: () => workspace.messages,
      install: (name, scopes) => workspace.install(name, scopes),
    },
    orders: door('orders'),
    clock,
    hosts,
    connections,
    signIn: (name, scopes) => tokens.issue(name, scopes).token,
    httpLog: network.log,
    unmodelled: network.unmodelled,
    notes: () => [...notes.values()],
    consultedReadings: consulted,
    callsByService: () => {
      const calls = zeroByService();
      for (const entry of network.log) calls[entry.service] += 1;
      return calls;
    },
    pendingRuns: () => workflow.pendingRuns(),
    heldRun: (runId) => workflow.heldRun(runId),
    readable,
    readAgain,
    runApart: (state) => workflow.apart(state),
    call: (functionName, args = []) =>
      functions.some(({ name }) => name === functionName) ? workflow.call(functionName, args) : undefined,
    deferredRuns: () => workflow.deferredRuns(),
    step: (runId, transport) => workflow.step(runId, transport),
    settle: () => workflow.settle(),
    finishedRuns: () => workflow.finishedRuns(),
    snapshot: () => {
      const count = workflow.pendingRuns().length + workflow.deferredRuns();
      if (count > 0) {
        throw new SandboxStopped(sandboxDiagnostics.report('runs-in-progress', { count }, undefined));
      }
      return stateNow();
    },
    digest: () => textDigest([bigin.digest(), books.digest(), crm.digest(), posted()].join('\n')),
    restore,
    mark: () => ({ state: stateNow(), runs: workflow.mark() }),
    rewind: ({ state, runs }) => {
      restore(state);
      workflow.rewind(runs);
    },
  };
}

/** The modules of Bigin that the sandbox stands for, with their standard fields. */
export const modelledBiginModules: readonly Pick<BiginModule, 'module' | 'fields'>[] = biginModules.map(
  ({ catalogue }) => catalogue,
);
