import type { Transform, TransformArgument } from '../transforms/transform.ts';
import type { PlannedValue } from './plan.ts';

/** How many characters of its arguments a step shows. */
const mostOfArguments = 40;

/**
 * Where the value of a target comes from, in the words of a definition.
 *
 * @example
 * for (const { target, value } of plan.target.fields) print(`${target}: ${writtenOrigin(value)}`);
 * // company_name: from Account_Name through lookupName
 */
export function writtenOrigin(value: PlannedValue): string {
  return value.kind === 'constant' ? `always ${JSON.stringify(value.value)}` : `from ${writtenSource(value)}`;
}

function writtenSource(value: PlannedValue): string {
  switch (value.kind) {
    case 'constant':
      return JSON.stringify(value.value);
    case 'field':
      return `${value.name}${writtenSteps(value.transforms)}`;
    case 'combined': {
      const parts = value.sources.map(writtenPart).join(', ');
      return `${writtenStep(value.combiner)} of ${parts}${writtenSteps(value.transforms)}`;
    }
    case 'conditional': {
      const { condition, met, otherwise } = value;
      const test = condition.is === 'equal' ? JSON.stringify(condition.to) : condition.is;
      const asked = `${writtenPart(condition.source)} is ${test}`;
      return `${writtenPart(met)} if ${asked}, else ${writtenPart(otherwise)}${writtenSteps(value.transforms)}`;
    }
  }
}

function writtenPart(value: PlannedValue): string {
  const text = writtenSource(value);
  return value.kind === 'constant' || (value.kind === 'field' && value.transforms.length === 0)
    ? text
    : `(${text})`;
}

function writtenSteps(transforms: readonly Transform[]): string {
  return transforms.length === 0 ? '' : ` through ${transforms.map(writtenStep).join(', ')}`;
}

function writtenStep(step: {
  readonly name: string;
  readonly arguments: readonly TransformArgument[];
}): string {
  if (step.arguments.length === 0) return step.name;
  const text = step.arguments.map((argument) => JSON.stringify(argument)).join(', ');
  return `${step.name}(${text.length > mostOfArguments ? '…' : text})`;
}

/** What an empty value does to its target; undefined for a value that is never empty. */
export function writtenRuleForEmpty(value: PlannedValue): string | undefined {
  if (value.kind === 'constant') return undefined;
  if (value.whenEmpty === 'clear') return 'empties the target';
  if (value.whenEmpty === 'keep') return 'leaves the target as it is';
  return `puts ${JSON.stringify(value.whenEmpty.use)} there`;
}
