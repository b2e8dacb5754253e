import type { Mapping, RecordEvent } from './mapping.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/** A condition on the record that a rule is about. */
export interface RuleCriterion {
  readonly field: string;
  readonly is: 'not-empty';
}

/** A workflow rule of Bigin: what starts which function. */
export interface WorkflowRule {
  readonly kind: 'workflow-rule';
  readonly name: string;
  readonly description: string;
  /** The API name of the module. */
  readonly module: string;
  readonly on: readonly RecordEvent[];
  readonly criteria: readonly RuleCriterion[];
  /** The function that the rule calls. */
  readonly functionName: string;
  readonly definedAt?: DefinitionPlace;
}

export interface WorkflowRuleDefinition {
  readonly name: string;
  readonly description: string;
  /** The mapping whose function the rule calls. Module, events and criteria are the mapping's own. */
  readonly runs: Mapping;
}

/**
 * Declares the workflow rule that starts a mapping. When it starts is said by the mapping's `when`, and only there.
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
  const rule: WorkflowRule = {
    kind: 'workflow-rule',
    name,
    description,
    module: runs.from.module,
    on: runs.when.on,
    criteria: [{ field: runs.when.filled, is: 'not-empty' }],
    functionName: runs.name,
    ...(definedAt && { definedAt }),
  };
  return Object.freeze(rule);
}
