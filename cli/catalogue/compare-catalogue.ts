import { createTwoFilesPatch } from 'diff';
import { dateIn } from './catalogue-text.ts';

/** How a catalogue file on disk stands to what the account has now. */
export type CatalogueState =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly diff: string };

/**
 * Compares a catalogue with the file that holds it. The month alone is no change: it says when the facts were read.
 *
 * @param file how the diff names the file
 * @param present the file's text; undefined when there is no such file
 * @param textAt makes the text as of a month
 */
export function compareCatalogue(
  file: string,
  present: string | undefined,
  textAt: (date: string) => string,
  today: string,
): CatalogueState {
  if (present === undefined) return { kind: 'new' };
  if (present === textAt(dateIn(present) ?? today)) return { kind: 'unchanged' };
  const patch = createTwoFilesPatch(file, file, present, textAt(today), 'on disk', 'as the account has it', {
    context: 2,
  });
  return { kind: 'changed', diff: patch.split('\n').slice(1).join('\n') };
}
