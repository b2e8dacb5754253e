import type { Diagnostic } from '../../deluge/index.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { ZonedTime } from '../zoned-time.ts';
import type { BiginData, CommittedWrite } from './bigin-data.ts';
import type { BiginVariables } from './variables.ts';
import type { WatchChannels } from './watch.ts';

/** What Bigin's routes work with. */
export interface BiginContext {
  readonly data: BiginData;
  readonly variables: BiginVariables;
  readonly watch: WatchChannels;
  /** The zone of the account, as an IANA name. */
  readonly timeZone: string;
  readonly time: ZonedTime;
  /** Tells the person who runs the sandbox something that Bigin itself keeps to itself. */
  readonly note: (diagnostic: Diagnostic) => void;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
  /** Takes writes that have happened. @param runsWorkflows whether rules may answer to them */
  readonly committed: (writes: readonly CommittedWrite[], runsWorkflows: boolean) => void;
  /** Charges credits beyond the one that each call costs. */
  readonly charge: (credits: number) => void;
}

export type BiginRoute = Route<AuthorizedCall, BiginContext>;
