import { defineDiagnostics } from '../../deluge/index.ts';

/** What can be wrong between the connections of a topping and the calls in its functions. */
export const connectionDiagnostics = defineDiagnostics('connection', {
  'missing-scope': {
    severity: 'error',
    message: (d: { connection: string; scope: string; call: string }) =>
      `The connection "${d.connection}" lacks ${d.scope}, which ${d.call} needs.`,
    hint: (d) => `Add '${d.scope}' to its scopes.`,
  },
  'excess-scope': {
    severity: 'warning',
    message: (d: { connection: string; scope: string }) =>
      `The connection "${d.connection}" asks for ${d.scope}, which no function needs.`,
    hint: () =>
      'Take it away: people grant what they are asked for. If it is needed all the same, say why: { scope, because }.',
  },
  unused: {
    severity: 'error',
    message: (d: { connection: string }) => `No function uses the connection "${d.connection}".`,
    hint: () => 'Take it out of the topping: people would have to grant it for nothing.',
  },
  'open-link-name': {
    severity: 'error',
    message: (d: { task: string }) =>
      `Which connection ${d.task} goes through does not show in the text of the function.`,
    hint: () => 'Write the link name as a text, so that its scopes can be checked.',
  },
  'open-address': {
    severity: 'error',
    message: (d: { connection: string; task: string }) =>
      `Where ${d.task} goes through the connection "${d.connection}" does not show in the text of the function, so nothing tells which scope it needs.`,
    hint: () =>
      'Write host and path as texts, with the variable parts between slashes. Or declare the scope with its reason: { scope, because }.',
  },
  'unknown-call': {
    severity: 'error',
    message: (d: { connection: string; service: string; call: string }) =>
      `No table says which scope of ${d.service} ${d.call} needs, which goes through the connection "${d.connection}".`,
    hint: () => 'Declare the scope with its reason: { scope, because }.',
  },
  'other-service': {
    severity: 'error',
    message: (d: { connection: string; service: string; call: string }) =>
      `The connection "${d.connection}" belongs to ${d.service}, and ${d.call} goes through it to another address.`,
    hint: () =>
      'Use a connection to the service that is called: the call would hand its token to a stranger.',
  },
});
