/** From typed definitions to Deluge, the console sheet and the package. */

export { checkConnections } from './connections/check-connections.ts';
export { connectionDiagnostics } from './connections/connection-diagnostics.ts';
export { type ReadSheet, readSheet, sheetReadingDiagnostics } from './console-sheet/read-sheet.ts';

export {
  type ConsoleSheet,
  type SheetInput,
  sheetJson,
  sheetOf,
} from './console-sheet/sheet.ts';
export { sheetDiagnostics } from './console-sheet/sheet-checks.ts';
export { diffSheets, type SheetChange, type SheetDiff } from './console-sheet/sheet-diff.ts';
export {
  checkSheets,
  type SheetFiles,
  sheetFileDiagnostics,
  sheetFiles,
  sheetJsonFile,
  sheetOutput,
} from './console-sheet/sheet-files.ts';
export { sheetHtml } from './console-sheet/sheet-html.ts';
export { sheetSchemaPage } from './console-sheet/sheet-schema.ts';
export { type CheckOptions, checkTopping } from './definition/check.ts';
export { checkDocumentsForMarketplace } from './definition/check-listing.ts';
export { serviceFunctionDiagnostics } from './definition/check-service-functions.ts';
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
export {
  type ConnectedService,
  type Connection,
  type ConnectionDefinition,
  defineConnection,
  enteredValues,
  scopeNames,
} from './definition/connection.ts';
export { type CustomField, catalogueField, defineCustomField } from './definition/custom-field.ts';
export {
  type Authentication,
  type CustomService,
  type CustomServiceDefinition,
  defineService,
} from './definition/custom-service.ts';
export { definitionDiagnostics } from './definition/definition-diagnostics.ts';
export type { Listing, PersonalData } from './definition/listing.ts';
export { listingDiagnostics } from './definition/listing-diagnostics.ts';
export {
  type Criterion,
  defineMapping,
  keyOf,
  type MappedFields,
  type Mapping,
  type MappingDefinition,
  passRequests,
  type RecordEvent,
  type SyncState,
  syncStatuses,
  underWayReason,
} from './definition/mapping.ts';
export { nameForms } from './definition/names.ts';
export { fileInProject, placeOfFrame } from './definition/place.ts';
export { defineSchedule, type Schedule } from './definition/schedule.ts';
export {
  defineServiceFunction,
  type ServiceFunction,
  type ServiceTask,
  type ServiceWork,
} from './definition/service-function.ts';
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
export { generateFunction } from './generation/generate-function.ts';
export { generateFunctions } from './generation/generate-functions.ts';
export { type MappedLines, originOfLine, type SourceMap } from './generation/source-map.ts';
export type { GeneratedFunction } from './generation/write-function.ts';
export { checkLogo } from './listing/check-logo.ts';
export { releaseNotesOf } from './listing/release-notes.ts';
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
export { type Forecast, type ForecastTarget, forecast } from './plan/forecast.ts';
export type { Course } from './plan/forecast-course.ts';
export { forecastDiagnostics } from './plan/forecast-diagnostics.ts';
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
