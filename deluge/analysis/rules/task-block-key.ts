import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { TaskBlock } from '../../syntax/ast.ts';
import { blockTask } from '../../tasks/block-table.ts';
import type { Finding, Rule } from '../rule.ts';

export const taskBlockKey: Rule = {
  name: 'task-block-key',
  severity: 'error',
  what: 'A task such as invokeurl [ … ] has a key that it does not know, has one twice, or lacks one that it needs.',
  why: 'Such a task fails, or leaves out what the key was meant to say.',
  page: 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  wrong:
    'sendmail\n[\n\tfrom :zoho.adminuserid\n\tto :"ann@example.com"\n\tsubject :"Hello"\n\tmesage :"Hello"\n]',
  right:
    'sendmail\n[\n\tfrom :zoho.adminuserid\n\tto :"ann@example.com"\n\tsubject :"Hello"\n\tmessage :"Hello"\n]',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        if (expression.kind === 'task-block') yield* findIn(expression);
      }
    }
  },
};

function* findIn(node: TaskBlock): Iterable<Finding> {
  const task = blockTask(node.task);
  if (!task) return;
  const seen = new Set<string>();
  for (const { key, keyRange } of node.entries) {
    const lower = key.toLowerCase();
    if (!task.keys.includes(lower)) {
      const near = nearestName(key, task.keys);
      yield {
        range: keyRange,
        message: `${task.name} has no key '${key}'.`,
        hint: near ? `Did you mean ${near}?` : `It has ${task.keys.join(', ')}.`,
      };
    } else if (seen.has(lower)) {
      yield {
        range: keyRange,
        message: `The key '${key}' stands here twice.`,
        hint: 'Take one of them out.',
      };
    }
    seen.add(lower);
  }
  const missing = task.required.filter((key) => !seen.has(key));
  if (missing.length === 0) return;
  const { start } = node.range;
  yield {
    range: { start, end: start + node.task.length },
    message: `${task.name} lacks the key ${missing.map((key) => `'${key}'`).join(' and ')}.`,
    hint: `Add ${missing.map((key) => `${key} : …`).join(' and ')}.`,
  };
}
