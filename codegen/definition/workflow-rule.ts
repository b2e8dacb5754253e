import type { Companion } from './companion.ts';
import type { Criterion, Mapping, RecordEvent } from './mapping.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/** A workflow rule of Bigin: what starts which function. */
export interface WorkflowRule {
  readonly kind: 'workflow-rule';
  readonly name: string;
  readonly description: string;
  /** The API name of the module. */
  readonly module: string;
  readonly on: readonly RecordEvent[];
  /** All of them have to hold. */
  readonly criteria: readonly Criterion[];
  /** The function that the rule calls. */
  readonly functionName: string;
  readonly definedAt?: DefinitionPlace;
}

export interface WorkflowRuleDefinition {
  readonly name: string;
  readonly description: string;
  /**
   * The mapping whose function the rule calls: module, events and criteria are the mapping's own. Or the function that
   * takes up the deletion of a mapping's records: it is called for each.
   */
  readonly runs: Mapping | Companion<'remove'>;
}

/**
 * Declares a workflow rule. When it starts is said by the mapping's `when`, and only there.
 *
 * @example
 * const rule = defineWorkflowRule({
 *   name: 'Contact to Books',
 *   description: 'Starts the sync when a contact with an e-mail is created or edited.',
 *   runs: contactToBooks,
 * });
 */
export function defineWorkflowRule(definition: WorkflowRuleDefinition): WorkflowRule {
  const { runs, name, description } = definition;
  const definedAt = placeOfCall(defineWorkflowRule);
  const mapping = runs.kind === 'mapping' ? runs : runs.mapping;
  const rule: WorkflowRule = {
    kind: 'workflow-rule',
    name,
    description,
    module: mapping.from.module,
    on: runs.kind === 'mapping' ? mapping.when.on : ['delete'],
    criteria: runs.kind === 'mapping' ? criteriaOf(mapping) : [],
    functionName: runs.name,
    ...(definedAt && { definedAt }),
  };
  return Object.freeze(rule);
}

/** Everything that a record has to meet for a mapping to run. */
export function criteriaOf({ when }: Mapping): readonly Criterion[] {
  return [{ field: when.filled, is: 'not-empty' }, ...(when.criteria ?? [])];
}

/**
 * Criteria as a person reads them.
 *
 * @example
 * writtenCriteria([{ field: 'Email', is: 'not-empty' }]) // 'Email is not empty'
 */
export function writtenCriteria(criteria: readonly Criterion[]): string {
  return criteria.map(writtenCriterion).join(' and ');
}

/** One criterion as a person reads it. */
export function writtenCriterion(criterion: Criterion): string {
  const { field, is } = criterion;
  if (!('to' in criterion)) return `${field} is ${is.replace('-', ' ')}`;
  return `${field} is ${is === 'equal' ? '' : 'not '}${JSON.stringify(criterion.to)}`;
}
