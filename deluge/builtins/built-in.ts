import type { Confidence } from '../../zoho/index.ts';
import type { RuntimeContext } from '../runtime/context.ts';
import type { Value, ValueType } from '../runtime/value.ts';

/** What a built-in may use besides its receiver and arguments. */
export type BuiltInContext = RuntimeContext;

export interface BuiltInParameter {
  readonly name: string;
  /** What may be given; a null argument must be named here too. */
  readonly types: readonly ValueType[] | 'any';
  /** Optional parameters stand last. */
  readonly optional?: boolean;
  /** The last parameter only: any number of values may be given for it. */
  readonly repeats?: boolean;
}

/**
 * One built-in function. Everything about it is here: the analyser, the support ledger and the interpreter all
 * read this entry.
 */
export interface BuiltIn {
  /** As Zoho writes it; names are compared without case. Tasks carry their whole path: `zoho.encryption.sha1`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What it can be called on; `none` marks a free function such as `randomNumber(1, 6)`. */
  readonly receiver: readonly ValueType[] | 'any' | 'none';
  /** Also callable as `name(receiver, …)`. */
  readonly freeForm?: boolean;
  readonly parameters: readonly BuiltInParameter[];
  readonly result: ValueType | 'any' | 'nothing';
  /** The page that documents it. */
  readonly page: string;
  readonly confidence: Confidence;
  readonly note?: string;
  /** Whether it gives null for `''`, a date without digits, which its value does not tell from an empty text. */
  readonly nullForEmptyDate?: true;
  /** Called with arguments that fit `parameters`; left-out optional ones are missing from `args`. */
  readonly run: (context: BuiltInContext, receiver: Value, args: readonly Value[]) => Value;
}
