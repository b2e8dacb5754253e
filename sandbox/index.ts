/** Zoho on this machine: stateful Accounts, Bigin, Books and CRM, workflow rules that run Deluge, and replays. */
export { type OAuthClient, sandboxClient } from './accounts/clients.ts';
export type { BiginCustomFields } from './bigin/modules.ts';
export type { NotificationSink, WatchNotification } from './bigin/watch.ts';
export type { EmailFilter, ObjectUpdate } from './books/books-context.ts';
export type { BooksCustomField, BooksCustomFieldType } from './books/custom-fields.ts';
export type { BooksContact, BooksOrganization, BooksPerson } from './books/organization-store.ts';
export { type Clock, type ClockOptions, createClock } from './clock.ts';
export type {
  ConnectionCredentials,
  ConnectionDefinition,
  ConnectionDefinitions,
  EnteredAuthentication,
} from './connections.ts';
export type { DeskOrganization, DeskTicket } from './desk/ticket-store.ts';
export { SandboxStopped, sandboxDiagnostics } from './diagnostics.ts';
export {
  type Choice,
  readSchedule,
  type Schedule as PlayedSchedule,
  writeSchedule,
} from './explorer/choice.ts';
export { type Exploration, type ExploreOptions, explore, type Played, play } from './explorer/explore.ts';
export {
  exploreReadings,
  type ReadingsExploration,
  type ReadingsOptions,
  underReadings,
} from './explorer/explore-readings.ts';
export type { Ending, ExplorationReference } from './explorer/history.ts';
export { type Invariant, type Invariants, syncInvariants } from './explorer/invariants.ts';
export type { Actor, BooksBeforehand, Scenario, ScenarioEvent } from './explorer/scenario.ts';
export type { Counterexample } from './explorer/shrink.ts';
export { findScenario, largeScenarios, standardScenarios } from './explorer/standard-scenarios.ts';
export type { Subject } from './explorer/subject.ts';
export {
  type Fault,
  type FaultKind,
  type FaultSide,
  faultKinds,
  faultsAt,
  faultTable,
} from './faults/fault.ts';
export { faultyTransport } from './faults/faulty-transport.ts';
export { type OutageKind, outageTable, outageTransport } from './faults/outage.ts';
export type { Service } from './http/call.ts';
export type { HttpLogEntry, Unmodelled } from './http/http-log.ts';
export type { Json, JsonObject } from './json.ts';
export { type ModelledEndpoint, modelledEndpoints } from './modelled-endpoints.ts';
export { type Hosts, originOfPath } from './network.ts';
export {
  type ExampleRequest,
  type NotModelled,
  notModelled,
  type Refused,
  type Simplified,
} from './not-modelled.ts';
export { type OrderAccess, sandboxOrderAccess } from './orders/access.ts';
export type { Order } from './orders/orders.ts';
export { type OpenPort, type PortOptions, serve } from './port.ts';
export {
  type PlatformReading,
  platformReadings,
  type ReadingPick,
  withReading,
} from './readings.ts';
export { sandboxPage } from './reference-page.ts';
export {
  type ContactValues,
  type ExistingBooksContact,
  eventsDiagnostics,
  type ReadEvents,
  type ReplayEdit,
  type ReplayEvents,
  readEvents,
} from './replay/events.ts';
export {
  type ExpectedRecord,
  type FieldMismatch,
  type OneOf,
  type Situation,
  type Verdict,
  verdictByEmail,
} from './replay/expectation.ts';
export {
  type ReplayOptions,
  type ReplayPhase,
  type ReplayProgress,
  type ReplayReport,
  replay,
} from './replay/replay.ts';
export { replayDiagnostics } from './replay/replay-diagnostics.ts';
export {
  type BiginReader,
  type BooksReader,
  type CrmReader,
  createSandbox,
  modelledBiginModules,
  type Product,
  type Sandbox,
  type SandboxBehaviour,
  type SandboxMark,
  type SandboxOptions,
  type SandboxState,
} from './sandbox.ts';
export type { SlackChannel, SlackMessage } from './slack/workspace.ts';
export { diffStates } from './state/diff-states.ts';
export type { EntryStyle } from './workflow/entry-argument.ts';
export type { RecordEvent, RuleCondition, WorkflowRule } from './workflow/rules.ts';
export type { SandboxFunction } from './workflow/script.ts';
export type {
  Delivery,
  FinishedRun,
  Firing,
  HeldRun,
  PendingRun,
  RunExchange,
  Schedule,
  Step,
  Transport,
} from './workflow/workflow.ts';
