import { createTwoFilesPatch } from 'diff';
import { type ConsoleSheet, effectiveText, type SheetScope } from './sheet.ts';
import {
  fingerprintOf,
  type LabelledValue,
  type StepBody,
  type StepContent,
  stepKinds,
} from './step-kinds.ts';

/** A value that is another one now; undefined where there was none, or is none any more. */
interface ChangedValue {
  readonly label: string;
  readonly old?: string;
  readonly new?: string;
}

/** What is the matter with one thing of the console. */
export interface SheetChange {
  /** `renamed`: the same thing under another key, which the console takes for another thing. */
  readonly kind: 'new' | 'changed' | 'renamed' | 'gone';
  /** The kind of thing: `functions`. */
  readonly step: string;
  readonly place: string;
  readonly title: string;
  readonly key: string;
  /** The former name of what was renamed. */
  readonly oldName?: string;
  /** What to know before it is done. */
  readonly advice?: string;
  readonly values: readonly ChangedValue[];
  readonly addedScopes: readonly SheetScope[];
  readonly removedScopes: readonly string[];
  readonly text: ChangedText | null;
}

interface ChangedText {
  readonly file: string;
  readonly oldSha256?: string;
  readonly newSha256?: string;
  /** In the unified form; empty for a text that is wholly new or gone. */
  readonly diff: string;
}

export interface SheetDiff {
  /** In the order in which they are done: what is entered, then what is deleted, users before what they use. */
  readonly changes: readonly SheetChange[];
  /** Files of texts that differ in their generated heads only: what is in the console still does the same. */
  readonly sameInEffect: readonly string[];
}

/**
 * Compares two console sheets: what has to be entered again, so that a console that was set up after the old one is
 * set up after the new one.
 *
 * @example
 * for (const { place, title } of diffSheets(released, current).changes) print(`${place}: ${title}`);
 */
export function diffSheets(oldSheet: ConsoleSheet, newSheet: ConsoleSheet): SheetDiff {
  const found = stepKinds.map((kind) => {
    const step = { step: kind.id, place: kind.place };
    const before = kind.contents(oldSheet);
    const after = kind.contents(newSheet);
    const gone = before.filter(({ key }) => !after.some((other) => other.key === key));
    const renamed = new Map<StepContent, StepContent>();
    const entered = after.flatMap((content): readonly SheetChange[] => {
      const same = before.find(({ key }) => key === content.key);
      if (same) {
        if (fingerprintOf(same) === fingerprintOf(content)) return [];
        return [{ ...step, kind: 'changed', ...differenceOf(same, content) }];
      }
      const former = gone.find((old) => !renamed.has(old) && isRenamed(old, content));
      if (!former) return [{ ...step, kind: 'new', ...differenceOf(undefined, content) }];
      renamed.set(former, content);
      const change = differenceOf(former, content);
      return [{ ...step, kind: 'renamed', ...change, oldName: former.name, advice: kind.renaming }];
    });
    const deleted = gone
      .filter((content) => !renamed.has(content))
      .map((content): SheetChange => ({ ...step, kind: 'gone', ...differenceOf(content, undefined) }));
    const sameInEffect = after.flatMap((content) => {
      const same = before.find(({ key }) => key === content.key);
      return same?.body && content.body && isSameInEffect(same.body, content.body) ? [content.body.file] : [];
    });
    return { entered, deleted, sameInEffect };
  });
  return {
    changes: [
      ...found.flatMap(({ entered }) => entered),
      ...found.toReversed().flatMap(({ deleted }) => deleted),
    ],
    sameInEffect: found.flatMap((step) => step.sameInEffect),
  };
}

function isSameInEffect(old: StepBody, current: StepBody): boolean {
  return old.text !== current.text && effectiveText(old.text) === effectiveText(current.text);
}

/** Whether a thing is a former one that differs by nothing but its key. */
function isRenamed(old: StepContent, current: StepContent): boolean {
  const follow = (text: string): string => text.replaceAll(old.name, current.name);
  const rewritten: StepContent = {
    key: follow(old.key),
    name: current.name,
    title: follow(old.title),
    values: old.values.map(({ label, value }) => ({ label, value: follow(value) })),
    scopes: old.scopes,
    body: old.body && { ...old.body, text: follow(effectiveText(old.body.text)) },
  };
  return fingerprintOf(rewritten) === fingerprintOf(current);
}

type Difference = Pick<SheetChange, 'title' | 'key' | 'values' | 'addedScopes' | 'removedScopes' | 'text'>;

function differenceOf(old: StepContent, current: StepContent | undefined): Difference;
function differenceOf(old: StepContent | undefined, current: StepContent): Difference;
function differenceOf(old: StepContent | undefined, current: StepContent | undefined): Difference {
  const { title = '', key = '' } = current ?? old ?? {};
  const had = old?.scopes ?? [];
  const has = current?.scopes ?? [];
  const isIn = (scopes: readonly SheetScope[], wanted: string): boolean =>
    scopes.some(({ scope }) => scope === wanted);
  return {
    title,
    key,
    // What is deleted is deleted as a whole: its values are of no use to anybody.
    values: current ? changedValues(old?.values ?? [], current.values) : [],
    addedScopes: has.filter(({ scope }) => !isIn(had, scope)),
    removedScopes: current ? had.filter(({ scope }) => !isIn(has, scope)).map(({ scope }) => scope) : [],
    text: changedText(old?.body ?? null, current?.body ?? null),
  };
}

function changedValues(
  old: readonly LabelledValue[],
  current: readonly LabelledValue[],
): readonly ChangedValue[] {
  const labels = [...new Set([...current, ...old].map(({ label }) => label))];
  return labels.flatMap((label) => {
    const before = whatToEnter(old.find((each) => each.label === label));
    const after = whatToEnter(current.find((each) => each.label === label));
    if (before === after) return [];
    return [
      { label, ...(before !== undefined && { old: before }), ...(after !== undefined && { new: after }) },
    ];
  });
}

/** A value, or what to do in its place. */
function whatToEnter(value: LabelledValue | undefined): string | undefined {
  return value?.value === '' ? (value.missing ?? '') : value?.value;
}

function changedText(old: StepBody | null, current: StepBody | null): ChangedText | null {
  const shown = current ?? old;
  if (shown === null) return null;
  const { file } = shown;
  if (old === null || current === null) {
    return {
      file,
      ...(old && { oldSha256: old.sha256 }),
      ...(current && { newSha256: current.sha256 }),
      diff: '',
    };
  }
  if (effectiveText(old.text) === effectiveText(current.text)) return null;
  const patch = createTwoFilesPatch(
    file,
    file,
    underHeadOf(current, old),
    current.text,
    'in the console',
    'to paste',
    {
      context: 2,
    },
  );
  const diff = patch.split('\n').slice(2).join('\n');
  return { file, oldSha256: old.sha256, newSha256: current.sha256, diff };
}

/** An old text below the head of the current one: digests in the heads always differ, and say nothing to a reader. */
function underHeadOf(current: StepBody, old: StepBody): string {
  const head = current.text.slice(0, current.text.length - effectiveText(current.text).length);
  return head + effectiveText(old.text);
}
