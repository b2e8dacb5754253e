import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { explorationSubject } from '../../cli/topping-exploration.ts';
import { planFunctions } from '../../codegen/index.ts';
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
  return subjectOfText(textOfFile(file));
}

/** The topping with a text in place of its function. */
export function subjectOfText(text: string, invariants: Invariants = syncInvariants): Subject {
  return { ...explorationSubject(topping, shippedFunctions({ contact_to_books: text })), invariants };
}

/** The functions of the topping, with other texts for some of them. */
export function shippedFunctions(
  texts: Readonly<Record<string, string>> = {},
): readonly { readonly name: string; readonly text: string }[] {
  return planFunctions(topping).map(({ functionName: name }) => ({
    name,
    text: texts[name] ?? textOfFile(`functions/${name}.deluge`),
  }));
}

function textOfFile(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
}

export function scenarioNamed(name: string): Scenario {
  const found = standardScenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`There is no scenario ${name}.`);
  return found;
}
