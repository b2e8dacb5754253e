import type { Confidence } from '../../zoho/index.ts';
import type { RuntimeContext } from '../runtime/context.ts';
import type { HttpAnswer } from '../runtime/host.ts';
import type { Value } from '../runtime/value.ts';
import type { TaskRequest } from './task.ts';

/** The values of a block, by key in lower case. */
export type BlockValues = ReadonlyMap<string, Value>;

/** A task that is written as a block of keys: `invokeurl [ url :"…" type :GET ]`. It makes one exchange. */
export interface BlockTask {
  /** In lower case; names are compared without case. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly required: readonly string[];
  /** Words, in upper case, that may stand without quotes as the value of a key: `type :POST`. */
  readonly words?: Readonly<Record<string, ReadonlySet<string>>>;
  readonly page: string;
  readonly confidence: Confidence;
  readonly note?: string;
  readonly request: (values: BlockValues, context: RuntimeContext) => TaskRequest;
  readonly answer: (
    answer: HttpAnswer,
    context: RuntimeContext,
    request: TaskRequest,
    values: BlockValues,
  ) => Value;
}
