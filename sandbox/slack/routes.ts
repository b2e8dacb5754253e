import { MapValue, parseJson } from '../../deluge/index.ts';
import { type Provenance, scopesForCall } from '../../zoho/index.ts';
import type { Answer, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import { type JsonObject, toJson } from '../json.ts';
import type { Workspace } from './workspace.ts';

/** What the routes of Slack work with. */
export interface SlackContext {
  readonly workspace: Workspace;
  readonly unmodelled: (call: Call, what: string) => void;
}

export type SlackRoute = Route<Call, SlackContext>;

const docs = 'https://docs.slack.dev';
const method = (name: string, note?: string): Provenance => ({
  source: `${docs}/reference/methods/${name}`,
  confidence: 'documented',
  ...(note !== undefined && { note }),
});

/** More characters than this are cut off (documented). */
const LONGEST_TEXT = 40_000;
/** What a message can have besides its text; the sandbox takes it and keeps the text only. */
const otherArguments: readonly string[] = [
  'mrkdwn',
  'parse',
  'link_names',
  'unfurl_links',
  'unfurl_media',
  'username',
  'icon_emoji',
  'icon_url',
];

/** Every method of Slack that the sandbox stands for. */
export const slackRoutes: readonly SlackRoute[] = [
  {
    method: 'POST',
    path: '/api/chat.postMessage',
    does: 'Posts a message into a channel. An error is 200 with ok false; a second message within a second is 429.',
    provenance: method(
      'chat.postMessage',
      'Slack tolerates short bursts, so that one message a second is stricter; the order of the checks is inferred.',
    ),
    handle: postMessage,
  },
];

/** Slack's error: the status is 200, and only the body tells. */
export function slackError(error: string, more: JsonObject = {}): Answer {
  return { status: 200, json: { ok: false, error, ...more } };
}

/** Source: https://docs.slack.dev/apis/web-api/rate-limits (status and header documented; the body observed). */
const rateLimited: Answer = {
  status: 429,
  json: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': '1' },
};

function postMessage(call: Call, { workspace, unmodelled }: SlackContext): Answer {
  const read = argumentsOf(call);
  if (typeof read === 'string') return slackError(read);
  const text = (name: string): string => (typeof read[name] === 'string' ? (read[name] as string) : '');
  const refusal = authorize(call, text('token'), workspace);
  if (refusal) return refusal;
  const strange = Object.keys(read).find(
    (name) => !['token', 'channel', 'text', ...otherArguments].includes(name),
  );
  if (strange !== undefined) {
    unmodelled(call, `The argument ${strange} of chat.postMessage is not modelled.`);
    return slackError('invalid_arguments');
  }
  const channel = workspace.channel(text('channel'));
  // A private channel without the app is hidden from it (documented for the scopes of private channels).
  if (!channel || (channel.isPrivate && channel.hasApp === false)) return slackError('channel_not_found');
  if (channel.isArchived) return slackError('is_archived');
  if (channel.hasApp === false) return slackError('not_in_channel');
  if (text('text').trim() === '') return slackError('no_text');
  if (!workspace.mayPost(channel)) return rateLimited;
  const { ts, text: posted } = workspace.post(channel, text('text').slice(0, LONGEST_TEXT));
  return {
    status: 200,
    json: { ok: true, channel: channel.id, ts, message: { type: 'message', text: posted, ts } },
  };
}

/** The token stands in the header, or in a form under `token` (documented). */
function authorize(call: Call, tokenInForm: string, workspace: Workspace): Answer | undefined {
  const [, inHeader] = /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '') ?? [];
  const token = inHeader ?? tokenInForm;
  if (token === '') return slackError('not_authed');
  const app = workspace.app(token);
  if (!app) return slackError('invalid_auth');
  const needed = scopesForCall(call.method, call.path) ?? [];
  const missing = needed.filter((scope) => !app.scopes.includes(scope));
  return missing.length === 0
    ? undefined
    : slackError('missing_scope', { needed: missing.join(','), provided: app.scopes.join(',') });
}

/** The arguments of a method, as JSON or as a form; the error when they are neither. */
function argumentsOf(call: Call): JsonObject | string {
  const type = (call.headers.get('content-type') ?? '').toLowerCase();
  if (type.startsWith('application/json')) {
    const parsed = parseJson(call.body);
    if (!parsed.ok) return 'invalid_json';
    if (!(parsed.value instanceof MapValue)) return 'json_not_object';
    return toJson(parsed.value) as JsonObject;
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(call.body));
  }
  if (call.body === '') return Object.fromEntries(call.query);
  return type === '' ? 'missing_post_type' : 'invalid_post_type';
}
