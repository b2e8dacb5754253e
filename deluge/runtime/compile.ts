import { builtIns } from '../builtins/built-ins.ts';
import { BuiltInRegistry } from '../builtins/registry.ts';
import type { SourceFile } from '../source.ts';
import type { Block, Expression, Program, Statement } from '../syntax/ast.ts';
import { statementsWithin } from '../syntax/walk.ts';
import { integrationTasks, TaskTable } from '../tasks/task-table.ts';
import type { Names } from './call-target.ts';
import { Callable, type Code } from './callable.ts';
import { compileExpression } from './compile-expression.ts';
import { compileSequence, compileStatement } from './compile-statement.ts';
import type { CompiledExpression, CompiledStatement } from './compiled.ts';
import type { Compiler, StatementCompiler } from './compiler.ts';
import { zonesUnder } from './context.ts';
import { type BraceUses, braceUsesIn } from './empty-braces.ts';
import { FunctionTable } from './function-table.ts';
import { type Liveness, livenessOf } from './liveness.ts';
import { defaultReadings, type Readings, readingNames } from './readings.ts';
import { Scope } from './scope.ts';
import { markSuspending } from './suspension.ts';
import type { TimeZones } from './time-zone.ts';

/** A parsed text together with where it came from, for the places of failures. */
export interface ParsedProgram {
  readonly source: SourceFile;
  readonly program: Program;
}

export interface CompileOptions {
  /** The functions of the language; by default all that this engine has. */
  readonly registry?: BuiltInRegistry;
  /** The integration tasks; by default all that this engine has. */
  readonly tasks?: TaskTable;
  /** The readings that most runs will have; by default the default ones. */
  readonly under?: Readings;
}

/** Programs that are ready to run, any number of times and at the same time. */
export interface CompiledProgram {
  /** The statements outside of functions, of the first program that has some. */
  readonly body: Callable | undefined;
  readonly functions: FunctionTable;
  /** Kept from run to run. */
  readonly zones: TimeZones;
  /**
   * The same programs under other readings. What a reading decides is compiled in, so that the default ones cost a
   * run nothing. Each object of readings is compiled once: keep it between runs.
   */
  readonly under: (readings: Readings) => CompiledProgram;
}

/**
 * Compiles programs that may call each other's functions. They must be free of syntax errors.
 *
 * @throws Error when a program holds a part that could not be parsed.
 *
 * @example
 * const source = new SourceFile('hello.deluge', 'info "Hello";');
 * const compiled = compile([{ source, program: parse(source).program }]);
 */
export function compile(programs: readonly ParsedProgram[], options: CompileOptions = {}): CompiledProgram {
  // Functions are compiled when they are called, which is late for a caller to learn of it.
  for (const { program } of programs) {
    const statements = program.items.flatMap((item) =>
      item.kind === 'function' ? item.body.statements : [item],
    );
    for (const { kind } of statementsWithin(statements)) {
      if (kind === 'invalid')
        throw new Error('A program with syntax errors cannot be compiled: look at its diagnostics first');
    }
  }
  return compileUnder(options.under ?? defaultReadings, programs, options);
}

function compileUnder(
  own: Readings,
  programs: readonly ParsedProgram[],
  options: CompileOptions,
): CompiledProgram {
  const declared: Callable[] = [];
  let body: Callable | undefined;
  for (const { source, program } of programs) {
    const statements: Statement[] = [];
    for (const item of program.items) {
      if (item.kind === 'function') declared.push(Callable.ofFunction(item, source));
      else statements.push(item);
    }
    if (statements.length > 0) body ??= Callable.ofBody(statements, source);
  }
  const functions = new FunctionTable(declared);
  const names: Names = {
    functions,
    registry: options.registry ?? new BuiltInRegistry(builtIns),
    tasks: options.tasks ?? new TaskTable(integrationTasks),
  };
  const callables = body ? [...functions.all, body] : functions.all;
  markSuspending(callables, names);
  for (const callable of callables) callable.compileWith(() => compileCallable(callable, names, own));
  const others = new WeakMap<Readings, CompiledProgram>();
  const compiled: CompiledProgram = {
    body,
    functions,
    zones: zonesUnder(own),
    under: (readings) => {
      if (readings === own) return compiled;
      let known = others.get(readings);
      if (!known) {
        known = isSameReadings(readings, own) ? compiled : compileUnder(readings, programs, options);
        others.set(readings, known);
      }
      return known;
    },
  };
  return compiled;
}

function isSameReadings(left: Readings, right: Readings): boolean {
  return readingNames.every((name) => left[name] === right[name]);
}

function compileCallable(callable: Callable, names: Names, readings: Readings): Code {
  const { statements, source } = callable;
  const scope = new Scope(
    callable.parameters.map((parameter) => parameter.name),
    statements,
    readings['variable-case'] === 'same',
  );
  const facts = { source, scope, names, readings, braceUses: braceUsesIn(statements, names.registry) };
  const body = compileSequence(statements, new FunctionCompiler(facts, false));
  const liveness = (): Liveness | undefined => livenessOf(statements, readings['variable-case'] === 'same');
  return { body, variables: scope.names, liveness };
}

/** What stays the same within one function. */
type FunctionFacts = Pick<Compiler, 'source' | 'scope' | 'names' | 'readings' | 'braceUses'>;

class FunctionCompiler implements StatementCompiler {
  readonly source: SourceFile;
  readonly scope: Scope;
  readonly names: Names;
  readonly readings: Readings;
  readonly braceUses: BraceUses;
  readonly insideLoop: boolean;
  readonly #facts: FunctionFacts;

  constructor(facts: FunctionFacts, insideLoop: boolean) {
    this.#facts = facts;
    this.source = facts.source;
    this.scope = facts.scope;
    this.names = facts.names;
    this.readings = facts.readings;
    this.braceUses = facts.braceUses;
    this.insideLoop = insideLoop;
  }

  readonly expression = (node: Expression): CompiledExpression => compileExpression(node, this);

  readonly statement = (node: Statement): CompiledStatement => compileStatement(node, this);

  readonly block = (node: Block): CompiledStatement => compileSequence(node.statements, this);

  readonly loopBody = (node: Block): CompiledStatement =>
    this.insideLoop ? this.block(node) : new FunctionCompiler(this.#facts, true).block(node);
}
