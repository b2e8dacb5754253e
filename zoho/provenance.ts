/**
 * How far a fact about Zoho can be trusted.
 *
 * - `documented`: a page of Zoho's says so.
 * - `observed`: seen in a recorded answer of the live service, or in the code of several independent projects.
 * - `inferred`: concluded from a sister product or from the facts around it; confirm it before relying on it.
 */
export type Confidence = 'documented' | 'observed' | 'inferred';

/** Where a fact about Zoho comes from. */
export interface Provenance {
  /** The page that states the fact, or the one that it was concluded from. */
  readonly source: string;
  readonly confidence: Confidence;
  /** What a reader has to know to judge the fact. */
  readonly note?: string;
}
