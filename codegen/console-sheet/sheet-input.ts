import type { Connection } from '../definition/connection.ts';
import type { Listing } from '../definition/listing.ts';
import type { Topping, Widget } from '../definition/topping.ts';
import { writtenCriteria } from '../definition/workflow-rule.ts';
import type { GeneratedFunction } from '../generation/generate-function.ts';
import { neededScopes } from '../plan/needed-scopes.ts';
import { planMapping } from '../plan/plan-mapping.ts';
import type { SheetInput, SheetListing, SheetPackage, SheetScope, SheetWidget } from './sheet.ts';

/** What the sheet shows beside the definitions and their functions. */
export interface SheetSurroundings {
  /** The widget zip that was made with the sheet. */
  readonly package?: SheetPackage;
  /** What the changelog says of this version. */
  readonly releaseNotes?: string;
}

/** Puts together what the sheet shows, from the definitions and the functions that were made of them. */
export function sheetInputOf(
  topping: Topping,
  functions: readonly GeneratedFunction[],
  surroundings: SheetSurroundings = {},
): SheetInput {
  const plans = topping.mappings.map((mapping) => planMapping(topping, mapping));
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
      settings: [],
      scopes: scopesOf(connection, topping),
    })),
    variables: topping.variables.map(({ name, label, description, defaultValue }) => ({
      name: label,
      apiName: name,
      description,
      defaultValue,
      visibility: 'Only administrators',
    })),
    fields: [],
    schedules: [],
    installActions: [],
    package: surroundings.package ?? null,
    widgets: topping.widgets.map(widgetOf),
    releaseNotes: surroundings.releaseNotes ?? '',
    listing: topping.listing === undefined ? null : listingOf(topping.displayName, topping.listing),
  };
}

function widgetOf(widget: Widget): SheetWidget {
  const { name, page, placement } = widget;
  const shown = { name, file: `app/${page}`, slot: placement };
  return placement === 'settings' ? shown : { ...shown, module: widget.module, label: widget.label };
}

function listingOf(name: string, listing: Listing): SheetListing {
  const { shortDescription, description, logo, privacyPolicy = '', termsOfService = '' } = listing;
  const { personalData } = listing;
  return { name, shortDescription, description, logo, privacyPolicy, termsOfService, personalData };
}

/** The declared scopes, each with the calls that need it; a scope that none needs is told by the check of the definitions. */
function scopesOf(connection: Connection, topping: Topping): readonly SheetScope[] {
  const needed = new Map(neededScopes(connection, topping).map(({ scope, calls }) => [scope, calls]));
  return connection.scopes.map((scope) => ({
    scope,
    neededBy: (needed.get(scope) ?? []).map(({ method, path, purpose }) => `${method} ${path}: ${purpose}`),
  }));
}
