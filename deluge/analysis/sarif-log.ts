/**
 * The part of SARIF 2.1.0 that is written here.
 * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html and
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 * (documented).
 */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [SarifRun];
}

export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  /** Columns and offsets count UTF-16 units, as everywhere in this project. */
  readonly columnKind: 'utf16CodeUnits';
  readonly results: readonly SarifResult[];
}

export interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifText;
  readonly fullDescription: SarifText;
  readonly help: SarifText & { readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[] };
}

export interface SarifText {
  readonly text: string;
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: readonly [{ readonly physicalLocation: SarifLocation }];
  /** Tells a finding from the others when lines have moved. */
  readonly partialFingerprints: { readonly 'primaryLocationLineHash/v1': string };
  readonly fixes?: readonly SarifFix[];
  readonly suppressions?: readonly { readonly kind: 'inSource'; readonly justification: string }[];
}

export interface SarifLocation {
  readonly artifactLocation: SarifArtifact;
  readonly region: SarifRegion;
}

export interface SarifArtifact {
  /** Relative to the root of the repository, percent-encoded. */
  readonly uri: string;
  readonly uriBaseId: '%SRCROOT%';
}

/** Lines and columns count from 1; the end column is the one behind the last character. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
}

export interface SarifFix {
  readonly description: SarifText;
  readonly artifactChanges: readonly [
    {
      readonly artifactLocation: SarifArtifact;
      readonly replacements: readonly {
        readonly deletedRegion: SarifRegion;
        readonly insertedContent: SarifText;
      }[];
    },
  ];
}
