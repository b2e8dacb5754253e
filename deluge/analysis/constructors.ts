/**
 * Free functions that make a container. The runtime knows them by itself; they are no entries of the registry.
 * Sources: see `deluge/runtime/constructors.ts`.
 */
export const constructorNames: readonly string[] = ['Map', 'List', 'Collection'];

export function isConstructor(name: string): boolean {
  const lower = name.toLowerCase();
  return constructorNames.some((known) => known.toLowerCase() === lower);
}
