import type { Diagnostic } from '../../deluge/index.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { ZonedTime } from '../zoned-time.ts';
import type { BiginData, CommittedWrite } from './bigin-data.ts';
import type { BiginVariables } from './variables.ts';
import type { WatchChannels } from './watch.ts';

/** What calls about records and their metadata work with, in Bigin as in Zoho CRM. */
export interface RecordsContext {
  readonly data: BiginData;
  /** The zone of the account, as an IANA name. */
  readonly timeZone: string;
  readonly time: ZonedTime;
  /** The status of a write of which some records were taken and some refused. */
  readonly partlyRefusedStatus: number;
  /** Tells the person who runs the sandbox something that the product itself keeps to itself. */
  readonly note: (diagnostic: Diagnostic) => void;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
  /** Takes writes that have happened. @param runsWorkflows whether rules may answer to them */
  readonly committed: (writes: readonly CommittedWrite[], runsWorkflows: boolean) => void;
  /** Charges credits beyond the one that each call costs. */
  readonly charge: (credits: number) => void;
}

/** What Bigin's routes work with. */
export interface BiginContext extends RecordsContext {
  readonly variables: BiginVariables;
  readonly watch: WatchChannels;
}

export type BiginRoute = Route<AuthorizedCall, BiginContext>;
