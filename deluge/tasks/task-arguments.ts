import { failExecution } from '../runtime/execution-diagnostics.ts';
import { FileValue } from '../runtime/file-value.ts';
import { contentOf, ListValue, MapValue, typeOf, type Value } from '../runtime/value.ts';
import type { ArgumentKind, Task, TaskArguments, TaskParameter } from './task.ts';

interface KindRule {
  readonly accepts: (value: Value) => boolean;
  /** For messages. */
  readonly takes: string;
}

const digits = /^\d+$/;

const kinds: Readonly<Record<ArgumentKind, KindRule>> = {
  text: { accepts: (value) => typeof value === 'string', takes: 'a TEXT value' },
  'record-id': {
    accepts: (value) => typeof value === 'bigint' || (typeof value === 'string' && value !== ''),
    takes: 'the id of a record, as TEXT or BIGINT',
  },
  'whole-number': {
    accepts: (value) => typeof value === 'bigint' || (typeof value === 'string' && digits.test(value)),
    takes: 'a BIGINT value',
  },
  map: { accepts: (value) => value instanceof MapValue, takes: 'a MAP value' },
  boolean: { accepts: (value) => typeof value === 'boolean', takes: 'a BOOLEAN value' },
  'map-or-text': {
    accepts: (value) => typeof value === 'string' || value instanceof MapValue,
    takes: 'a MAP or TEXT value',
  },
  list: { accepts: (value) => value instanceof ListValue, takes: 'a LIST value' },
  file: { accepts: (value) => value instanceof FileValue, takes: 'a FILE value' },
};

/**
 * Gives the arguments of a call the names of the task's parameters. An argument that an optional parameter does not
 * take goes to the next one; a null for an optional parameter counts as left out.
 *
 * @throws ScriptFailure when an argument fits no parameter, or one is missing.
 */
export function bindArguments(task: Task, values: readonly Value[]): TaskArguments {
  const bound = new Map<string, Value>();
  const { parameters } = task;
  let next = 0;
  for (const given of values) {
    const value = contentOf(given);
    const first = parameters[next];
    if (!first) return failOnCount(task, values.length);
    while (parameters[next]?.optional && value !== null && !fits(parameters[next], value)) next++;
    const parameter = parameters[next];
    if (!parameter || !(fits(parameter, value) || (parameter.optional && value === null))) {
      const wanted = parameter ?? first;
      return failExecution('task-argument', {
        task: task.path,
        parameter: wanted.name,
        type: typeOf(value),
        takes: kinds[wanted.kind].takes,
      });
    }
    if (value !== null) bound.set(parameter.name, value);
    next++;
  }
  const missing = parameters.slice(next).some((parameter) => !parameter.optional);
  return missing ? failOnCount(task, values.length) : bound;
}

function fits(parameter: TaskParameter | undefined, value: Value): boolean {
  return parameter !== undefined && kinds[parameter.kind].accepts(value);
}

function failOnCount(task: Task, given: number): never {
  return failExecution('task-argument-count', { task: task.path, given, form: taskForm(task) });
}

/** How the task is written: `zoho.bigin.getRecordById(module, id[, query][, connection])`. */
export function taskForm({ path, parameters }: Task): string {
  const list = parameters
    .map(({ name, optional }, index) => {
      const text = index > 0 ? `, ${name}` : name;
      return optional ? `[${text}]` : text;
    })
    .join('');
  return `${path}(${list})`;
}
