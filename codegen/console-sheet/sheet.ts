import { sha256Of } from '../digest.ts';
import { readHeader } from '../generation/header.ts';

/** The version of the sheet's JSON. It changes when a program that reads the sheet could break. */
export const sheetVersion = 2;

export interface SheetArgument {
  readonly name: string;
  /** As the console's dialog lists it: `map`, `string`, `int` … */
  readonly type: string;
}

export interface SheetScope {
  readonly scope: string;
  /** The calls that need the scope, as in `PUT /books/v3/contacts`. */
  readonly neededBy: readonly string[];
}

/** A further value of a form that only some kinds of a thing have, by the label that the form gives it. */
export interface SheetSetting {
  readonly label: string;
  /** Empty where there is nothing to copy. */
  readonly value: string;
  /** What to do instead of copying a value. */
  readonly advice?: string;
}

export interface SheetConnection {
  readonly linkName: string;
  readonly displayName: string;
  readonly service: string;
  /** What a service that the console does not know has to be told: addresses, placement of parameters. */
  readonly settings: readonly SheetSetting[];
  readonly scopes: readonly SheetScope[];
}

export interface SheetField {
  /** The API name of the module. */
  readonly module: string;
  /** The label that the field is made with: the console makes the API name of it, for good. */
  readonly label: string;
  /** Without the namespace, which the console puts in front. */
  readonly apiName: string;
  /** As the console lists it: `Single Line`, `Date/Time` … */
  readonly type: string;
  readonly unique: boolean;
  readonly description: string;
  readonly settings: readonly SheetSetting[];
}

export interface SheetVariable {
  readonly name: string;
  /** Without the namespace, which the console puts in front. */
  readonly apiName: string;
  readonly description: string;
  readonly defaultValue: string;
  readonly visibility: string;
}

