import { createRequire } from 'node:module';
import type { Choice, CrmLibrary, ParameterMap } from '../../cli/account/crm-library.ts';

/*
 * Zoho's library for CRM, unchanged, with the parts that tests call. Its own declarations have 1,750 files, which the
 * compiler would read each time.
 */

export interface SdkField {
  readonly getAPIName: () => string;
  readonly getDataType: () => string;
  readonly getLength: () => number;
  readonly getCustomField: () => boolean;
  readonly getPickListValues: () => readonly { readonly getActualValue: () => string }[];
}

interface SdkResult {
  readonly getCode: () => Choice;
  readonly getAction?: () => Choice;
}

interface SdkFoundRecord {
  readonly getKeyValue: (name: string) => unknown;
}

interface SdkResponse<Data> {
  readonly getStatusCode: () => number;
  readonly getObject: () => {
    readonly getData: () => readonly Data[];
    readonly getFields: () => readonly SdkField[];
  };
}

interface NewRecord {
  readonly addKeyValue: (name: string, value: unknown) => void;
}

interface Body {
  readonly setData: (records: readonly NewRecord[]) => void;
  readonly setDuplicateCheckFields: (names: readonly string[]) => void;
}

interface TokenBuilder {
  readonly clientId: (id: string) => TokenBuilder;
  readonly clientSecret: (secret: string) => TokenBuilder;
  readonly refreshToken: (token: string) => TokenBuilder;
  readonly accessToken: (token: string) => TokenBuilder;
  readonly findUser: (find: boolean) => TokenBuilder;
  readonly build: () => unknown;
}

export interface Sdk extends CrmLibrary {
  readonly EUDataCenter: { readonly PRODUCTION: () => unknown };
  readonly OAuthBuilder: new () => TokenBuilder;
  readonly Fields: {
    readonly FieldsOperations: new () => {
      readonly getFields: (parameters: ParameterMap) => Promise<SdkResponse<never>>;
    };
    readonly GetFieldsParam: { readonly MODULE: unknown };
  };
  readonly Record: {
    readonly Record: new () => NewRecord;
    readonly BodyWrapper: new () => Body;
    readonly RecordOperations: new (
      module: string,
    ) => {
      readonly upsertRecords: (body: Body) => Promise<SdkResponse<SdkResult>>;
      readonly searchRecords: (parameters: ParameterMap) => Promise<SdkResponse<SdkFoundRecord>>;
    };
    readonly SearchRecordsParam: { readonly EMAIL: unknown };
  };
}

export const crmSdk = createRequire(import.meta.url)('@zohocrm/typescript-sdk') as Sdk;
