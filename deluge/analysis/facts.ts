import type { BuiltInRegistry } from '../builtins/registry.ts';
import type { TaskTable } from '../tasks/task-table.ts';

/** What the analysis may know about the world of a script. */
export interface AnalysisFacts {
  readonly builtIns: BuiltInRegistry;
  readonly tasks: TaskTable;
  /** Link names of the declared connections; undefined when nothing is known about them. */
  readonly connections?: readonly string[] | undefined;
  /**
   * Names of variables that are set before a body without a header runs. Undefined when nothing is known about them:
   * then a variable that such a body does not set is a note instead of an error.
   */
  readonly preset?: readonly string[] | undefined;
}
