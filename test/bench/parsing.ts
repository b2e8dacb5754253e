import { stripTypeScriptTypes } from 'node:module';
import { parse, SourceFile } from '../../deluge/index.ts';
import type { Comparison } from './measure.ts';

/** What the comparison needs of a JavaScript parser. */
export type ParseJavaScript = (text: string) => void;

const targetSize = 400_000;

/**
 * The shipped function and its twin in TypeScript, each repeated to one size. Both parsers keep places and comments.
 *
 * @param deluge the function as it ships
 * @param typeScript its twin, written by hand
 */
export function parsingComparison(
  deluge: string,
  typeScript: string,
  parseJavaScript: ParseJavaScript,
  rounds: number,
): Comparison {
  const script = repeated(deluge, (text, index) => text.replace('contact_to_books(', `f${index}(`));
  // Without its imports and exports, it is a script that can be repeated in blocks.
  const plain = stripTypeScriptTypes(typeScript)
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '');
  const javaScript = repeated(plain, (text) => `{\n${text}\n}\n`);
  return {
    name: `parsing ${Math.round(targetSize / 1000)} kB, places and comments kept`,
    target: 2,
    counts: 'processor',
    ours: {
      name: 'Deluge',
      run: () => {
        const { diagnostics } = parse(new SourceFile('bench.deluge', script));
        if (diagnostics.length > 0) throw new Error(`The text has a mistake: ${diagnostics[0]?.message}`);
      },
    },
    theirs: { name: 'acorn on JavaScript', run: () => parseJavaScript(javaScript) },
    warmUp: 10,
    rounds,
  };
}

/** Copies until the size is reached, cut to it at the end of a copy as nearly as can be. */
function repeated(text: string, copy: (text: string, index: number) => string): string {
  let all = '';
  for (let index = 0; all.length < targetSize; index++) all += `${copy(text, index)}\n`;
  return all;
}
