import type {
  AlertStatement,
  DeleteRecords,
  FetchRecords,
  FieldChoices,
  FormAction,
  InsertRecord,
  Markup,
} from '../syntax/ast.ts';
import type { CompiledExpression } from './compiled.ts';
import { failing } from './compiler.ts';
import { failExecution } from './execution-diagnostics.ts';

type ProductConstruct =
  | AlertStatement
  | DeleteRecords
  | FetchRecords
  | FieldChoices
  | FormAction
  | InsertRecord
  | Markup;

/** What only one product of Zoho has: it can be read and printed here, and fails when it is reached. */
export function notAvailableHere(node: ProductConstruct, product: string): CompiledExpression {
  const construct = nameOf(node);
  return failing(node.range.start, () => failExecution('not-available-here', { construct, product }));
}

function nameOf(node: ProductConstruct): string {
  switch (node.kind) {
    case 'alert':
      return 'alert';
    case 'delete-records':
      return 'delete from';
    case 'fetch-records':
      return `${node.form}[…]`;
    case 'field-choices':
      return ':ui';
    case 'form-action':
      return node.action;
    case 'insert-record':
      return 'insert into';
    case 'markup':
      return '<% … %>';
  }
}
