import type { Value } from '../runtime/value.ts';
import type { BuiltIn, BuiltInContext } from './built-in.ts';

/** What all functions of one table have in common. */
export interface FunctionGroup<Receiver> {
  readonly receiver: BuiltIn['receiver'];
  readonly freeForm?: boolean;
  /** The folder of the group's pages below https://www.zoho.com/deluge/help/functions/. */
  readonly pages: string;
  /** The receiver as the functions want it. */
  readonly read: (receiver: Value, context: BuiltInContext) => Receiver;
}

/** One function of a table, without what its group says; free form and page may be said anew. */
export interface FunctionDefinition<Receiver>
  extends Pick<BuiltIn, 'name' | 'parameters' | 'result' | 'confidence'>,
    Partial<Pick<BuiltIn, 'aliases' | 'freeForm' | 'page' | 'note' | 'nullForEmptyDate'>> {
  readonly run: (receiver: Receiver, args: readonly Value[], context: BuiltInContext) => Value;
}

/**
 * Makes built-ins from a table of functions that share a receiver.
 *
 * @example
 * defineFunctions({ receiver: ['text'], freeForm: true, pages: 'string', read: asText }, [
 *   { name: 'trim', parameters: [], result: 'text', confidence: 'documented', run: (text) => text.trim() },
 * ]);
 */
export function defineFunctions<Receiver>(
  group: FunctionGroup<Receiver>,
  table: readonly FunctionDefinition<Receiver>[],
): readonly BuiltIn[] {
  const { read } = group;
  return table.map((definition) => {
    const { run } = definition;
    return {
      receiver: group.receiver,
      ...(group.freeForm && { freeForm: true }),
      page: pageOf(group.pages, definition.name),
      ...definition,
      run: (context, receiver, args) => run(read(receiver, context), args, context),
    };
  });
}

/** The address of a function's page. */
export function pageOf(folder: string, name: string): string {
  return `https://www.zoho.com/deluge/help/functions/${folder}/${name.toLowerCase()}.html`;
}
