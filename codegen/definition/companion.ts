import type { Mapping } from './mapping.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/**
 * What a function beside the one of a mapping does.
 *
 * - `remove`: a record was deleted; what stands for it in Books becomes inactive.
 * - `retry`: takes up what could not be synced, and what no run has seen.
 * - `sync-existing`: brings in the records that were there before the topping, slice by slice.
 * - `back`: brings what Books owns into the source records, by the time of its last change in Books.
 * - `install`: the script that Bigin runs at the first installation and at every upgrade.
 * - `uninstall`: the script that Bigin runs when the topping is removed.
 */
export const companionTasks = ['remove', 'retry', 'sync-existing', 'back', 'install', 'uninstall'] as const;

export type CompanionTask = (typeof companionTasks)[number];

/** A function that belongs to a mapping, and does another part of its work. */
export interface Companion<Task extends CompanionTask = CompanionTask> {
  readonly kind: 'companion';
  /** The generated function gets this name. */
  readonly name: string;
  readonly description: string;
  readonly task: Task;
  readonly mapping: Mapping;
  readonly definedAt?: DefinitionPlace;
}

export type CompanionDefinition<Task extends CompanionTask> = Omit<Companion<Task>, 'kind' | 'definedAt'>;

/**
 * Declares a function beside that of a mapping.
 *
 * @example
 * const contactRemoved = defineCompanion({
 *   name: 'contact_removed',
 *   description: 'Makes the customer of a deleted contact inactive.',
 *   task: 'remove',
 *   mapping: contactToBooks,
 * });
 */
export function defineCompanion<const Task extends CompanionTask>(
  definition: CompanionDefinition<Task>,
): Companion<Task> {
  const definedAt = placeOfCall(defineCompanion);
  return Object.freeze({ kind: 'companion', ...definition, ...(definedAt && { definedAt }) });
}
