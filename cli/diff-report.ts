import type { SheetChange, SheetDiff } from '../codegen/index.ts';

const tasks: Readonly<Record<SheetChange['kind'], string>> = {
  new: 'make',
  changed: 'change',
  renamed: 'make under another name',
  gone: 'delete',
};

/** What has to be entered again, as a list that a person works through in the console. */
export function diffLines({ changes, sameInEffect }: SheetDiff): readonly string[] {
  return [
    ...changes.flatMap((change, index) => [
      `${index + 1}. ${change.place}: ${tasks[change.kind]} "${change.title}"`,
      ...detailsOf(change).map((line) => `   ${line}`),
    ]),
    ...sameInEffect.map((file) => `${file} has another head only: the text in the console may stay.`),
    summaryOf(changes.length),
  ];
}

function summaryOf(count: number): string {
  if (count === 0) return 'Nothing has to be entered again.';
  return count === 1 ? '1 thing has to be entered again.' : `${count} things have to be entered again.`;
}

function detailsOf(change: SheetChange): readonly string[] {
  if (change.kind === 'gone') return [];
  return [
    ...(change.oldName === undefined ? [] : [`It was "${change.oldName}". ${change.advice ?? ''}`]),
    ...change.values.map(({ label, old, new: now }) => `${label}: ${written(old, now)}`),
    ...change.addedScopes.map(({ scope, neededBy }) => `Scope to add: ${scope} (${neededBy.join('; ')})`),
    ...change.removedScopes.map((scope) => `Scope to remove: ${scope}`),
    ...textLines(change),
  ];
}

function written(old: string | undefined, now: string | undefined): string {
  if (old === undefined) return shown(now);
  return `${shown(old)} → ${now === undefined ? 'not there any more' : shown(now)}`;
}

/** A value as one line: an empty one can be seen, and one of several lines stays in its place of the list. */
function shown(value = ''): string {
  return value === '' || /[\r\n]/.test(value) ? JSON.stringify(value) : value;
}

function textLines({ text }: SheetChange): readonly string[] {
  if (text === null) return [];
  const { file, oldSha256, newSha256, diff } = text;
  return [
    `Replace all of its text with ${file}.`,
    `SHA-256: ${[oldSha256, newSha256].filter((digest) => digest !== undefined).join(' → ')}`,
    ...(diff === '' ? [] : diff.trimEnd().split('\n')),
  ];
}
