import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referenceOf, sandboxOptionsOf } from '../../cli/topping-sandbox.ts';
import {
  type Invariants,
  type Scenario,
  type Subject,
  standardScenarios,
  syncInvariants,
} from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';

/** The topping with a Deluge file in place of its function. @param file relative to the project */
export function subjectOfFile(file: string): Subject {
  return subjectOfText(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8'));
}

/** The topping with a text in place of its function. */
export function subjectOfText(text: string, invariants: Invariants = syncInvariants): Subject {
  const sandbox = sandboxOptionsOf(topping, [{ name: 'contact_to_books', text }]);
  return { sandbox, reference: referenceOf(topping), invariants };
}

export function scenarioNamed(name: string): Scenario {
  const found = standardScenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`There is no scenario ${name}.`);
  return found;
}
