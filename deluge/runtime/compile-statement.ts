import type {
  ExpressionStatement,
  IfStatement,
  InfoStatement,
  ReturnStatement,
  Statement,
  ThrowStatement,
  TryStatement,
} from '../syntax/ast.ts';
import { CaughtError, ThrownValue } from './caught-error.ts';
import { compileAssignment } from './compile-assignment.ts';
import { compileForEach } from './compile-loop.ts';
import {
  broke,
  type CompiledStatement,
  completed,
  continued,
  type Execute,
  plain,
  plainStatement,
  returned,
  suspendingStatement,
  withValue,
} from './compiled.ts';
import type { StatementCompiler } from './compiler.ts';
import { ScriptFailure } from './errors.ts';
import { failExecution } from './execution-diagnostics.ts';
import type { Frame } from './frame.ts';
import { notAvailableHere } from './not-available-here.ts';
import { printed } from './operators.ts';
import { truth } from './truth.ts';
import { LimitExceeded } from './usage.ts';
import type { Value } from './value.ts';

/** Compiles a statement of any kind. */
export function compileStatement(node: Statement, compiler: StatementCompiler): CompiledStatement {
  switch (node.kind) {
    case 'assignment':
      return compileAssignment(node, compiler);
    case 'expression-statement':
      return compileExpressionStatement(node, compiler);
    case 'if':
      return compileIf(node, compiler);
    case 'for-each':
      return compileForEach(node, compiler);
    case 'break':
      return compiler.insideLoop ? plainStatement(() => broke) : outsideLoop('break', node.range.start);
    case 'continue':
      return compiler.insideLoop
        ? plainStatement(() => continued)
        : outsideLoop('continue', node.range.start);
    case 'return':
      return compileReturn(node, compiler);
    case 'info':
      return compileInfo(node, compiler);
    case 'try':
      return compileTry(node, compiler);
    case 'throw':
      return compileThrow(node, compiler);
    case 'bare-block':
      return compiler.block(node.body);
    case 'delete-records':
    case 'alert':
    case 'markup':
    case 'form-action':
      return withValue(notAvailableHere(node, 'Creator'), () => completed);
    case 'invalid':
      throw new Error('compile() lets no statement through that could not be parsed');
  }
}

/** Statements one after another; each is counted. */
export function compileSequence(
  statements: readonly Statement[],
  compiler: StatementCompiler,
): CompiledStatement {
  // What cannot stop for an exchange is carried out in one go: only what is between pays for being able to.
  const steps: CompiledStatement[] = [];
  let plainParts: Execute[] = [];
  let positions: number[] = [];
  const endPlain = (): void => {
    if (plainParts.length > 0) steps.push(plainStatement(plainSequence(plainParts, positions)));
    plainParts = [];
    positions = [];
  };
  for (const statement of statements) {
    const part = compiler.statement(statement);
    const position = statement.range.start;
    if (part.kind === 'plain') {
      plainParts.push(part.execute);
      positions.push(position);
    } else {
      endPlain();
      steps.push(counted(part, position));
    }
  }
  endPlain();
  const [only] = steps;
  if (steps.length === 1 && only) return only;
  if (steps.length === 0) return plainStatement(() => completed);
  return suspendingStatement(function* (frame) {
    for (const step of steps) {
      const completion = step.kind === 'plain' ? step.execute(frame) : yield* step.execute(frame);
      if (completion !== completed) return completion;
    }
    return completed;
  });
}

function counted(
  part: Extract<CompiledStatement, { readonly kind: 'suspending' }>,
  position: number,
): CompiledStatement {
  return suspendingStatement((frame) => {
    if (!frame.execution.meter.allowsStatement()) frame.stopAtLimit(position);
    return part.execute(frame);
  });
}

function plainSequence(parts: readonly Execute[], positions: readonly number[]): Execute {
  const [only] = parts;
  const [position] = positions;
  if (only && parts.length === 1) {
    return (frame) => {
      if (!frame.execution.meter.allowsStatement()) frame.stopAtLimit(position);
      return only(frame);
    };
  }
  return (frame) => {
    const { meter } = frame.execution;
    let index = 0;
    for (const execute of parts) {
      if (!meter.allowsStatement()) frame.stopAtLimit(positions[index]);
      const completion = execute(frame);
      if (completion !== completed) return completion;
      index++;
    }
    return completed;
  };
}

