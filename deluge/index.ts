/** The Deluge language: parsing, checking, printing and running. */
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
export { type Position, type Range, SourceFile } from './source.ts';
export type * from './syntax/ast.ts';
export { calleePath, memberPath } from './syntax/ast.ts';
export { type ParseResult, parse } from './syntax/parser.ts';
export { type PrintedLine, type PrintResult, print } from './syntax/printer.ts';
export { textLiteral } from './syntax/text-literal.ts';
