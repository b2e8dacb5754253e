/** The Deluge language: parsing, checking, printing and running. */
export { type AnalysisResult, analyze } from './analysis/analyze.ts';
export { check } from './analysis/check.ts';
export type { AnalysisFacts } from './analysis/facts.ts';
export { diagnosticsOf, type FileFindings, findingsIn } from './analysis/file-findings.ts';
export { compatibleFixes, type FixedText, fixText } from './analysis/fix.ts';
export type { Finding, Rule, RuleContext, RuleDescription } from './analysis/rule.ts';
export { connectionOf } from './analysis/rules/undeclared-connection.ts';
export { ruleDescriptions, rules } from './analysis/rules.ts';
export { sarifOf } from './analysis/sarif.ts';
export type * from './analysis/sarif-log.ts';
export { type Derived, type ServiceCall, serviceCalls } from './analysis/service-calls.ts';
export {
  type AnalysisSettings,
  defaultSettings,
  type ReadSettings,
  type RuleLevel,
  readSettings,
  settingsDiagnostics,
} from './analysis/settings.ts';
export { applyFixes, overlaps, type TextEdit } from './analysis/text-edit.ts';
export { builtIns } from './builtins/built-ins.ts';
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
export { nearestName } from './diagnostics/nearest-name.ts';
export { type Palette, renderDiagnostic } from './diagnostics/render.ts';
export type { NotCoveredGroup } from './not-covered/not-covered.ts';
export { notCovered } from './not-covered/not-covered-table.ts';
export { type ImportedProbe, importProbe, type UndecidedReading } from './probe/import-probe.ts';
export { probeFunction, probePath } from './probe/probe-function.ts';
export type { AnyCatalogue, CatalogueGroup } from './reference/diagnostics-page.ts';
export * as markdown from './reference/markdown.ts';
export { type ReferencePage, referencePages } from './reference/reference-pages.ts';
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
export { isDatePattern } from './runtime/java-date.ts';
export { type ParsedJson, parseJson, writeJson } from './runtime/json.ts';
export {
  defaultLimits,
  type LimitProfile,
  type LimitProfileName,
  limitProfiles,
  limitsOf,
} from './runtime/limit-profiles.ts';
export type { Probe, Reading } from './runtime/reading.ts';
export {
  defaultReadings,
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
export { nearShare, type UsageLine, usageLines, usageReport, usageWarnings } from './runtime/usage-report.ts';
export {
  CollectionValue,
  contentOf,
  ListValue,
  MapValue,
  typeOf,
  type Value,
  type ValueType,
} from './runtime/value.ts';
export { type WrittenOutcome, writtenOutcome } from './runtime/written-outcome.ts';
export { type Position, type Range, SourceFile } from './source.ts';
export type * from './syntax/ast.ts';
export { calleePath, memberPath } from './syntax/ast.ts';
export { type ParseResult, parse } from './syntax/parser.ts';
export { type PrintedLine, type PrintResult, print } from './syntax/printer.ts';
export { textLiteral } from './syntax/text-literal.ts';
export { expressionsWithin, statementsWithin } from './syntax/walk.ts';
export { integrationTasks, TaskTable } from './tasks/task-table.ts';
