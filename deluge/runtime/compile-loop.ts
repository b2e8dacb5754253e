import { limits } from '../../zoho/index.ts';
import type { ForEachStatement } from '../syntax/ast.ts';
import {
  broke,
  type CompiledStatement,
  completed,
  plain,
  plainStatement,
  returned,
  suspendingStatement,
} from './compiled.ts';
import type { StatementCompiler } from './compiler.ts';
import { isEmptyBraces } from './empty-braces.ts';
import { fail } from './errors.ts';
import { failExecution } from './execution-diagnostics.ts';
import { FileValue } from './file-value.ts';
import type { Frame, Round } from './frame.ts';
import { CollectionValue, ListValue, MapValue, typeOf, type Value } from './value.ts';

/**
 * `for each x in e` and `for each index i in e`. The variable keeps its last value. Every round counts as a statement;
 * the loop itself, which is counted like every statement, is its first round:
 * https://www.zoho.com/deluge/help/limitations.html counts 15 for two statements and five elements (documented).
 * Sources: https://www.zoho.com/deluge/help/list-manipulations/for-each-element.html and for-each-index.html
 * (documented).
 */
export function compileForEach(node: ForEachStatement, compiler: StatementCompiler): CompiledStatement {
  const iterable = isEmptyBraces(node.iterable)
    ? plain(() => new ListValue())
    : compiler.expression(node.iterable);
  const body = compiler.loopBody(node.body);
  const slot = compiler.scope.slotOf(node.variable);
  const { overIndex } = node;
  const position = node.iterable.range.start;
  const { readings } = compiler;
  const stopsOnChange = readings['loop-over-changing-list'] === 'error';
  if (iterable.kind === 'plain' && body.kind === 'plain') {
    const { evaluate } = iterable;
    const { execute } = body;
    return plainStatement((frame) => {
      const { meter } = frame.execution;
      const items = itemsOf(evaluate(frame), frame, position);
      const size = items.length;
      for (let index = 0; index < items.length; index++) {
        if (stopsOnChange && items.length !== size) failOnChange(frame, position);
        if (index > 0 && !meter.allowsStatement()) frame.stopAtLimit(position);
        frame.slots[slot] = overIndex ? BigInt(index) : (items[index] ?? null);
        const completion = execute(frame);
        if (completion === broke) break;
        if (completion === returned) return returned;
      }
      return completed;
    });
  }
  return suspendingStatement(function* (frame) {
    const { meter } = frame.execution;
    const items = itemsOf(
      iterable.kind === 'plain' ? iterable.evaluate(frame) : yield* iterable.evaluate(frame),
      frame,
      position,
    );
    const size = items.length;
    const round: Round = { items, size, index: 0 };
    frame.rounds.push(round);
    try {
      for (let index = 0; index < items.length; index++) {
        round.index = index;
        if (stopsOnChange && items.length !== size) failOnChange(frame, position);
        if (index > 0 && !meter.allowsStatement()) frame.stopAtLimit(position);
        frame.slots[slot] = overIndex ? BigInt(index) : (items[index] ?? null);
        const completion = body.kind === 'plain' ? body.execute(frame) : yield* body.execute(frame);
        if (completion === broke) break;
        if (completion === returned) return returned;
      }
      return completed;
    } finally {
      frame.rounds.pop();
    }
  });
}

/**
 * What a loop goes over: the elements of a list, the parts of a text between commas, or the lines of a CSV file (the page
 * names the file; that its lines are the elements is inferred). What a change of the list inside the loop does is the
 * reading `loop-over-changing-list`, what a map gives the reading `for-each-map`.
 */
function itemsOf(value: Value, frame: Frame, position: number): readonly Value[] {
  const { readings } = frame.execution;
  if (value instanceof CollectionValue) return value.content ? itemsOf(value.content, frame, position) : [];
  if (value instanceof ListValue) {
    return readings['loop-over-changing-list'] === 'those-at-start' ? value.items.slice() : value.items;
  }
  if (typeof value === 'string') return value.split(',');
  if (value instanceof FileValue) return linesOf(value, frame, position);
  if (value instanceof MapValue && readings['for-each-map'] !== 'error') {
    return readings['for-each-map'] === 'keys' ? [...value.keys()] : [...value.values()];
  }
  frame.position = position;
  return fail('not-iterable', { type: typeOf(value) });
}

function failOnChange(frame: Frame, position: number): never {
  frame.position = position;
  return failExecution('list-changed', undefined);
}

function linesOf(file: FileValue, frame: Frame, position: number): readonly string[] {
  const limit = limits.deluge.csvLoopFile.value;
  if (file.bytes.length > limit) {
    frame.position = position;
    fail('value-too-large', { what: 'The file of the loop', size: file.bytes.length, limit });
  }
  return file.text.replace(/\r?\n$/, '').split(/\r?\n/);
}
