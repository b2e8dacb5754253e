import { type CallTarget, type Names, targetOfCall } from '../runtime/call-target.ts';
import { Callable } from '../runtime/callable.ts';
import { FunctionTable } from '../runtime/function-table.ts';
import { Scope as Variables } from '../runtime/scope.ts';
import type { SourceFile } from '../source.ts';
import type {
  Assignment,
  Call,
  Expression,
  FunctionDeclaration,
  MethodCall,
  Parameter,
  Program,
  Statement,
} from '../syntax/ast.ts';
import { expressionsWithin, statementsWithin } from '../syntax/walk.ts';
import type { AnalysisFacts } from './facts.ts';
import { inferTypes, type StaticType } from './types.ts';

/** An assignment to a variable, not to a field. */
export type VariableAssignment = Assignment & { readonly target: { readonly kind: 'identifier' } };

/** A function, or the statements of a text without one, with what several rules ask about it. */
export class Scope {
  readonly parameters: readonly Parameter[];
  readonly statements: readonly Statement[];
  /** Undefined for the statements outside of all functions. */
  readonly declaration: FunctionDeclaration | undefined;
  readonly #names: Names;
  readonly #variables: Variables;
  readonly #preset: readonly string[];
  #allStatements: readonly Statement[] | undefined;
  #expressions: readonly Expression[] | undefined;
  #types: ((expression: Expression) => StaticType) | undefined;

  constructor(
    statements: readonly Statement[],
    declaration: FunctionDeclaration | undefined,
    names: Names,
    preset: readonly string[],
  ) {
    this.statements = statements;
    this.declaration = declaration;
    this.parameters = declaration?.parameters ?? [];
    this.#names = names;
    this.#preset = preset;
    this.#variables = new Variables(
      this.parameters.map(({ name }) => name),
      statements,
    );
  }

  /** Its statements and those of the blocks inside them, in the order of the text. */
  get allStatements(): readonly Statement[] {
    this.#allStatements ??= [...statementsWithin(this.statements)];
    return this.#allStatements;
  }

  /** All expressions, in the order of the text; one that holds another stands before it. */
  get expressions(): readonly Expression[] {
    this.#expressions ??= [...expressionsWithin(this.statements)].sort(
      (a, b) => a.range.start - b.range.start || b.range.end - a.range.end,
    );
    return this.#expressions;
  }

  get assignments(): readonly VariableAssignment[] {
    return this.allStatements.filter(isVariableAssignment);
  }

  /** Whether the scope itself gives the name a value somewhere, or has it as a parameter. */
  sets(name: string): boolean {
    return this.#variables.assigns(name);
  }

  /** The names that have a value from somewhere: parameters, assignments, loops, catches. */
  get namesSet(): readonly string[] {
    const names = this.parameters.map(({ name }) => name);
    for (const statement of this.allStatements) {
      if (isVariableAssignment(statement)) names.push(statement.target.name);
      if (statement.kind === 'for-each' || statement.kind === 'try') names.push(statement.variable);
    }
    return [...new Set(names)];
  }

  /** What a variable holds that is set once, and comes from nowhere else. */
  onlyValueOf(name: string): Expression | undefined {
    const [only, ...others] = this.assignments.filter(({ target }) => target.name === name);
    const isGiven = this.parameters.some((parameter) => parameter.name === name);
    return others.length === 0 && only?.operator === '=' && !isGiven ? only.value : undefined;
  }

  /** What a call means, as the runtime decides it. */
  targetOf(call: Call | MethodCall): CallTarget {
    return targetOfCall(call, this.#variables, this.#names);
  }

  /** What an expression can give. */
  typeOf(expression: Expression): StaticType {
    this.#types ??= inferTypes(this, this.#names.registry, this.#preset);
    return this.#types(expression);
  }
}

/** The scopes of a program: the statements outside of all functions, if there are any, and each function. */
export function scopesOf(source: SourceFile, program: Program, facts: AnalysisFacts): readonly Scope[] {
  const declarations = program.items.filter((item) => item.kind === 'function');
  const names: Names = {
    functions: new FunctionTable(declarations.map((item) => Callable.ofFunction(item, source))),
    registry: facts.builtIns,
    tasks: facts.tasks,
  };
  const body = program.items.filter((item) => item.kind !== 'function');
  const functions = declarations.map((item) => new Scope(item.body.statements, item, names, []));
  return body.length > 0 ? [new Scope(body, undefined, names, facts.preset ?? []), ...functions] : functions;
}

function isVariableAssignment(statement: Statement): statement is VariableAssignment {
  return statement.kind === 'assignment' && statement.target.kind === 'identifier';
}
