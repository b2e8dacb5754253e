import type { SourceFile } from '../source.ts';
import type { FunctionDeclaration, Statement } from '../syntax/ast.ts';
import type { CompiledStatement, Suspending } from './compiled.ts';
import { ScriptFailure } from './errors.ts';
import { failExecution } from './execution-diagnostics.ts';
import { type Execution, Frame } from './frame.ts';
import type { Liveness } from './liveness.ts';
import { argumentConverter, type ConvertArgument } from './parameter-type.ts';
import { type ConvertResult, resultConverter } from './return-type.ts';
import type { Value } from './value.ts';

/** A parameter of a function, with what is done to an argument on its way in. */
export interface CallableParameter {
  readonly name: string;
  /** The slot of the variable; parameters of one name share one. */
  readonly slot: number;
  readonly convert: ConvertArgument;
}

/** The compiled statements of a function. */
export interface Code {
  readonly body: CompiledStatement;
  /** The names of the variables, by slot; the parameters come first. */
  readonly variables: readonly string[];
  /** Which of them a run may still read when it is held; undefined where that is not known. */
  readonly liveness: () => Liveness | undefined;
}

/**
 * A function of a program, or the statements outside of all functions. How its code is made is set after all have been
 * found, since functions may call each other.
 */
export class Callable {
  /** `standalone.name`, or a bare name; undefined for a body. */
  readonly path: string | undefined;
  readonly source: SourceFile;
  readonly parameters: readonly CallableParameter[];
  readonly statements: readonly Statement[];
  /** Undefined where every value fits. */
  readonly convertResult: ConvertResult | undefined;
  /** Whether it may exchange something over HTTP, itself or through what it calls. */
  suspends = false;
  #compile: (() => Code) | undefined;
  #code: Code | undefined;

  private constructor(
    path: string | undefined,
    source: SourceFile,
    parameters: readonly CallableParameter[],
    statements: readonly Statement[],
    convertResult: ConvertResult | undefined,
  ) {
    this.path = path;
    this.source = source;
    this.parameters = parameters;
    this.statements = statements;
    this.convertResult = convertResult;
  }

  static ofFunction(declaration: FunctionDeclaration, source: SourceFile): Callable {
    const { namespace, name } = declaration;
    const path = namespace === undefined ? name : `${namespace}.${name}`;
    const names = [...new Set(declaration.parameters.map((parameter) => parameter.name))];
    const parameters = declaration.parameters.map((parameter) => ({
      name: parameter.name,
      slot: names.indexOf(parameter.name),
      convert: argumentConverter(parameter.name, parameter.type),
    }));
    const convertResult = resultConverter(declaration.returnType);
    return new Callable(path, source, parameters, declaration.body.statements, convertResult);
  }

  static ofBody(statements: readonly Statement[], source: SourceFile): Callable {
    return new Callable(undefined, source, [], statements, undefined);
  }

  /** Sets how its code is made. That waits for the first call: of many functions a run calls few. */
  compileWith(compile: () => Code): void {
    this.#compile = compile;
  }

  get code(): Code {
    this.#code ??= this.#compile?.();
    if (!this.#code) throw new Error(`${this.path ?? 'the body'} is called before it can be compiled`);
    return this.#code;
  }
}

/**
 * Calls a function. Arguments are converted to the declared types, as from outside.
 *
 * @throws ScriptFailure when the number or the types of the arguments do not fit, or the function fails.
 */
export function call(callable: Callable, args: readonly Value[], execution: Execution): Value {
  const { body } = callable.code;
  if (body.kind !== 'plain') throw new Error(`${callable.path ?? 'the body'} may suspend`);
  const frame = frameOf(callable, args, execution);
  execution.meter.enterFunction();
  try {
    body.execute(frame);
    return callable.convertResult?.(frame.result, frame) ?? frame.result;
  } catch (error) {
    if (error instanceof ScriptFailure) execution.locate(error, frame);
    throw error;
  } finally {
    execution.meter.leaveFunction();
  }
}

/** As `call`, for a function that may exchange something over HTTP. */
export function callSuspending(
  callable: Callable,
  args: readonly Value[],
  execution: Execution,
): Suspending<Value> {
  return execute(callable, frameOf(callable, args, execution));
}

/** Carries out the statements of a body whose free names have the given values. */
export function executeBody(
  callable: Callable,
  presets: Readonly<Record<string, Value>>,
  execution: Execution,
): Suspending<Value> {
  const slots = callable.code.variables.map((name) =>
    Object.hasOwn(presets, name) ? presets[name] : undefined,
  );
  return execute(callable, new Frame(execution, callable, slots, presets));
}

function* execute(callable: Callable, frame: Frame): Suspending<Value> {
  const { body } = callable.code;
  const { execution } = frame;
  execution.meter.enterFunction();
  try {
    if (body.kind === 'plain') body.execute(frame);
    else yield* body.execute(frame);
    return callable.convertResult?.(frame.result, frame) ?? frame.result;
  } catch (error) {
    if (error instanceof ScriptFailure) execution.locate(error, frame);
    throw error;
  } finally {
    execution.meter.leaveFunction();
  }
}

function frameOf(callable: Callable, args: readonly Value[], execution: Execution): Frame {
  const { parameters, path, code } = callable;
  if (args.length !== parameters.length) {
    failExecution('call-argument-count', {
      name: path ?? '',
      declared: parameters.length,
      given: args.length,
    });
  }
  const slots = new Array<Value | undefined>(code.variables.length).fill(undefined);
  for (const [index, parameter] of parameters.entries()) {
    slots[parameter.slot] = parameter.convert(args[index] ?? null, execution);
  }
  return new Frame(execution, callable, slots);
}
