import { parse, SourceFile } from '../../deluge/index.ts';
import type { Connection } from '../definition/connection.ts';
import { type CustomField, type CustomFieldType, catalogueField } from '../definition/custom-field.ts';
import type { Listing } from '../definition/listing.ts';
import type { RecordEvent } from '../definition/mapping.ts';
import type { Topping, Widget } from '../definition/topping.ts';
import { writtenCriteria } from '../definition/workflow-rule.ts';
import type { GeneratedFunction } from '../generation/generate-function.ts';
import { neededScopes } from '../plan/needed-scopes.ts';
import type {
  InstallEvent,
  RuleTrigger,
  SheetField,
  SheetInput,
  SheetListing,
  SheetPackage,
  SheetScope,
  SheetSignature,
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
  return {
    topping: {
      name: topping.name,
      version: topping.version,
      ...(topping.namespace !== undefined && { namespace: topping.namespace }),
    },
    functions: functions
      .filter(({ name }) => eventOf(name) === undefined)
      .map(({ name, file, text }) => ({ name, ...signatureOf(text, file), text, file })),
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

/** What the console asks about a function, as the text that is pasted declares it. */
function signatureOf(text: string, file: string): Omit<SheetSignature, 'name'> {
  const { program } = parse(new SourceFile(file, text));
  const declared = program.items.find((item) => item.kind === 'function');
  if (!declared) throw new Error(`${file} declares no function.`);
  const { namespace = 'standalone', returnType = 'void', parameters } = declared;
  return {
    category: namespace,
    returnType: returnType.toLowerCase(),
    arguments: parameters.map(({ name, type = 'string' }) => ({ name, type: type.toLowerCase() })),
  };
}

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

/** The declared scopes, each with the calls that need it; a scope that none needs is told by the check of the definitions. */
function scopesOf(connection: Connection, topping: Topping): readonly SheetScope[] {
  const needed = new Map(neededScopes(connection, topping).map(({ scope, calls }) => [scope, calls]));
  return connection.scopes.map((scope) => ({
    scope,
    neededBy: (needed.get(scope) ?? []).map(({ method, path, purpose }) => `${method} ${path}: ${purpose}`),
  }));
}
