/** What the parts of Zoho's library for CRM have in common, as far as they are called: its own declarations have 1,750 files. */
export interface Choice {
  readonly getValue: () => string;
}

export interface ParameterMap {
  readonly add: (parameter: unknown, value: string) => Promise<void>;
}

interface TokenStore {
  readonly findToken: () => Promise<null>;
  readonly findTokenById: () => Promise<null>;
  readonly saveToken: () => Promise<void>;
  readonly deleteToken: () => Promise<void>;
  readonly deleteTokens: () => Promise<void>;
  readonly getTokens: () => Promise<readonly never[]>;
}

interface Builder {
  readonly environment: (environment: unknown) => Builder;
  readonly token: (token: unknown) => Builder;
  readonly store: (store: TokenStore) => Builder;
  readonly SDKConfig: (config: unknown) => Builder;
  readonly resourcePath: (path: string) => Builder;
  readonly initialize: () => Promise<void>;
}

interface ConfigBuilder {
  readonly autoRefreshFields: (refresh: boolean) => ConfigBuilder;
  readonly pickListValidation: (validate: boolean) => ConfigBuilder;
  readonly build: () => unknown;
}

/** What making the library ready takes. */
export interface CrmLibrary {
  readonly Environment: new (api: string, accounts: string, files: string) => unknown;
  readonly InitializeBuilder: new () => Builder;
  readonly SDKConfigBuilder: new () => ConfigBuilder;
  readonly ParameterMap: new () => ParameterMap;
}

/** Keeps nothing: each reading has a token of its own. */
const forgetful: TokenStore = {
  findToken: async () => null,
  findTokenById: async () => null,
  saveToken: async () => undefined,
  deleteToken: async () => undefined,
  deleteTokens: async () => undefined,
  getTokens: async () => [],
};

/**
 * Makes the library ready, as its documentation says: the environment, the token, and a store, here one that forgets.
 *
 * @param folder in which the library may keep what it knows of fields
 */
export async function makeLibraryReady(
  library: CrmLibrary,
  environment: unknown,
  token: unknown,
  folder: string,
): Promise<void> {
  const config = new library.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false);
  await new library.InitializeBuilder()
    .environment(environment)
    .token(token)
    .store(forgetful)
    .SDKConfig(config.build())
    .resourcePath(folder)
    .initialize();
}
