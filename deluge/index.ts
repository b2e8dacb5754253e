/** The Deluge language: parsing, checking, printing and running. */
export { check, rules } from './analysis/check.ts';
export type { AnalysisFacts, Rule } from './analysis/rule.ts';
export { connectionOf } from './analysis/undeclared-connection.ts';
export { builtIns } from './builtins/built-ins.ts';
export { nearestName } from './builtins/nearest-name.ts';
export { type BuiltIn, BuiltInRegistry } from './builtins/registry.ts';
export {
  type ConformanceCase,
  type ReadCases,
  readConformanceCases,
} from './conformance/conformance-case.ts';
export { type ConformanceResult, runConformanceCase } from './conformance/run-conformance-case.ts';
export {
  type Diagnostic,
  type DiagnosticCatalogue,
  type DiagnosticEntry,
  defineDiagnostics,
  hasErrors,
  type Place,
  type Severity,
} from './diagnostics/diagnostic.ts';
export { type Palette, renderDiagnostic } from './diagnostics/render.ts';
export {
  type CompiledProgram,
  type CompileOptions,
  compile,
  type ParsedProgram,
} from './runtime/compile.ts';
export { DateTimeValue } from './runtime/date-time-value.ts';
export { Decimal } from './runtime/decimal.ts';
export { ScriptFailure } from './runtime/errors.ts';
export { FileValue } from './runtime/file-value.ts';
export type { Host, HostUser, HttpAnswer, HttpRequest } from './runtime/host.ts';
export { type ParsedJson, parseJson, writeJson } from './runtime/json.ts';
export {
  defaultLimits,
  type LimitProfile,
  type LimitProfileName,
  limitProfiles,
  limitsOf,
} from './runtime/limit-profiles.ts';
export {
  defaultReadings,
  type Reading,
  type ReadingName,
  type Readings,
  readingTable,
} from './runtime/readings.ts';
export {
  type Outcome,
  type Run,
  type RunError,
  type RunOptions,
  type RunStep,
  runToEnd,
  startRun,
} from './runtime/run.ts';
export { TimeZone } from './runtime/time-zone.ts';
export type { Limits, Usage } from './runtime/usage.ts';
export { nearShare, type UsageLine, usageReport, usageWarnings } from './runtime/usage-report.ts';
export {
  CollectionValue,
  contentOf,
  ListValue,
  MapValue,
  typeOf,
  type Value,
  type ValueType,
} from './runtime/value.ts';
export { type Position, type Range, SourceFile } from './source.ts';
export type * from './syntax/ast.ts';
export { calleePath, memberPath } from './syntax/ast.ts';
export { type ParseResult, parse } from './syntax/parser.ts';
export { type PrintedLine, type PrintResult, print } from './syntax/printer.ts';
export { textLiteral } from './syntax/text-literal.ts';
export { expressionsWithin, statementsWithin } from './syntax/walk.ts';
export { integrationTasks, TaskTable } from './tasks/task-table.ts';
