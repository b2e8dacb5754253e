import { callsOfFunctions, type FunctionCall } from '../connections/calls-of-functions.ts';
import { neededScopes } from '../connections/needed-scopes.ts';
import { type Connection, declaredReason, scopeNames, serviceLabel } from '../definition/connection.ts';
import type { Topping } from '../definition/topping.ts';
import { writtenCriteria } from '../definition/workflow-rule.ts';
import { signatureOf } from '../generation/signature.ts';
import type { GeneratedFunction } from '../generation/write-function.ts';
import { serviceForm } from './service-form.ts';
import type { SheetInput, SheetScope } from './sheet.ts';

/** Puts together what the sheet shows, from the definitions and the functions that were made of them. */
export function sheetInputOf(topping: Topping, functions: readonly GeneratedFunction[]): SheetInput {
  const calls = callsOfFunctions(functions);
  return {
    topping: {
      name: topping.name,
      version: topping.version,
      ...(topping.namespace !== undefined && { namespace: topping.namespace }),
    },
    functions: functions.map(({ name, file, text }) => ({ name, ...signatureOf(text), text, file })),
    rules: topping.rules.map((rule) => ({
      name: rule.name,
      module: rule.module,
      description: rule.description,
      trigger: rule.on.length > 1 ? 'create-or-edit' : (rule.on[0] ?? 'create'),
      criteria: writtenCriteria(rule.criteria),
      functionName: rule.functionName,
    })),
    connections: topping.connections.map((connection) => ({
      linkName: connection.linkName,
      displayName: connection.label,
      service: serviceLabel(connection),
      settings: serviceForm(connection),
      scopes: scopesOf(connection, calls),
    })),
    variables: topping.variables.map(({ name, label, description, defaultValue }) => ({
      name: label,
      apiName: name,
      description,
      defaultValue,
      visibility: 'Only administrators',
    })),
    widgets: topping.widgets.map(({ name, page, placement }) => ({ name, file: `app/${page}`, placement })),
  };
}

/** The declared scopes, each with the calls that need it, or with the reason that the definition gives. */
function scopesOf(connection: Connection, calls: readonly FunctionCall[]): readonly SheetScope[] {
  const needed = new Map(neededScopes(connection, calls).scopes.map((need) => [need.scope, need.calls]));
  return scopeNames(connection).map((scope) => {
    const because = declaredReason(connection, scope);
    return { scope, neededBy: [...(needed.get(scope) ?? []), ...(because === undefined ? [] : [because])] };
  });
}
