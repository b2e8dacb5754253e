import {
  type AnalysisFacts,
  BuiltInRegistry,
  builtIns,
  integrationTasks,
  parse,
  type ServiceCall,
  SourceFile,
  serviceCalls,
  TaskTable,
} from '../../deluge/index.ts';

/** The text of a function, generated or written by hand. */
export interface FunctionText {
  readonly name: string;
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

/** A call of a service and the function that makes it. */
export interface FunctionCall {
  readonly call: ServiceCall;
  readonly function: FunctionText;
}

/** The calls that functions make through connections, read from their text. */
export function callsOfFunctions(functions: readonly FunctionText[]): readonly FunctionCall[] {
  const facts: AnalysisFacts = {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
  };
  return functions.flatMap((each) => {
    const source = new SourceFile(each.file, each.text);
    return serviceCalls(source, parse(source).program, facts).map((call) => ({ call, function: each }));
  });
}

/** Whether a call can go through a connection. */
export function goesThrough({ call }: FunctionCall, linkName: string): boolean {
  return call.connections.kind === 'known' && call.connections.value.includes(linkName);
}
