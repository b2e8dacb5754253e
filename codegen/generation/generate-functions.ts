import type { AnalysisSettings } from '../../deluge/index.ts';
import type { Topping } from '../definition/topping.ts';
import { planFunctions } from '../plan/plan-mapping.ts';
import { generateFunction } from './generate-function.ts';
import { serviceFunctionSource } from './service-function-source.ts';
import { type GeneratedFunction, writeFunction } from './write-function.ts';

/**
 * Writes the Deluge of all functions of a topping: those of its mappings and companions, then those that work with other
 * services.
 *
 * @param generator name and version, for the headers
 * @param settings what the project wants of the analysis
 */
export function generateFunctions(
  topping: Topping,
  generator: string,
  settings?: AnalysisSettings,
): readonly GeneratedFunction[] {
  return [
    ...planFunctions(topping).map((plan) => generateFunction(plan, generator, settings)),
    ...topping.serviceFunctions.map((each) =>
      writeFunction(serviceFunctionSource(topping, each), generator, settings),
    ),
  ];
}
