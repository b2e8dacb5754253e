import { type DefinitionPlace, placeOfCall } from './place.ts';

/** A value that the person who installs the topping sets, kept by Bigin; never a secret. */
export interface Variable {
  readonly kind: 'variable';
  /** Without the topping's namespace. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly defaultValue: string;
  /** The values that have a meaning, when they can be listed. */
  readonly values?: readonly string[];
  readonly definedAt?: DefinitionPlace;
}

/** Letters, digits and single underscores in the name; a letter first. */
export type VariableDefinition = Omit<Variable, 'kind' | 'definedAt'>;

/**
 * Declares a variable of the topping.
 *
 * @example
 * const organization = defineVariable({
 *   name: 'books_organization_id',
 *   label: 'Books organization',
 *   description: 'The id of the organization whose customers are kept in step.',
 *   defaultValue: '',
 * });
 */
export function defineVariable(definition: VariableDefinition): Variable {
  const definedAt = placeOfCall(defineVariable);
  return Object.freeze({ kind: 'variable', ...definition, ...(definedAt && { definedAt }) });
}
