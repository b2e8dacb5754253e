import { callsOfFunctions, type FunctionCall } from '../connections/calls-of-functions.ts';
import { neededScopes } from '../connections/needed-scopes.ts';
import { type Connection, declaredReason, scopeNames, serviceLabel } from '../definition/connection.ts';
import { type CustomField, type CustomFieldType, catalogueField } from '../definition/custom-field.ts';
import type { Listing } from '../definition/listing.ts';
import type { RecordEvent } from '../definition/mapping.ts';
import type { Topping, Widget } from '../definition/topping.ts';
import { writtenCriteria } from '../definition/workflow-rule.ts';
import { signatureOf } from '../generation/signature.ts';
import type { GeneratedFunction } from '../generation/write-function.ts';
import { serviceForm } from './service-form.ts';
import type {
  InstallEvent,
  RuleTrigger,
  SheetField,
  SheetInput,
  SheetListing,
  SheetPackage,
  SheetScope,
  SheetWidget,
} from './sheet.ts';

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
  const eventOf = (name: string): InstallEvent | undefined => {
    const task = topping.companions.find((companion) => companion.name === name)?.task;
    return task === 'install' || task === 'uninstall' ? installEvents[task] : undefined;
  };
  const calls = callsOfFunctions(functions);
  return {
    topping: {
      name: topping.name,
      version: topping.version,
      ...(topping.namespace !== undefined && { namespace: topping.namespace }),
    },
    functions: functions
      .filter(({ name }) => eventOf(name) === undefined)
      .map(({ name, file, text }) => ({ name, ...signatureOf(text), text, file })),
    rules: topping.rules.map((rule) => ({
      name: rule.name,
      module: rule.module,
      description: rule.description,
      trigger: triggerOf(rule.on),
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
    fields: topping.customFields.map(fieldOf),
    schedules: topping.schedules.map(({ name, description, everyHours, functionName }) => ({
      name,
      description,
      every: everyHours === 1 ? '1 hour' : `${everyHours} hours`,
      functionName,
    })),
    installActions: functions.flatMap(({ name, file, text }) => {
      const event = eventOf(name);
      return event === undefined ? [] : [{ event, text, file }];
    }),
    package: surroundings.package ?? null,
    widgets: topping.widgets.map(widgetOf),
    releaseNotes: surroundings.releaseNotes ?? '',
    listing: topping.listing === undefined ? null : listingOf(topping.displayName, topping.listing),
  };
}

const installEvents = { install: 'installation', uninstall: 'uninstallation' } as const;

function triggerOf(on: readonly RecordEvent[]): RuleTrigger {
  const [event = 'create'] = on;
  return on.length > 1 ? 'create-or-edit' : event;
}

/** How the console calls the types of fields (https://www.bigin.com/developer/docs/toppings/custom-fields.html, documented). */
const fieldTypes: Readonly<Record<CustomFieldType, string>> = {
  text: 'Text',
  textarea: 'TextArea',
  picklist: 'Pick List',
};

function fieldOf(field: CustomField): SheetField {
  const { module, name, label, description, type, values = [], unique = false } = field;
  const { maxLength } = catalogueField(field);
  return {
    module,
    label,
    apiName: name,
    type: fieldTypes[type],
    unique,
    description,
    settings:
      type === 'picklist'
        ? [{ label: 'Values', value: values.join('\n') }]
        : [{ label: 'Number of characters', value: String(maxLength) }],
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

/** The declared scopes, each with the calls that need it, or with the reason that the definition gives. */
function scopesOf(connection: Connection, calls: readonly FunctionCall[]): readonly SheetScope[] {
  const needed = new Map(neededScopes(connection, calls).scopes.map((need) => [need.scope, need.calls]));
  return scopeNames(connection).map((scope) => {
    const because = declaredReason(connection, scope);
    return { scope, neededBy: [...(needed.get(scope) ?? []), ...(because === undefined ? [] : [because])] };
  });
}
