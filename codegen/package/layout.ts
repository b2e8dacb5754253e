/** Where the parts of the package stand in the project, and what they are called in the zip. */
export const packageLayout = {
  manifest: 'plugin-manifest.json',
  /** The folder whose files go into the zip. */
  appSource: 'topping/app',
  /** The name of that folder in the zip, which Zoho's packer fixes. */
  app: 'app',
  output: 'dist',
} as const;

/** The path in the project of a file of the package. */
export function projectPathOf(packagePath: string): string {
  const { app, appSource } = packageLayout;
  return packagePath === app || packagePath.startsWith(`${app}/`)
    ? `${appSource}${packagePath.slice(app.length)}`
    : packagePath;
}
