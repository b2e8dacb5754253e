import type { Connection } from '../definition/connection.ts';
import type { Topping } from '../definition/topping.ts';
import { writtenCriteria } from '../definition/workflow-rule.ts';
import type { GeneratedFunction } from '../generation/generate-function.ts';
import { neededScopes } from '../plan/needed-scopes.ts';
import { planFunctions } from '../plan/plan-mapping.ts';
import type { SheetInput, SheetScope } from './sheet.ts';

/** Puts together what the sheet shows, from the definitions and the functions that were made of them. */
export function sheetInputOf(topping: Topping, functions: readonly GeneratedFunction[]): SheetInput {
  const plans = planFunctions(topping);
  return {
    topping: {
      name: topping.name,
      version: topping.version,
      ...(topping.namespace !== undefined && { namespace: topping.namespace }),
    },
    functions: functions.map(({ name, file, text }) => {
      const entry = plans.find((plan) => plan.functionName === name)?.entry;
      const type = entry?.style === 'scalar-id' ? 'int' : 'map';
      return {
        name,
        returnType: 'void',
        arguments: entry ? [{ name: entry.argument, type }] : [],
        text,
        file,
      };
    }),
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
      service: connection.serviceName,
      scopes: scopesOf(connection, topping),
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

/** The declared scopes, each with the calls that need it; a scope that none needs is told by the check of the definitions. */
function scopesOf(connection: Connection, topping: Topping): readonly SheetScope[] {
  const needed = new Map(neededScopes(connection, topping).map(({ scope, calls }) => [scope, calls]));
  return connection.scopes.map((scope) => ({
    scope,
    neededBy: (needed.get(scope) ?? []).map(({ method, path, purpose }) => `${method} ${path}: ${purpose}`),
  }));
}
