import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type { AnalysisResult } from './analyze.ts';
import type { FileFindings } from './file-findings.ts';
import type { RuleDescription } from './rule.ts';
import { ruleDescriptions } from './rules.ts';
import type { SarifArtifact, SarifFix, SarifLog, SarifRegion, SarifResult, SarifRule } from './sarif-log.ts';

/**
 * The findings as SARIF 2.1.0, for code scanning and editors. Plain data: `JSON.stringify` makes the file.
 * Findings that a comment silences are in it, marked as suppressed with the reason.
 *
 * @param files their names are paths relative to the root of the repository, with slashes
 * @param toolVersion the version of the toolchain, such as `0.1.0`
 */
export function sarifOf(files: readonly FileFindings[], toolVersion: string): SarifLog {
  const rules = [
    ...ruleDescriptions.map(describedRule),
    ...files.flatMap(({ diagnostics }) => otherRules(diagnostics)),
  ];
  const unique = [...new Map(rules.map((rule) => [rule.id, rule])).values()];
  const indexes = new Map(unique.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'topping', version: toolVersion, rules: unique } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => resultsOf(file, indexes)),
      },
    ],
  };
}

function describedRule({ name, severity, what, why, page, wrong, right }: RuleDescription): SarifRule {
  const wrongAndRight = `Wrong:\n\n\`\`\`\n${wrong}\n\`\`\`\n\nRight:\n\n\`\`\`\n${right}\n\`\`\``;
  return {
    id: `analysis/${name}`,
    name: pascalCase(name),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: {
      text: `${what} ${why}\n\nWrong:\n${wrong}\n\nRight:\n${right}`,
      markdown: `${what} ${why}\n\n${wrongAndRight}`,
    },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: severity },
    properties: { tags: ['deluge'] },
  };
}

/** Errors of form have no description of their own: they say all in their messages. */
function otherRules(diagnostics: readonly Diagnostic[]): readonly SarifRule[] {
  return diagnostics.map(({ code, severity }) => {
    const [, what = code] = code.split('/');
    const text = `The text cannot be read as Deluge: ${what.replaceAll('-', ' ')}.`;
    return {
      id: code,
      name: pascalCase(what),
      shortDescription: { text },
      fullDescription: { text },
      help: { text, markdown: text },
      defaultConfiguration: { level: severity },
      properties: { tags: ['deluge'] },
    };
  });
}

function pascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function resultsOf(
  { source, diagnostics, results }: FileFindings,
  indexes: ReadonlyMap<string, number>,
): readonly SarifResult[] {
  const artifact: SarifArtifact = {
    uri: source.name.split('/').map(encodeURIComponent).join('/'),
    uriBaseId: '%SRCROOT%',
  };
  const seen = new Map<string, number>();
  const found = [
    ...diagnostics.map((diagnostic) => ({ diagnostic, edits: [], silencedBy: undefined })),
    ...results,
  ];
  return found.map(({ diagnostic, edits, silencedBy }) => {
    const { code, severity, message, hint, range = { start: 0, end: 0 } } = diagnostic;
    return {
      ruleId: code,
      ruleIndex: indexes.get(code) ?? -1,
      level: severity,
      message: { text: hint === undefined ? message : `${message} ${hint}` },
      locations: [{ physicalLocation: { artifactLocation: artifact, region: regionOf(range, source) } }],
      partialFingerprints: { 'primaryLocationLineHash/v1': fingerprint(diagnostic, source, seen) },
      ...(edits.length > 0 && { fixes: [fixOf(diagnostic, edits, artifact, source)] }),
      ...(silencedBy !== undefined && {
        suppressions: [{ kind: 'inSource' as const, justification: silencedBy }],
      }),
    };
  });
}

function regionOf({ start, end }: Range, source: SourceFile): SarifRegion {
  const first = source.positionAt(start);
  const behind = source.positionAt(end);
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: behind.line,
    endColumn: behind.column,
    charOffset: start,
    charLength: end - start,
  };
}

function fixOf(
  { hint, message }: Diagnostic,
  edits: AnalysisResult['edits'],
  artifactLocation: SarifArtifact,
  source: SourceFile,
): SarifFix {
  return {
    description: { text: hint ?? message },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: regionOf(range, source),
          insertedContent: { text },
        })),
      },
    ],
  };
}

/** The same line twice in a file gives two fingerprints: they are told apart by their order. */
function fingerprint({ code, line = 1 }: Diagnostic, source: SourceFile, seen: Map<string, number>): string {
  const key = `${code}\n${source.lineText(line).trim()}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${count}`;
}
