/*
 * How an answer stands in what the probe prints: `~whole-division=3.5 3~`. The mark is one that no answer holds and that
 * consoles and JSON leave alone. An answer that `info` prints on a line of its own stands between two marks.
 */

export function answerMark(name: string): string {
  return `~${name}=`;
}

export const answerEnd = '~';

export function lineStart(name: string): string {
  return `~${name}>~`;
}

export function lineEnd(name: string): string {
  return `~<${name}~`;
}

const answerPattern = /~([a-z]+(?:-[a-z0-9]+)*)=([^~\r\n]*)~/g;
const linePattern = /~([a-z]+(?:-[a-z0-9]+)*)>~[^\S\n]*\r?\n(?:([^~\n]*)\n)?\s*~<\1~/g;

/** The answers in a text, by the name of the reading; each can occur several times. */
export function answersIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const answers = new Map<string, Set<string>>();
  // What a console shows as JSON has its quotes escaped.
  const unescaped = text.replaceAll('\\"', '"');
  for (const pattern of [answerPattern, linePattern]) {
    for (const [, name = '', answer = ''] of unescaped.matchAll(pattern)) {
      const known = answers.get(name);
      if (known) known.add(answer.trim());
      else answers.set(name, new Set([answer.trim()]));
    }
  }
  return answers;
}