function outsideLoop(word: string, position: number): CompiledStatement {
  return plainStatement((frame) => {
    frame.position = position;
    return failExecution('outside-loop', { word });
  });
}

function compileExpressionStatement(
  node: ExpressionStatement,
  compiler: StatementCompiler,
): CompiledStatement {
  return withValue(compiler.expression(node.expression), () => completed);
}

function compileInfo({ value, range }: InfoStatement, compiler: StatementCompiler): CompiledStatement {
  const nullText = compiler.readings['null-print'] === 'empty' ? '' : 'null';
  return withValue(compiler.expression(value), (frame, shown) => {
    const { execution } = frame;
    frame.position = range.start;
    execution.print(shown === null ? nullText : printed(shown, execution));
    return completed;
  });
}

function compileReturn({ value, range }: ReturnStatement, compiler: StatementCompiler): CompiledStatement {
  if (!value) return plainStatement(() => returned);
  return withValue(compiler.expression(value), (frame, result) => {
    // A value of a wrong type is refused when the function has ended.
    frame.position = range.start;
    frame.result = result;
    return returned;
  });
}

function compileIf({ branches, otherwise }: IfStatement, compiler: StatementCompiler): CompiledStatement {
  const last = otherwise ? compiler.block(otherwise.body) : plainStatement(() => completed);
  // From the last branch to the first: each has the rest as what happens when its condition is false.
  return branches.reduceRight<CompiledStatement>((rest, branch) => {
    const condition = compiler.expression(branch.condition);
    const body = compiler.block(branch.body);
    const position = branch.condition.range.start;
    if (condition.kind === 'plain' && body.kind === 'plain' && rest.kind === 'plain') {
      const { evaluate } = condition;
      const { execute } = body;
      const { execute: executeRest } = rest;
      return plainStatement((frame) =>
        truth(evaluate(frame), frame, position) ? execute(frame) : executeRest(frame),
      );
    }
    return suspendingStatement(function* (frame) {
      const holds = truth(
        condition.kind === 'plain' ? condition.evaluate(frame) : yield* condition.evaluate(frame),
        frame,
        position,
      );
      const chosen = holds ? body : rest;
      return chosen.kind === 'plain' ? chosen.execute(frame) : yield* chosen.execute(frame);
    });
  }, last);
}

/** https://www.zoho.com/deluge/help/misc-statements/try-catch.html */
function compileTry(node: TryStatement, compiler: StatementCompiler): CompiledStatement {
  const body = compiler.block(node.body);
  const handler = compiler.block(node.handler);
  const slot = compiler.scope.slotOf(node.variable);
  if (body.kind === 'plain' && handler.kind === 'plain') {
    const { execute } = body;
    const { execute: handle } = handler;
    return plainStatement((frame) => {
      try {
        return execute(frame);
      } catch (error) {
        frame.slots[slot] = caught(error, frame);
      }
      return handle(frame);
    });
  }
  return suspendingStatement(function* (frame) {
    try {
      return body.kind === 'plain' ? body.execute(frame) : yield* body.execute(frame);
    } catch (error) {
      frame.slots[slot] = caught(error, frame);
    }
    return handler.kind === 'plain' ? handler.execute(frame) : yield* handler.execute(frame);
  });
}

/** What the variable of a catch gets. Defects of this engine and exceeded limits are not for scripts to catch. */
function caught(error: unknown, frame: Frame): Value {
  if (!(error instanceof ScriptFailure) || error instanceof LimitExceeded) throw error;
  const { readings } = frame.execution;
  if (error instanceof ThrownValue && readings['thrown-value'] === 'value') return error.value;
  return new CaughtError(error, frame.line, readings);
}

/**
 * https://www.zoho.com/deluge/help/misc-statements/throw.html (documented; that any value may be thrown is inferred).
 * Throwing a caught error again keeps its message. What a catch gets is the reading `thrown-value`.
 */
function compileThrow({ value, range }: ThrowStatement, compiler: StatementCompiler): CompiledStatement {
  const operand = value ? compiler.expression(value) : plain(() => '');
  return withValue(operand, (frame, thrown) => {
    frame.position = range.start;
    throw new ThrownValue(thrown, (said) => printed(said, frame.execution));
  });
}
