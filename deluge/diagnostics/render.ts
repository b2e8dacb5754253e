import type { SourceFile } from '../source.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Colours for a terminal; the default paints nothing. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: Palette = {
  error: (text) => text,
  warning: (text) => text,
  note: (text) => text,
  faint: (text) => text,
};

/**
 * A diagnostic as lines for a person: place, severity, code and message; the source line with a caret under
 * the extent, when the source is at hand; and the hint.
 *
 * @example
 * error syntax/expected-token at hello.deluge:1:7
 *   Expecting ';' at the end of statement.
 *
 *   1 | info 1
 *     |       ^
 *   Put a semicolon here.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  source?: SourceFile,
  palette: Palette = plain,
): string {
  const paint = palette[diagnostic.severity];
  const place = placeOf(diagnostic);
  const lines = [`${paint(`${diagnostic.severity} ${diagnostic.code}`)}${place && ` at ${place}`}`];
  lines.push(`  ${diagnostic.message}`);
  if (source && diagnostic.line !== undefined) lines.push('', ...excerpt(diagnostic, source, palette));
  if (diagnostic.hint) lines.push(`  ${diagnostic.hint}`);
  return lines.join('\n');
}

function placeOf(diagnostic: Diagnostic): string {
  if (diagnostic.file === undefined) return '';
  const line = diagnostic.line === undefined ? '' : `:${diagnostic.line}`;
  const column = diagnostic.column === undefined ? '' : `:${diagnostic.column}`;
  return `${diagnostic.file}${line}${column}`;
}

const longestExcerpt = 110;

function excerpt(diagnostic: Diagnostic, source: SourceFile, palette: Palette): string[] {
  const { line = 1, column = 1, range } = diagnostic;
  const text = source.lineText(line);
  const from = Math.max(0, column - 1 - longestExcerpt / 2);
  const shown = text.slice(from, from + longestExcerpt);
  const extent = range ? Math.max(1, range.end - range.start) : 1;
  const width = Math.max(1, Math.min(extent, shown.length - (column - 1 - from)));
  const number = String(line);
  // Tabs stay tabs under the source line, so that the caret stands where the terminal puts the text.
  const indent = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ');
  return [
    `  ${palette.faint(`${number} |`)} ${shown}`,
    `  ${palette.faint(`${' '.repeat(number.length)} |`)} ${indent}${palette[diagnostic.severity]('^'.repeat(width))}`,
  ];
}
