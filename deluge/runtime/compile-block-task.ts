import { nearestName } from '../diagnostics/nearest-name.ts';
import { notCovered } from '../not-covered/not-covered-table.ts';
import { type Expression, type TaskBlock, valuesOfEntry } from '../syntax/ast.ts';
import { blockTask } from '../tasks/block-table.ts';
import type { BlockTask } from '../tasks/block-task.ts';
import { type CompiledExpression, plain, suspending } from './compiled.ts';
import { type Compiler, failing } from './compiler.ts';
import { failNotCovered } from './errors.ts';
import { exchange } from './exchange.ts';
import { failExecution } from './execution-diagnostics.ts';
import { contentOf, ListValue, type Value } from './value.ts';

/** `invokeurl [ … ]` and its like: the values of the keys from top to bottom, then one exchange. */
export function compileBlockTask(node: TaskBlock, compiler: Compiler): CompiledExpression {
  const position = node.range.start;
  const task = blockTask(node.task);
  if (!task) {
    const found = notCovered.block(node.task);
    if (found) return failing(position, () => failNotCovered(found.name, found.group));
    return failing(position, () => failExecution('not-supported', { what: `the task '${node.task} [ … ]'` }));
  }
  const wrong = wrongKeys(node, task);
  if (wrong) return wrong;
  const entries = node.entries.map((entry) => ({
    key: entry.key.toLowerCase(),
    isList: entry.further !== undefined,
    values: valuesOfEntry(entry).map(({ value }) => compileValue(entry.key, value, task, compiler)),
  }));
  const { line } = compiler.source.positionAt(position);
  return suspending(function* (frame) {
    const values = new Map<string, Value>();
    for (const { key, isList, values: compiled } of entries) {
      const several: Value[] = [];
      for (const value of compiled) {
        several.push(
          contentOf(value.kind === 'plain' ? value.evaluate(frame) : yield* value.evaluate(frame)),
        );
      }
      values.set(key, isList ? new ListValue(several) : (several[0] ?? null));
    }
    frame.position = position;
    const { execution } = frame;
    const request = task.request(values, execution);
    const answer = yield* exchange(request, line, execution, frame);
    return task.answer(answer, execution, request, values);
  });
}

/**
 * `type :POST` stands without quotes; a variable of that name goes first. A word that the task does not know is its name:
 * the task refuses it.
 */
function compileValue(
  key: string,
  value: Expression,
  task: BlockTask,
  compiler: Compiler,
): CompiledExpression {
  const words = task.words?.[key.toLowerCase()];
  if (words && value.kind === 'identifier' && !compiler.scope.assigns(value.name)) {
    const word = value.name.toUpperCase();
    const known = words.has(word) ? word : value.name;
    return plain(() => known);
  }
  return compiler.expression(value);
}

function wrongKeys(node: TaskBlock, task: BlockTask): CompiledExpression | undefined {
  const seen = new Set<string>();
  for (const { key, keyRange } of node.entries) {
    const lower = key.toLowerCase();
    const repeated = seen.has(lower);
    if (task.keys.includes(lower) && !repeated) {
      seen.add(lower);
      continue;
    }
    return failing(keyRange.start, () =>
      repeated
        ? failExecution('repeated-key', { task: task.name, key })
        : failExecution('unknown-key', { task: task.name, key, nearest: nearestName(key, task.keys) }),
    );
  }
  const missing = task.required.find((key) => !seen.has(key));
  if (missing === undefined) return undefined;
  return failing(node.range.start, () => failExecution('missing-key', { task: task.name, key: missing }));
}
