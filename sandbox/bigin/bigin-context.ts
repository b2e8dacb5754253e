import type { Diagnostic } from '../../deluge/index.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { BiginData, CommittedWrite } from './bigin-data.ts';

/** What Bigin's routes work with. */
export interface BiginContext {
  readonly data: BiginData;
  /** Tells the person who runs the sandbox something that Bigin itself keeps to itself. */
  readonly note: (diagnostic: Diagnostic) => void;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
  /** Takes writes that rules may answer to. */
  readonly committed: (writes: readonly CommittedWrite[]) => void;
  /** Charges credits beyond the one that each call costs. */
  readonly charge: (credits: number) => void;
}

export type BiginRoute = Route<AuthorizedCall, BiginContext>;
