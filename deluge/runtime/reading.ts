/** One question that Zoho's public pages leave open or answer twice, with the behaviours that are possible. */
export interface Reading {
  readonly question: string;
  /** The possible behaviours. */
  readonly values: readonly string[];
  /** The one that the evidence favours. */
  readonly default: string;
  /** Where the evidence is. */
  readonly sources: readonly string[];
  readonly probe: Probe;
}

/** How a live console can be asked. The answers tell by their text which of the values holds. */
export type Probe =
  | {
      readonly kind: 'asked';
      /**
       * Deluge statements that set `seen` to a text; when they fail, `error` is put behind it. They may read the map
       * `given` (see `givenValues`), whose types Zoho does not know when it saves a script, and should lean on no other
       * open question.
       */
      readonly statements: readonly string[];
      readonly answers: Readonly<Record<string, RegExp>>;
    }
  | {
      /** What `info` alone prints for an expression. */
      readonly kind: 'printed';
      readonly print: string;
      readonly answers: Readonly<Record<string, RegExp>>;
    }
  | {
      readonly kind: 'not-asked';
      /** Why no harmless script can tell. */
      readonly why: string;
    };
