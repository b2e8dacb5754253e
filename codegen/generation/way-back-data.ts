import type { Origin, Plan, PlannedField } from '../plan/plan.ts';
import { delugeOfTransforms } from '../transforms/chain.ts';
import { Prelude } from '../transforms/prelude.ts';
import { truncate } from '../transforms/text.ts';
import { type DelugeExpression, delugeLiteral } from './template-engine.ts';

/**
 * How many customers are on a page of those that changed last. A run looks at two pages at most: the newest, and one
 * of what earlier runs have not come to. Each look is a call to Books, as the list shows no custom field.
 */
const pageSize = '20';

/** What the template of the way back needs beside what all templates get. */
export interface WayBackData {
  readonly seenVariable: string;
  readonly pageSize: string;
  readonly fieldQuery: { readonly fields: string };
  readonly parts: readonly {
    /** The variable that holds the part of the customer. */
    readonly holder: string;
    /** The name of an object within the customer; null for the customer itself and its person. */
    readonly object: string | null;
    readonly fields: readonly ReturnedValue[];
  }[];
  readonly hasPerson: boolean;
  /** The API names of the custom fields in Books that come back. */
  readonly customFields: readonly string[];
}

interface ReturnedValue {
  readonly target: string;
  readonly to: string;
  readonly variable: string;
  readonly expression: DelugeExpression;
  readonly statements: readonly DelugeExpression[];
  /** A value of more characters stays in Books. */
  readonly limit: number | null;
  readonly origin: number;
}

/** The data of the way back; null for a plan in which nothing comes back. */
export function wayBackData(plan: Plan, originOf: (origin: Origin) => number): WayBackData | null {
  const { fields, customFields, groups, primary } = plan.target;
  const { seen } = plan.variables;
  if (plan.task !== 'back' || seen === undefined) return null;
  const part = (holder: string, object: string | null, planned: readonly PlannedField[]) => ({
    holder,
    object,
    fields: planned.flatMap(({ target, origin, comesBack }): readonly ReturnedValue[] => {
      if (comesBack === undefined) return [];
      const { to, limit } = comesBack;
      const variable = `${holder}Value`;
      const prelude = new Prelude(delugeLiteral, variable);
      const transforms = limit?.tooLong === 'truncate' ? [truncate(limit.length)] : [];
      const expression = { deluge: delugeOfTransforms(variable, transforms, prelude) };
      const statements = prelude.lines.map((deluge) => ({ deluge }));
      const refused = limit?.tooLong === 'reject' ? limit.length : null;
      return [{ target, to, variable, expression, statements, limit: refused, origin: originOf(origin) }];
    }),
  });
  const parts = [
    part('customer', null, fields),
    part('customFields', null, customFields),
    ...groups.map((group, index) => part(`part${index + 1}`, group.name, group.fields)),
    ...(primary ? [part('primaryPerson', null, primary.fields)] : []),
  ].filter((one) => one.fields.length > 0);
  const names = parts.flatMap((one) => one.fields.map(({ to }) => to));
  return {
    seenVariable: seen,
    pageSize,
    fieldQuery: { fields: names.join(',') },
    parts,
    hasPerson: parts.some(({ holder }) => holder === 'primaryPerson'),
    customFields: customFields.flatMap(({ target, comesBack }) => (comesBack === undefined ? [] : [target])),
  };
}
