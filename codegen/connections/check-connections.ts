import { type Diagnostic, hasErrors } from '../../deluge/index.ts';
import { missingScopes } from '../../zoho/index.ts';
import { placesIn } from '../definition/check-context.ts';
import { type Connection, declaredReason, scopeNames, serviceLabel } from '../definition/connection.ts';
import { projectRootOf, type Topping } from '../definition/topping.ts';
import { callsOfFunctions, type FunctionCall, type FunctionText, goesThrough } from './calls-of-functions.ts';
import { connectionDiagnostics } from './connection-diagnostics.ts';
import { type Needs, neededScopes, type UnexplainedCall } from './needed-scopes.ts';

const { report } = connectionDiagnostics;

/**
 * Holds the connections of a topping against the calls in its functions: scopes that are too few or too many, connections
 * that nothing uses, and calls of which nothing tells what they need. A link name that is used and not declared is found
 * by the analysis of the function.
 *
 * @param options.root the project's folder as a file URL; as for `checkTopping`
 */
export function checkConnections(
  topping: Topping,
  functions: readonly FunctionText[],
  options: { readonly root?: string } = {},
): readonly Diagnostic[] {
  const placeOf = placesIn(options.root ?? projectRootOf(topping));
  const calls = callsOfFunctions(functions);
  const openLinks = calls
    .filter(({ call }) => call.connections.kind === 'open')
    .map((from) => report('open-link-name', { task: from.call.task }, placeOfCall(from)));
  // With a link name that nobody knows, nothing can be said to be unused.
  const found = topping.connections.flatMap((connection) => {
    const at = placeOf(connection.definedAt, topping.definedAt);
    const { linkName } = connection;
    if (!calls.some((call) => goesThrough(call, linkName))) {
      return hasErrors(openLinks) ? [] : [report('unused', { connection: linkName }, at)];
    }
    const needs = neededScopes(connection, calls);
    return [...checkScopes(connection, needs, at), ...checkUnexplained(connection, needs)];
  });
  return [...openLinks, ...found];
}

function checkScopes(
  connection: Connection,
  needs: Needs,
  at: ReturnType<ReturnType<typeof placesIn>>,
): readonly Diagnostic[] {
  const { linkName } = connection;
  const declared = scopeNames(connection);
  const missing = needs.scopes
    .filter(({ scope }) => missingScopes(declared, [scope]).length > 0)
    .map(({ scope, calls: [call] }) => report('missing-scope', { connection: linkName, scope, call }, at));
  // A wider scope covers what is needed, and is told as what it is: more than that.
  const excess = declared
    .filter((scope) => declaredReason(connection, scope) === undefined)
    .filter((scope) => !needs.scopes.some((need) => need.scope === scope))
    .map((scope) => report('excess-scope', { connection: linkName, scope }, at));
  return [...missing, ...excess];
}

/** A scope with a reason stands for the calls that nothing explains; a call to a stranger is never right. */
function checkUnexplained(connection: Connection, { unexplained }: Needs): readonly Diagnostic[] {
  const isExplained = scopeNames(connection).some((scope) => declaredReason(connection, scope) !== undefined);
  return unexplained
    .filter(({ reason }) => reason === 'other-service' || !isExplained)
    .map((one) => reportCall(connection, one));
}

function reportCall(connection: Connection, one: UnexplainedCall): Diagnostic {
  const { linkName } = connection;
  const { task } = one.from.call;
  if (one.reason === 'open-address') {
    return report('open-address', { connection: linkName, task }, placeOfCall(one.from));
  }
  const details = { connection: linkName, service: serviceLabel(connection), call: one.call };
  return report(one.reason, details, placeOfCall(one.from));
}

function placeOfCall({ call, function: { file } }: FunctionCall): { file: string; line: number } {
  return { file, line: call.line };
}
