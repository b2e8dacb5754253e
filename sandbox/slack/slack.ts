import type { Call } from '../http/call.ts';
import { createProduct, type ProductHandler } from '../http/routes.ts';
import { slackError, slackRoutes } from './routes.ts';
import type { Workspace } from './workspace.ts';

export interface SlackOptions {
  readonly workspace: Workspace;
  readonly unmodelled: (call: Call, what: string) => void;
}

/** Makes Slack: one workspace, behind its Web API. */
export function createSlack({ workspace, unmodelled }: SlackOptions): ProductHandler {
  return createProduct({
    routes: slackRoutes,
    context: { workspace, unmodelled },
    admit: (call: Call) => ({ kind: 'admitted', call }),
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of Slack is not modelled.`);
      return slackError('unknown_method');
    },
  });
}
