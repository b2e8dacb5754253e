import type { Diagnostic } from '../../deluge/index.ts';
import type { PlaceInProject } from './check-context.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { mappingEntries } from './entries.ts';
import type { Criterion, Mapping } from './mapping.ts';
import type { Topping } from './topping.ts';
import { criteriaOf } from './workflow-rule.ts';

/** Finds mappings that can run for the same record and write the same target: the later one would win. */
export function checkOverlap(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  return topping.mappings.flatMap((second, index) =>
    topping.mappings.slice(0, index).flatMap((first) => {
      const target = commonTarget(first, second);
      if (target === undefined || !canMeet(first, second)) return [];
      const names = { first: first.name, second: second.name, target };
      const place = placeOf(second.definedAt, topping.definedAt);
      return [definitionDiagnostics.report('mappings-overlap', names, place)];
    }),
  );
}

function commonTarget(first: Mapping, second: Mapping): string | undefined {
  if (first.to.module !== second.to.module) return undefined;
  const targets = new Set(mappingEntries(first).map(({ path }) => path.join('.')));
  return mappingEntries(second)
    .map(({ path }) => path.join('.'))
    .find((target) => targets.has(target));
}

function canMeet(first: Mapping, second: Mapping): boolean {
  return (
    first.from.module === second.from.module &&
    first.when.on.some((event) => second.when.on.includes(event)) &&
    !criteriaOf(first).some((one) => criteriaOf(second).some((other) => exclude(one, other)))
  );
}

/** Whether no record meets both criteria. */
function exclude(one: Criterion, other: Criterion): boolean {
  if (one.field !== other.field) return false;
  const kinds = [one.is, other.is].sort().join(' ');
  if (kinds === 'empty not-empty' || kinds === 'empty equal') return true;
  if (!('to' in one) || !('to' in other)) return false;
  if (kinds === 'equal equal') return one.to !== other.to;
  return kinds === 'equal not-equal' && one.to === other.to;
}
