/** One row of a table; the cells are Markdown already. */
export type Row = readonly string[];

/** A table of GitHub's Markdown. A `|` in a cell is escaped, a line break becomes a blank. */
export function table(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\\?\|/g, '\\|');
}

/** Text as code, whatever it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** Several lines as code. */
export function codeBlock(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function link(text: string, address: string): string {
  return `[${text}](${address})`;
}

/** Text that stays what it is in Markdown: no mark-up, no HTML, but for `code` in backquotes. */
export function plain(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>`]/g, (mark) => `\\${mark}`)))
    .join('');
}

/** The parts with an empty line between them, and a line break at the end. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
