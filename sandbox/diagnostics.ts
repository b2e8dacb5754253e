import { type Diagnostic, defineDiagnostics } from '../deluge/index.ts';

/** What the sandbox tells the person who set it up or who runs something in it. */
export const sandboxDiagnostics = defineDiagnostics('sandbox', {
  'no-organization': {
    severity: 'error',
    message: () => 'The sandbox has no Books organization.',
    hint: () => 'Give at least one: organizations: [{ id: "10001", name: "Example" }].',
  },
  'unknown-data-centre': {
    severity: 'error',
    message: (d: { key: string; known: readonly string[] }) =>
      `There is no data centre "${d.key}". Known are ${d.known.join(', ')}.`,
  },
  'scope-of-other-service': {
    severity: 'error',
    message: (d: { linkName: string; service: string; scope: string }) =>
      `The connection "${d.linkName}" is for ${d.service}, but its scope ${d.scope} belongs to another service.`,
    hint: () => 'Declare one connection for each service.',
  },
  'function-with-errors': {
    severity: 'error',
    message: (d: { name: string; reason: string; line: number }) =>
      `The function "${d.name}" cannot be run: line ${d.line}: ${d.reason}`,
    hint: () => 'Check it with: topping check FILE.',
  },
  'rule-without-function': {
    severity: 'error',
    message: (d: { rule: string; function: string; known: readonly string[] }) =>
      `The rule "${d.rule}" runs the function "${d.function}", which the sandbox does not have. It has ${d.known.join(', ') || 'none'}.`,
    hint: () => 'Add the function to functions: [{ name, text }], or correct the rule.',
  },
  'rule-for-unknown-module': {
    severity: 'error',
    message: (d: { rule: string; module: string; known: readonly string[] }) =>
      `The rule "${d.rule}" watches the module "${d.module}", which the sandbox does not stand for. It stands for ${d.known.join(', ')}.`,
  },
  'rule-for-unknown-field': {
    severity: 'error',
    message: (d: { rule: string; module: string; field: string }) =>
      `The rule "${d.rule}" looks at the field "${d.field}", which ${d.module} does not have.`,
  },
  'workflow-loop': {
    severity: 'error',
    message: (d: { rule: string; module: string; recordId: string; depth: number }) =>
      `The rule "${d.rule}" starts itself again and again: for ${d.module} ${d.recordId}, ${d.depth} runs started each other in a row.`,
    hint: () =>
      'Let the function write to Bigin without starting rules ("trigger":[]), or let it stop when nothing has to change.',
  },
  'run-time-limit': {
    severity: 'error',
    message: (d: { seconds: number }) =>
      `The platform stops this function: its calls have taken longer than ${d.seconds} seconds.`,
    hint: () => 'Make fewer calls in one run, or leave the rest to a schedule.',
  },
  'schedule-without-function': {
    severity: 'error',
    message: (d: { schedule: string; function: string; known: readonly string[] }) =>
      `The schedule "${d.schedule}" runs the function "${d.function}", which the sandbox does not have. It has ${d.known.join(', ') || 'none'}.`,
    hint: () => 'Add the function to functions: [{ name, text }], or correct the schedule.',
  },
  'schedule-too-often': {
    severity: 'error',
    message: (d: { schedule: string; everyMs: number }) =>
      `The schedule "${d.schedule}" would run every ${d.everyMs} ms; it takes a number above zero.`,
  },
  'run-not-pending': {
    severity: 'error',
    message: (d: { runId: string }) => `There is no pending run "${d.runId}".`,
    hint: () => 'Take the id from pendingRuns().',
  },
  'runs-in-progress': {
    severity: 'error',
    message: (d: { count: number }) =>
      `The sandbox's state can only be saved between runs; ${d.count} are not finished.`,
    hint: () => 'Call settle() first.',
  },
  'unknown-host': {
    severity: 'error',
    message: (d: { host: string }) => `The sandbox has no host "${d.host}".`,
    hint: () =>
      "It answers for the hosts of Zoho's data centres, for https://slack.com and for https://orders.example.com.",
  },
  'unknown-field-ignored': {
    severity: 'note',
    message: (d: { module: string; field: string }) =>
      `${d.module} has no field "${d.field}" that a caller can set; Bigin leaves such a value out without a word (inferred).`,
  },
  'mirror-ignored': {
    severity: 'note',
    message: (d: { field: string }) =>
      `Books ignores the contact's own "${d.field}": it mirrors the primary contact person, where it has to be written (inferred).`,
  },
  'unknown-element-ignored': {
    severity: 'note',
    message: (d: { path: string }) =>
      `Books has no "${d.path}" that a caller can set, and ignores it (inferred).`,
  },
  'upsert-without-key': {
    severity: 'note',
    message: (d: { field: string }) =>
      `A keyed upsert created a contact without the value of its key: the body has no "${d.field}", so the next such call creates another one (inferred).`,
    hint: () => 'Send the custom field in the body as well as in the header.',
  },
  'view-shows-all': {
    severity: 'note',
    message: (d: { path: string }) =>
      `${d.path} was asked for the records of a custom view; the sandbox has none and shows all records.`,
  },
  'unknown-parameter-ignored': {
    severity: 'note',
    message: (d: { service: string; path: string; parameter: string }) =>
      `The sandbox ignores the parameter "${d.parameter}" of ${d.service} ${d.path}: no page names it.`,
  },
});

/** The sandbox cannot go on: it was set up wrongly, or a rule runs in circles. */
export class SandboxStopped extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.hint ? `${diagnostic.message} ${diagnostic.hint}` : diagnostic.message);
    this.name = 'SandboxStopped';
    this.diagnostic = diagnostic;
  }
}
