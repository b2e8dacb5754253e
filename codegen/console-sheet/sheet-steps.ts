import type { ConsoleSheet, SheetScope } from './sheet.ts';
import {
  fingerprintOf,
  type LabelledValue,
  type StepBody,
  type StepContent,
  stepKinds,
} from './step-kinds.ts';

/** One thing to make in the console, with ids for the page. */
interface StepItem {
  readonly id: string;
  /** Names the item and what it holds: a mark on an item that has changed since does not hold any more. */
  readonly tick: string;
  readonly title: string;
  readonly values: readonly (Required<LabelledValue> & { readonly id: string })[];
  readonly scopes: readonly (SheetScope & { readonly id: string })[];
  readonly body: (StepBody & { readonly id: string }) | null;
}

/** One place of the console's menu, with all that is made there. */
export interface SheetStep {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly advice: string;
  readonly items: readonly StepItem[];
}

/** The sheet as a list of places and things to enter; kinds without things are left out. */
export function stepsOf(sheet: ConsoleSheet): readonly SheetStep[] {
  return stepKinds
    .map((kind) => ({ ...kind, found: kind.contents(sheet) }))
    .filter(({ found }) => found.length > 0)
    .map(({ id, title, place, advice, found }, index) => ({
      id,
      number: index + 1,
      title,
      place,
      advice,
      items: found.map((content, position) => itemOf(id, position + 1, content)),
    }));
}

function itemOf(kind: string, number: number, content: StepContent): StepItem {
  const { title, values, scopes, body } = content;
  const id = `${kind}-${number}`;
  return {
    id,
    tick: `${kind}-${fingerprintOf(content).slice(0, 16)}`,
    title,
    values: values.map((value, index) => ({
      missing: 'Leave it empty',
      ...value,
      id: `${id}-value-${index + 1}`,
    })),
    scopes: scopes.map((scope, index) => ({ ...scope, id: `${id}-scope-${index + 1}` })),
    body: body && { id: `${id}-text`, ...body },
  };
}
