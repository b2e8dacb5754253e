import { type Diagnostic, type Palette, renderDiagnostic, SourceFile } from '../deluge/index.ts';
import type { Terminal } from './terminal.ts';

/** The version of all `--json` output. It changes when a script that reads the output could break. */
export const protocol = 1;

/**
 * How many findings of one kind about one file a person is shown; a machine gets all of them. Without a line they say
 * nearly the same, so two will do.
 */
const mostAlike = { withLine: 20, withoutLine: 2 };

/** JSON text that stands in a document as it is, for values that would lose digits as JavaScript numbers. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a command says: lines for people, or one JSON document for machines. */
export class Report {
  readonly json: boolean;
  readonly #terminal: Terminal;
  readonly #palette: Palette | undefined;
  #progressWidth = 0;

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.json = json;
    this.#palette = terminal.colour ? colours : undefined;
  }

  /** A line of the result for a person; nothing under `--json`. */
  line(text = ''): void {
    this.#clearProgress();
    if (!this.json) this.#terminal.standardOutput.write(`${text}\n`);
  }

  /** A text of the result as it is, without a line break behind it. */
  text(text: string): void {
    this.#clearProgress();
    if (!this.json) this.#terminal.standardOutput.write(text);
  }

  /**
   * A JSON object for a machine, on a line of its own; nothing without `--json`.
   *
   * @param value a member of it may be `JsonText`
   */
  document(value: object): void {
    if (!this.json) return;
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(
        ([name, member]) =>
          `${JSON.stringify(name)}:${member instanceof JsonText ? member.text : JSON.stringify(member)}`,
      );
    this.#terminal.standardOutput.write(`{${members.join(',')}}\n`);
  }

  /** What kept a command from its work: lines for a person, or the whole document. */
  failure(found: readonly Diagnostic[], textOf?: TextOf): void {
    this.diagnostics(found, textOf);
    this.document({ protocol, ok: false, diagnostics: found.map(diagnosticDocument) });
  }

  /**
   * Tells a person what was found. Under `--json` the diagnostics are part of the document, and nothing is written here.
   *
   * @param textOf gives the text of a file that a diagnostic points into, where it is at hand
   */
  diagnostics(found: readonly Diagnostic[], textOf: TextOf = () => undefined): void {
    this.#clearProgress();
    if (this.json) return;
    const groups = Map.groupBy(found, kindOf);
    for (const diagnostic of found) {
      const alike = groups.get(kindOf(diagnostic)) ?? [];
      const most = diagnostic.line === undefined ? mostAlike.withoutLine : mostAlike.withLine;
      const position = alike.indexOf(diagnostic);
      if (position < most) this.#tell(diagnostic, textOf);
      if (position === most) {
        this.#terminal.standardError.write(`… and ${alike.length - most} more: ${kindOf(diagnostic)}\n`);
      }
    }
  }

  #tell(diagnostic: Diagnostic, textOf: TextOf): void {
    const text = diagnostic.file === undefined ? undefined : textOf(diagnostic.file);
    const source = text === undefined ? undefined : new SourceFile(diagnostic.file ?? '', text);
    this.#terminal.standardError.write(`${renderDiagnostic(diagnostic, source, this.#palette)}\n`);
  }

  /** What is going on. On a terminal one line that the next one replaces; elsewhere a line of its own. */
  progress(text: string): void {
    if (this.json) return;
    const { standardError } = this.#terminal;
    if (standardError.isTTY !== true) {
      standardError.write(`${text}\n`);
      return;
    }
    standardError.write(`\r${text.padEnd(this.#progressWidth)}`);
    this.#progressWidth = text.length;
  }

  /** How far a long work has come: shown on a terminal only, where the line can be replaced. */
  step(text: string): void {
    if (this.#terminal.standardError.isTTY === true) this.progress(text);
  }

  #clearProgress(): void {
    if (this.#progressWidth === 0) return;
    this.#terminal.standardError.write(`\r${' '.repeat(this.#progressWidth)}\r`);
    this.#progressWidth = 0;
  }
}

/** Gives the text of a file by the name that diagnostics have for it; undefined when it is not at hand. */
export type TextOf = (file: string) => string | undefined;

function kindOf({ severity, code, file }: Diagnostic): string {
  return `${severity} ${code}${file === undefined ? '' : ` at ${file}`}`;
}

/** Codes of ECMA-48 (SGR): one to begin, one to end. */
const painted =
  (begin: number, end: number) =>
  (text: string): string =>
    `\u001b[${begin}m${text}\u001b[${end}m`;

const colours: Palette = {
  error: painted(31, 39),
  warning: painted(33, 39),
  note: painted(36, 39),
  faint: painted(2, 22),
};

/** The form of a diagnostic in `--json` output. */
export function diagnosticDocument(diagnostic: Diagnostic): object {
  const { code, severity, message, hint, file, line, column } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(hint && { hint }),
    ...(file && { file }),
    line: line ?? null,
    column: column ?? null,
  };
}
