import { createRequire } from 'node:module';

/*
 * Zoho's library for CRM, unchanged, with the parts that tests call. Its own declarations have 1,750 files, which the
 * compiler would read each time.
 */

interface Choice {
  readonly getValue: () => string;
}

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

export interface ParameterMap {
  readonly add: (parameter: unknown, value: string) => Promise<void>;
}

interface NewRecord {
  readonly addKeyValue: (name: string, value: unknown) => void;
}

interface Body {
  readonly setData: (records: readonly NewRecord[]) => void;
  readonly setDuplicateCheckFields: (names: readonly string[]) => void;
}

interface Builder {
  readonly environment: (environment: unknown) => Builder;
  readonly token: (token: unknown) => Builder;
  readonly store: (store: object) => Builder;
  readonly SDKConfig: (config: unknown) => Builder;
  readonly resourcePath: (path: string) => Builder;
  readonly initialize: () => Promise<void>;
}

interface TokenBuilder {
  readonly clientId: (id: string) => TokenBuilder;
  readonly clientSecret: (secret: string) => TokenBuilder;
  readonly refreshToken: (token: string) => TokenBuilder;
  readonly accessToken: (token: string) => TokenBuilder;
  readonly findUser: (find: boolean) => TokenBuilder;
  readonly build: () => unknown;
}

interface ConfigBuilder {
  readonly autoRefreshFields: (refresh: boolean) => ConfigBuilder;
  readonly pickListValidation: (validate: boolean) => ConfigBuilder;
  readonly build: () => unknown;
}

export interface Sdk {
  readonly Environment: new (api: string, accounts: string, files: string) => unknown;
  readonly EUDataCenter: { readonly PRODUCTION: () => unknown };
  readonly InitializeBuilder: new () => Builder;
  readonly OAuthBuilder: new () => TokenBuilder;
  readonly SDKConfigBuilder: new () => ConfigBuilder;
  readonly ParameterMap: new () => ParameterMap;
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

/**
 * Makes the library ready, as its documentation says: the environment, the token, and a store, here one that forgets.
 *
 * @param folder in which the library keeps what it knows of fields
 */
export async function initializeSdk(environment: unknown, token: unknown, folder: string): Promise<void> {
  const store = {
    findToken: async () => null,
    findTokenById: async () => null,
    saveToken: async () => undefined,
    deleteToken: async () => undefined,
    deleteTokens: async () => undefined,
    getTokens: async () => [],
  };
  const config = new crmSdk.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false).build();
  await new crmSdk.InitializeBuilder()
    .environment(environment)
    .token(token)
    .store(store)
    .SDKConfig(config)
    .resourcePath(folder)
    .initialize();
}
