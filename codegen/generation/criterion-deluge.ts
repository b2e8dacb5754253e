import type { Criterion } from '../definition/mapping.ts';
import { delugeLiteral } from './template-engine.ts';

/**
 * A condition that holds for a record which does not meet a criterion. Every value is compared as text, which is the
 * same for all that a criterion can compare: text, and true or false.
 */
export function delugeOfUnmet(criterion: Criterion): string {
  const value = `ifnull(record.get(${delugeLiteral(criterion.field)}),${delugeLiteral('')}).toString()`;
  switch (criterion.is) {
    case 'empty':
      return `${value} != ${delugeLiteral('')}`;
    case 'not-empty':
      return `${value} == ${delugeLiteral('')}`;
    case 'equal':
      return `${value} != ${delugeLiteral(String(criterion.to))}`;
    case 'not-equal':
      return `${value} == ${delugeLiteral(String(criterion.to))}`;
  }
}
