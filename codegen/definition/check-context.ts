import type { Place } from '../../deluge/index.ts';
import { type DefinitionPlace, fileInProject } from './place.ts';

/** Turns places of definitions into places of diagnostics. */
export type PlaceInProject = (...places: readonly (DefinitionPlace | undefined)[]) => Place;

/** The first place that is known and lies in the project; a place elsewhere would name a path of one machine. */
export function placesIn(root: string | undefined): PlaceInProject {
  return (...places) => {
    for (const place of places) {
      const file = fileInProject(place, root);
      if (place && file !== undefined) return { file, line: place.line, column: place.column };
    }
    return undefined;
  };
}
