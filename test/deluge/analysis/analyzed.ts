import { expect } from 'vitest';
import {
  type AnalysisFacts,
  type AnalysisResult,
  type AnalysisSettings,
  analyze,
  BuiltInRegistry,
  builtIns,
  check,
  integrationTasks,
  parse,
  SourceFile,
  TaskTable,
} from '../../../deluge/index.ts';

/** A world with two connections. */
export const facts: AnalysisFacts = {
  builtIns: new BuiltInRegistry(builtIns),
  tasks: new TaskTable(integrationTasks),
  connections: ['biginconnection', 'booksconnection'],
};

/** What the analysis gives for a text, which must have no error of form. */
export function resultsOf(text: string, settings?: AnalysisSettings): readonly AnalysisResult[] {
  const source = new SourceFile('rule.deluge', text);
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return analyze(source, program, facts, settings);
}

export interface FindOptions {
  readonly preset?: readonly string[];
  readonly settings?: AnalysisSettings;
}

/** What people are told, one line each: `1:6 error undefined-variable message hint`. */
export function found(text: string, { preset, settings }: FindOptions = {}): readonly string[] {
  const source = new SourceFile('rule.deluge', text);
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return check(source, program, { ...facts, preset }, settings).map(
    ({ line, column, severity, code, message, hint }) =>
      `${line}:${column} ${severity} ${code.replace('analysis/', '')} ${message} ${hint}`,
  );
}

/** Statements as the body of a function, where nothing comes from outside; its first line is line 1. */
export function inFunction(statements: string): string {
  return `void f() {${statements}\n}`;
}
