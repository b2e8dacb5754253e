import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from './access.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import { type Choice, type CrmLibrary, makeLibraryReady, type ParameterMap } from './crm-library.ts';
import { openRelay, type Relay } from './crm-relay.ts';
import { choicesInUse, type FieldMetadata, isWritable, type ModuleMetadata } from './field-metadata.ts';
import { have, lack, type Outcome } from './outcome.ts';
import { refusalByCode, refused } from './read-json.ts';

/*
 * The only file that knows Zoho's own library for CRM. Its declarations have 1,750 files, which the compiler would read
 * each time, so the parts that are used are declared here. The library is loaded when it is needed, which takes a second.
 */

interface SdkField {
  readonly getAPIName: () => string;
  readonly getFieldLabel: () => string;
  readonly getDataType: () => string;
  readonly getJsonType: () => string | undefined;
  readonly getLength: () => number | undefined;
  readonly getSystemMandatory: () => boolean | undefined;
  readonly getCustomField: () => boolean | undefined;
  readonly getFieldReadOnly: () => boolean | undefined;
  readonly getViewType: () => SdkViewType | null | undefined;
  readonly getUnique: () => { readonly getCasesensitive: () => string | undefined } | null | undefined;
  readonly getLookup: () => SdkLookup | null | undefined;
  readonly getPickListValues: () => readonly SdkPickListValue[] | null | undefined;
}

interface SdkViewType {
  readonly getCreate: () => boolean | undefined;
  readonly getEdit: () => boolean | undefined;
}

interface SdkLookup {
  readonly getModule: () => { readonly getAPIName: () => string } | null | undefined;
}

interface SdkPickListValue {
  readonly getActualValue: () => string;
  readonly getType: () => Choice | string | undefined;
}

interface SdkModule {
  readonly getPluralLabel: () => string;
  readonly getSingularLabel: () => string;
}

/** What a call gives: one of the wrappers, or an exception as an object; nothing for 204. */
interface SdkObject {
  readonly getFields?: () => readonly SdkField[];
  readonly getModules?: () => readonly SdkModule[];
  readonly getCode?: () => Choice;
  readonly getMessage?: () => string;
}

interface SdkResponse {
  readonly getStatusCode: () => number;
  readonly getObject: () => SdkObject | null | undefined;
}

interface TokenBuilder {
  readonly accessToken: (token: string) => TokenBuilder;
  readonly findUser: (find: boolean) => TokenBuilder;
  readonly build: () => unknown;
}

interface Sdk extends CrmLibrary {
  readonly SDKException: new () => Error;
  readonly OAuthBuilder: new () => TokenBuilder;
  readonly Fields: {
    readonly FieldsOperations: new () => {
      readonly getFields: (parameters: ParameterMap) => Promise<SdkResponse>;
    };
    readonly GetFieldsParam: { readonly MODULE: unknown };
  };
  readonly Modules: {
    readonly ModulesOperations: new () => {
      readonly getModuleByAPIName: (name: string) => Promise<SdkResponse>;
    };
  };
}

/** Reads a module of Zoho CRM with its fields, through `@zohocrm/typescript-sdk`. */
export async function readCrmModule(access: Access, module: string): Promise<Outcome<ModuleMetadata>> {
  const sdk = loadSdk();
  if (sdk === undefined) return lack(accountDiagnostics.report('library-missing', undefined, undefined));
  // The library may keep what it knows of fields in a folder.
  const scratch = mkdtempSync(join(tmpdir(), 'topping-crm-'));
  const relay = await openRelay(access);
  try {
    await initialize(sdk, relay, scratch);
    const read = await readModule(sdk, module);
    const failure = relay.failure();
    return failure ? lack(failure) : read;
  } catch (error) {
    if (!(error instanceof sdk.SDKException)) throw error;
    const { message: reason } = error;
    return lack(accountDiagnostics.report('library-failed', { reason }, undefined));
  } finally {
    await relay.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function loadSdk(): Sdk | undefined {
  try {
    return createRequire(import.meta.url)('@zohocrm/typescript-sdk') as Sdk;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function initialize(sdk: Sdk, { url, token }: Relay, scratch: string): Promise<void> {
  const environment = new sdk.Environment(url, `${url}/oauth/v2/token`, url);
  const signed = new sdk.OAuthBuilder().accessToken(token).findUser(false).build();
  await makeLibraryReady(sdk, environment, signed, scratch);
}

async function readModule(sdk: Sdk, module: string): Promise<Outcome<ModuleMetadata>> {
  const about = await new sdk.Modules.ModulesOperations().getModuleByAPIName(module);
  const [described] = about.getObject()?.getModules?.() ?? [];
  if (!described) return refusedBy(about, `/crm/v8/settings/modules/${module}`, module);
  const parameters = new sdk.ParameterMap();
  await parameters.add(sdk.Fields.GetFieldsParam.MODULE, module);
  const response = await new sdk.Fields.FieldsOperations().getFields(parameters);
  const fields = response.getObject()?.getFields?.();
  if (!fields) return refusedBy(response, '/crm/v8/settings/fields', module);
  return have({
    label: described.getPluralLabel(),
    singular: described.getSingularLabel(),
    fields: fields.map(metadataOf),
  });
}

function refusedBy(response: SdkResponse, path: string, module: string): Outcome<never> {
  const object = response.getObject();
  const code = object?.getCode?.().getValue() ?? '';
  return refused(
    path,
    response.getStatusCode(),
    refusalByCode(code, object?.getMessage?.() ?? '', 'Zoho CRM', module),
  );
}

function metadataOf(field: SdkField): FieldMetadata {
  const view = field.getViewType();
  const caseSensitive = field.getUnique()?.getCasesensitive();
  return {
    apiName: field.getAPIName(),
    label: field.getFieldLabel(),
    dataType: field.getDataType(),
    jsonType: field.getJsonType() ?? '',
    length: field.getLength(),
    isMandatory: field.getSystemMandatory() === true,
    isCustom: field.getCustomField() === true,
    isWritable: isWritable({
      readOnly: field.getFieldReadOnly(),
      create: view?.getCreate(),
      edit: view?.getEdit(),
    }),
    uniqueCaseSensitive: caseSensitive === undefined ? undefined : ['1', 'true'].includes(caseSensitive),
    lookupModule: field.getLookup()?.getModule()?.getAPIName(),
    values: choicesInUse(
      (field.getPickListValues() ?? []).map((choice) => ({
        value: choice.getActualValue(),
        type: textOf(choice.getType()),
      })),
    ),
  };
}

function textOf(choice: Choice | string | undefined): string | undefined {
  return typeof choice === 'object' ? choice.getValue() : choice;
}
