/** From typed definitions to Deluge, the console sheet and the package. */

export {
  type ConsoleSheet,
  type SheetInput,
  sheetJson,
  sheetOf,
} from './console-sheet/sheet.ts';
export { sheetDiagnostics } from './console-sheet/sheet-checks.ts';
export {
  checkSheets,
  type SheetFiles,
  sheetFileDiagnostics,
  sheetFiles,
  sheetOutput,
} from './console-sheet/sheet-files.ts';
export { sheetHtml } from './console-sheet/sheet-html.ts';
export { type CheckOptions, checkTopping } from './definition/check.ts';
export {
  addressLines,
  equals,
  firstFilled,
  isFilled,
  isTrue,
  join,
  template,
  when,
} from './definition/combined-value.ts';
export {
  type Companion,
  type CompanionTask,
  companionTasks,
  defineCompanion,
} from './definition/companion.ts';
export { type Connection, type ConnectionDefinition, defineConnection } from './definition/connection.ts';
export { type CustomField, catalogueField, defineCustomField } from './definition/custom-field.ts';
export { definitionDiagnostics } from './definition/definition-diagnostics.ts';
export {
  type Criterion,
  defineMapping,
  type MappedFields,
  type Mapping,
  type MappingDefinition,
  type RecordEvent,
  type SyncState,
  syncStatuses,
  underWayReason,
} from './definition/mapping.ts';
export { fileInProject, placeOfFrame } from './definition/place.ts';
export { defineSchedule, type Schedule } from './definition/schedule.ts';
export {
  defineTopping,
  type EntryStyle,
  entryStyles,
  type Platform,
  type Topping,
  type ToppingDefinition,
  type Widget,
} from './definition/topping.ts';
export { constant, type MappedValue, type TargetRules } from './definition/value.ts';
export { defineVariable, type Variable } from './definition/variable.ts';
export { defineWorkflowRule, type WorkflowRule } from './definition/workflow-rule.ts';
export { reasonOf } from './disk/failure-reasons.ts';
export { failureCode } from './disk/file-system.ts';
export { type OutputFile, writeOutput } from './disk/output.ts';
export { functionsDiagnostics } from './generation/functions-diagnostics.ts';
export {
  type ComparedFile,
  type Comparison,
  compareFunctions,
  differingFiles,
  type FunctionsOutput,
  freshnessDiagnostics,
  functionsOutput,
} from './generation/functions-folder.ts';
export { type GeneratedFunction, generateFunction } from './generation/generate-function.ts';
export { type MappedLines, originOfLine, type SourceMap } from './generation/source-map.ts';
export { manifestDiagnostics } from './package/manifest-diagnostics.ts';
export { type PackResult, pack } from './package/pack.ts';
export { packDiagnostics } from './package/pack-diagnostics.ts';
export {
  checkPacked,
  packageOutput,
  packagePath,
} from './package/write.ts';
export type { PackageEntry } from './package/zip.ts';
export { acceptedNames, type ExpectedTarget, expectedTarget, refusalOf } from './plan/expected.ts';
export { neededScopes } from './plan/needed-scopes.ts';
export type { Plan } from './plan/plan.ts';
export { planCompanion, planFunctions, planMapping } from './plan/plan-mapping.ts';
export type { SourceRecord } from './plan/source-record.ts';
export {
  booleanText,
  capitaliseWords,
  collapseSpaces,
  combinerTable,
  countryCode,
  countryName,
  firstName,
  formatCurrency,
  formatDate,
  formatDateTime,
  formatNumber,
  htmlToText,
  joinLines,
  lastName,
  lookupName,
  lowerCase,
  mapValues,
  normaliseUrl,
  parseNumber,
  phoneE164,
  restAfter,
  transformTable,
  trim,
  truncate,
  upperCase,
  withDefault,
} from './transforms/table.ts';