/** The zip that is uploaded with the widgets. */
export interface SheetPackage {
  /** Where it stands in the project. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where a widget shows, each a place in the console's menu. */
export type WidgetSlot = 'settings' | 'button' | 'related-list';

export interface SheetWidget {
  readonly name: string;
  /** The page in the widget zip, as in `app/widget.html`. */
  readonly file: string;
  readonly slot: WidgetSlot;
  /** The API name of the module, for a slot that belongs to one. */
  readonly module?: string;
  /** What people read on a button or above a list. */
  readonly label?: string;
}

export type RuleTrigger = 'create' | 'create-or-edit' | 'edit' | 'delete';

export interface SheetRule {
  readonly name: string;
  readonly module: string;
  readonly description: string;
  readonly trigger: RuleTrigger;
  /** In plain words; empty when the rule holds for every record. */
  readonly criteria: string;
  readonly functionName: string;
}

export interface SheetSchedule {
  readonly name: string;
  readonly description: string;
  /** In plain words: `15 minutes`. */
  readonly every: string;
  readonly functionName: string;
}

/** What Bigin does to a topping when a script of it runs. */
export type InstallEvent = 'installation' | 'uninstallation';

/** What is sent in with a topping that goes to the marketplace. */
export interface SheetListing {
  readonly name: string;
  readonly shortDescription: string;
  readonly description: string;
  /** Where the image stands in the project. */
  readonly logo: string;
  /** Empty until it has been published. */
  readonly privacyPolicy: string;
  readonly termsOfService: string;
  /** What the topping stores about people; empty when it stores nothing. */
  readonly personalData: readonly string[];
}

interface Text {
  /** The Deluge that is pasted. */
  readonly text: string;
  /** Where that text stands in the project. */
  readonly file: string;
}

interface Body {
  readonly file: string;
  /** Of the body in UTF-8. */
  readonly sha256: string;
  readonly body: string;
}

export interface SheetSignature {
  readonly name: string;
  /** What starts the function, as Deluge writes it in front of the name: `automation`, `schedule`, `standalone`. */
  readonly category: string;
  readonly returnType: string;
  readonly arguments: readonly SheetArgument[];
}

export interface SheetFunction extends SheetSignature, Body {}

export interface SheetInstallAction extends Body {
  readonly event: InstallEvent;
}

/** What the sheet says of every part of a topping, whether it is being made or read. */
interface SheetParts<TextPart> {
  readonly topping: { readonly name: string; readonly namespace?: string; readonly version: string };
  readonly connections: readonly SheetConnection[];
  readonly fields: readonly SheetField[];
  readonly variables: readonly SheetVariable[];
  /** Null where no zip was made with the sheet. */
  readonly package: SheetPackage | null;
  readonly widgets: readonly SheetWidget[];
  readonly functions: readonly (SheetSignature & TextPart)[];
  readonly rules: readonly SheetRule[];
  readonly schedules: readonly SheetSchedule[];
  readonly installActions: readonly ({ readonly event: InstallEvent } & TextPart)[];
  /** The notes of this version; empty where the project keeps no changelog. */
  readonly releaseNotes: string;
  /** Null for a topping that does not go to the marketplace. */
  readonly listing: SheetListing | null;
}

/** What a topping is made of, apart from the files that are uploaded. */
export type SheetInput = SheetParts<Text>;

/** All that a person enters in the Bigin Developer Console. */
export interface ConsoleSheet extends SheetParts<Body> {
  readonly protocol: typeof sheetVersion;
}

/**
 * Makes the console sheet of a topping: plain data, the same for the same input. Line breaks of texts become line
 * feeds, so that the digest of a text does not depend on where it was checked out.
 *
 * @example
 * const json = sheetJson(sheetOf(input));
 */
export function sheetOf(input: SheetInput): ConsoleSheet {
  // Each object is written out anew: the order of its keys is the order in the JSON, whatever the input's is.
  const { name, namespace, version } = input.topping;
  return {
    protocol: sheetVersion,
    topping: { name, ...(namespace !== undefined && { namespace }), version },
    connections: input.connections.map((connection) => ({
      displayName: connection.displayName,
      linkName: connection.linkName,
      service: connection.service,
      settings: connection.settings.map(settingOf),
      scopes: connection.scopes.map(({ scope, neededBy }) => ({ scope, neededBy })),
    })),
    fields: input.fields.map((field) => ({
      module: field.module,
      label: field.label,
      apiName: field.apiName,
      type: field.type,
      unique: field.unique,
      description: field.description,
      settings: field.settings.map(settingOf),
    })),
    package: input.package && {
      file: input.package.file,
      bytes: input.package.bytes,
      sha256: input.package.sha256,
    },
    widgets: input.widgets.map((widget) => ({
      name: widget.name,
      file: widget.file,
      slot: widget.slot,
      ...(widget.module !== undefined && { module: widget.module }),
      ...(widget.label !== undefined && { label: widget.label }),
    })),
    variables: input.variables.map((variable) => ({
      name: variable.name,
      apiName: variable.apiName,
      description: variable.description,
      visibility: variable.visibility,
      defaultValue: variable.defaultValue,
    })),
    functions: input.functions.map((each) => ({
      name: each.name,
      category: each.category,
      returnType: each.returnType,
      arguments: each.arguments.map((argument) => ({ name: argument.name, type: argument.type })),
      ...bodyOf(each),
    })),
    rules: input.rules.map((rule) => ({
      name: rule.name,
      module: rule.module,
      description: rule.description,
      trigger: rule.trigger,
      criteria: rule.criteria,
      functionName: rule.functionName,
    })),
    schedules: input.schedules.map((schedule) => ({
      name: schedule.name,
      description: schedule.description,
      every: schedule.every,
      functionName: schedule.functionName,
    })),
    installActions: input.installActions.map((action) => ({ event: action.event, ...bodyOf(action) })),
    releaseNotes: input.releaseNotes,
    listing: input.listing && {
      name: input.listing.name,
      shortDescription: input.listing.shortDescription,
      description: input.listing.description,
      logo: input.listing.logo,
      privacyPolicy: input.listing.privacyPolicy,
      termsOfService: input.listing.termsOfService,
      personalData: input.listing.personalData,
    },
  };
}

function settingOf({ label, value, advice }: SheetSetting): SheetSetting {
  return { label, value, ...(advice !== undefined && { advice }) };
}

function bodyOf({ text, file }: Text): Body {
  const body = text.replace(/\r\n?/g, '\n');
  return { file, sha256: sha256Of(body), body };
}

/** A console sheet as JSON to keep and to compare: fixed order of keys, a line break at the end. */
export function sheetJson(sheet: ConsoleSheet): string {
  return `${JSON.stringify(sheet, null, 2)}\n`;
}

/**
 * What of a text does something. The head of a generated function names the generator's version and digests of its own:
 * where nothing else differs, the text in the console is as good as the new one.
 */
export function effectiveText(body: string): string {
  return readHeader(body)?.program ?? body;
}
