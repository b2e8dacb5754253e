import manifest from '../package.json' with { type: 'json' };

/** The toolchain's own package.json, as far as the command reads it. */
export interface ToolchainPackage {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: { readonly typescript: string };
  readonly devDependencies: { readonly node: string; readonly '@types/node': string };
}

/** What the toolchain's package.json says. */
export function toolchainPackage(): ToolchainPackage {
  return manifest;
}

/** The version of the toolchain. */
export function toolVersion(): string {
  return toolchainPackage().version;
}

/** What generated files say that made them. */
export function generatorName(): string {
  return `bigin-books-topping ${toolVersion()}`;
}
