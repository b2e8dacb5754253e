import { builtIns } from '../builtins/built-ins.ts';
import { BuiltInRegistry } from '../builtins/registry.ts';
import type { SourceFile } from '../source.ts';
import type { Block, Expression, Program, Statement } from '../syntax/ast.ts';
import { integrationTasks, TaskTable } from '../tasks/task-table.ts';
import type { Names } from './call-target.ts';
import { Callable, type Code } from './callable.ts';
import { compileExpression } from './compile-expression.ts';
import { compileSequence, compileStatement } from './compile-statement.ts';
import type { CompiledExpression, CompiledStatement } from './compiled.ts';
import type { StatementCompiler } from './compiler.ts';
import { variablesUsedAsLists } from './empty-braces.ts';
import { FunctionTable } from './function-table.ts';
import { Scope } from './scope.ts';
import { markSuspending } from './suspension.ts';

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
}

/** Programs that are ready to run, any number of times and at the same time. */
export interface CompiledProgram {
  /** The statements outside of functions, of the first program that has some. */
  readonly body: Callable | undefined;
  readonly functions: FunctionTable;
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
  for (const callable of callables) callable.code = compileCallable(callable, names);
  return { body, functions };
}

function compileCallable(callable: Callable, names: Names): Code {
  const { statements, source } = callable;
  const scope = new Scope(
    callable.parameters.map((parameter) => parameter.name),
    statements,
  );
  const listVariables = variablesUsedAsLists(statements, names.registry);
  const body = compileSequence(statements, new FunctionCompiler(source, scope, names, listVariables, false));
  return { body, variables: scope.names };
}

class FunctionCompiler implements StatementCompiler {
  readonly source: SourceFile;
  readonly scope: Scope;
  readonly names: Names;
  readonly listVariables: ReadonlySet<string>;
  readonly insideLoop: boolean;

  constructor(
    source: SourceFile,
    scope: Scope,
    names: Names,
    listVariables: ReadonlySet<string>,
    insideLoop: boolean,
  ) {
    this.source = source;
    this.scope = scope;
    this.names = names;
    this.listVariables = listVariables;
    this.insideLoop = insideLoop;
  }

  readonly expression = (node: Expression): CompiledExpression => compileExpression(node, this);

  readonly statement = (node: Statement): CompiledStatement => compileStatement(node, this);

  readonly block = (node: Block): CompiledStatement => compileSequence(node.statements, this);

  readonly loopBody = (node: Block): CompiledStatement => {
    if (this.insideLoop) return this.block(node);
    const { source, scope, names, listVariables } = this;
    return new FunctionCompiler(source, scope, names, listVariables, true).block(node);
  };
}
