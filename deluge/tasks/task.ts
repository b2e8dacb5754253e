import type { Confidence } from '../../zoho/index.ts';
import type { RuntimeContext } from '../runtime/context.ts';
import type { HttpAnswer, HttpRequest } from '../runtime/host.ts';
import type { Value } from '../runtime/value.ts';

/** What an argument of a task may be. */
export type ArgumentKind =
  | 'text'
  | 'record-id'
  | 'whole-number'
  | 'map'
  | 'boolean'
  | 'map-or-text'
  | 'list'
  | 'file';

export interface TaskParameter {
  readonly name: string;
  readonly kind: ArgumentKind;
  /**
   * Optional parameters may be left out in the middle too: an argument goes to the next parameter whose kind takes
   * it, as `getRecordById("Contacts", id, "link")` leaves out the map before the connection.
   */
  readonly optional?: boolean;
}

/** The arguments of one call, by the names of the parameters; what was left out is missing. */
export type TaskArguments = ReadonlyMap<string, Value>;

interface TaskBase {
  /** As Zoho writes it, such as `zoho.bigin.getRecordById`; compared without case. */
  readonly path: string;
  readonly parameters: readonly TaskParameter[];
  /** The page that documents it. */
  readonly page: string;
  readonly confidence: Confidence;
  /** What is not certain about it. */
  readonly note?: string;
}

/** A request without the line of the call, which the runtime adds. */
export type TaskRequest = Omit<HttpRequest, 'line'>;

/** A task that makes one HTTP exchange. */
export interface ExchangeTask extends TaskBase {
  readonly kind: 'exchange';
  readonly request: (args: TaskArguments, context: RuntimeContext) => TaskRequest;
  /** What the call gives; it may fail the script. */
  readonly answer: (
    answer: HttpAnswer,
    context: RuntimeContext,
    request: TaskRequest,
    args: TaskArguments,
  ) => Value;
}

/** A task that the host answers at once. */
export interface LocalTask extends TaskBase {
  readonly kind: 'local';
  readonly evaluate: (args: TaskArguments, context: RuntimeContext) => Value;
}

export type Task = ExchangeTask | LocalTask;
