import { createTwoFilesPatch } from 'diff';
import { sha256Of } from '../digest.ts';
import { readHeader } from './header.ts';

/** How a file on disk stands to what would be generated now. */
export type Freshness =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'missing' }
  /** Made from an older definition, or by another version of the generator. */
  | { readonly kind: 'stale'; readonly diff: string }
  /** Changed since it was generated. */
  | { readonly kind: 'hand-edited'; readonly diff: string };

/**
 * Compares a generated text with the file that holds it.
 *
 * @param path how the diff names the file
 * @param present the file's text; undefined when there is no such file
 */
export function freshnessOf(path: string, present: string | undefined, generated: string): Freshness {
  if (present === undefined) return { kind: 'missing' };
  if (present === generated) return { kind: 'fresh' };
  return { kind: isAsGenerated(present) ? 'stale' : 'hand-edited', diff: diffOf(path, present, generated) };
}

/** Whether a text is what some version of the generator wrote, to the letter. */
function isAsGenerated(text: string): boolean {
  const read = readHeader(text);
  return read !== undefined && sha256Of(read.program) === read.header.textDigest;
}

function diffOf(path: string, present: string, generated: string): string {
  const patch = createTwoFilesPatch(path, path, present, generated, 'on disk', 'as generated now', {
    context: 2,
  });
  return patch.split('\n').slice(1).join('\n');
}
