import { sha256Of } from '../digest.ts';

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
  readonly value: string;
}

export interface SheetConnection {
  readonly linkName: string;
  readonly displayName: string;
  readonly service: string;
  /** What a service that the console does not know has to be told: addresses, placement of parameters. */
  readonly settings: readonly SheetSetting[];
  readonly scopes: readonly SheetScope[];
}

export interface SheetVariable {
  readonly name: string;
  /** Without the namespace, which the console puts in front. */
  readonly apiName: string;
  readonly description: string;
  readonly defaultValue: string;
  readonly visibility: string;
}

export interface SheetWidget {
  readonly name: string;
  /** The page in the widget zip, as in `app/widget.html`. */
  readonly file: string;
  readonly placement: string;
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

/** What a topping is made of, apart from the files that are uploaded. */
export interface SheetInput {
  readonly topping: { readonly name: string; readonly namespace?: string; readonly version: string };
  readonly functions: readonly {
    readonly name: string;
    readonly returnType: string;
    readonly arguments: readonly SheetArgument[];
    /** The Deluge that is pasted. */
    readonly text: string;
    /** Where that text stands in the project. */
    readonly file: string;
  }[];
  readonly rules: readonly SheetRule[];
  readonly connections: readonly SheetConnection[];
  readonly variables: readonly SheetVariable[];
  readonly widgets: readonly SheetWidget[];
}

export interface SheetFunction {
  readonly name: string;
  readonly returnType: string;
  readonly arguments: readonly SheetArgument[];
  readonly file: string;
  /** Of the body in UTF-8. */
  readonly sha256: string;
  readonly body: string;
}

/** All that a person enters in the Bigin Developer Console, in the order in which one thing needs another. */
export interface ConsoleSheet {
  readonly protocol: 1;
  readonly topping: SheetInput['topping'];
  readonly connections: readonly SheetConnection[];
  readonly variables: readonly SheetVariable[];
  readonly functions: readonly SheetFunction[];
  readonly rules: readonly SheetRule[];
  readonly widgets: readonly SheetWidget[];
}

/**
 * Makes the console sheet of a topping: plain data, the same for the same input. Line breaks of function texts
 * become line feeds, so that the digest of a text does not depend on where it was checked out.
 *
 * @example
 * const json = sheetJson(sheetOf(input));
 */
export function sheetOf(input: SheetInput): ConsoleSheet {
  // Each object is written out anew: the order of its keys is the order in the JSON, whatever the input's is.
  const { name, namespace, version } = input.topping;
  return {
    protocol: 1,
    topping: { name, ...(namespace !== undefined && { namespace }), version },
    connections: input.connections.map((connection) => ({
      displayName: connection.displayName,
      linkName: connection.linkName,
      service: connection.service,
      settings: connection.settings.map(({ label, value }) => ({ label, value })),
      scopes: connection.scopes.map(({ scope, neededBy }) => ({ scope, neededBy })),
    })),
    variables: input.variables.map((variable) => ({
      name: variable.name,
      apiName: variable.apiName,
      description: variable.description,
      visibility: variable.visibility,
      defaultValue: variable.defaultValue,
    })),
    functions: input.functions.map((each) => {
      const body = each.text.replace(/\r\n?/g, '\n');
      return {
        name: each.name,
        returnType: each.returnType,
        arguments: each.arguments.map((argument) => ({ name: argument.name, type: argument.type })),
        file: each.file,
        sha256: sha256Of(body),
        body,
      };
    }),
    rules: input.rules.map((rule) => ({
      name: rule.name,
      module: rule.module,
      description: rule.description,
      trigger: rule.trigger,
      criteria: rule.criteria,
      functionName: rule.functionName,
    })),
    widgets: input.widgets.map((widget) => ({
      name: widget.name,
      file: widget.file,
      placement: widget.placement,
    })),
  };
}

/** A console sheet as JSON to keep and to compare: fixed order of keys, a line break at the end. */
export function sheetJson(sheet: ConsoleSheet): string {
  return `${JSON.stringify(sheet, null, 2)}\n`;
}
