import type { Diagnostic } from '../../deluge/index.ts';
import { placesIn } from './check-context.ts';
import { checkCustomSources } from './check-custom-sources.ts';
import { checkListing } from './check-listing.ts';
import { checkMapping } from './check-mapping.ts';
import { checkOverlap } from './check-overlap.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkServiceFunctions } from './check-service-functions.ts';
import { checkStructure } from './check-structure.ts';
import { checkWayBack } from './check-way-back.ts';
import { checkWiring } from './check-wiring.ts';
import { projectRootOf, type Topping } from './topping.ts';

export interface CheckOptions {
  /** The project's folder as a file URL. Default: the folder above the one in which the topping is put together. */
  readonly root?: string;
}

/**
 * Finds what is wrong with a topping's definitions and TypeScript could not see, or was told not to see: names, fields
 * and values against the catalogues, lengths, rules, connections, variables, secrets. What the functions call is not its
 * matter: see `checkConnections`.
 *
 * @returns the findings, in the order of the definitions; none when all is well
 *
 * @example
 * const findings = checkTopping(topping);
 * if (hasErrors(findings)) for (const finding of findings) print(renderDiagnostic(finding));
 */
export function checkTopping(topping: Topping, options: CheckOptions = {}): readonly Diagnostic[] {
  const placeOf = placesIn(options.root ?? projectRootOf(topping));
  const structure = checkStructure(topping, placeOf);
  // A name of the wrong form leaves the rest readable; a wrong structure does not.
  const unreadable: readonly string[] = ['definition/malformed', 'definition/no-place-for-key'];
  if (structure.some(({ code }) => unreadable.includes(code))) return structure;
  const ofMappings = topping.mappings.flatMap((mapping) => checkMapping(mapping, placeOf));
  const readable = !ofMappings.some((diagnostic) => diagnostic.code === 'definition/not-a-value');
  return [
    ...structure,
    ...ofMappings,
    ...(readable ? checkWayBack(topping, placeOf) : []),
    ...checkWiring(topping, placeOf),
    ...(readable ? checkCustomSources(topping, placeOf) : []),
    ...checkServiceFunctions(topping, placeOf),
    ...(readable ? checkOverlap(topping, placeOf) : []),
    ...(readable ? checkListing(topping, placeOf) : []),
    ...(readable ? checkSecrets(topping, placeOf) : []),
  ];
}
