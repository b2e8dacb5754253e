import { ListValue, MapValue, type Value } from '../../deluge/index.ts';
import { limits, type Provenance } from '../../zoho/index.ts';
import type { Answer, AuthorizedCall } from '../http/call.ts';
import type { Json, JsonObject } from '../json.ts';
import { errorAnswer, errorBody, noContent, type RecordResult } from './answers.ts';
import type { BiginContext, BiginRoute } from './bigin-context.ts';
import { type WatchChannel, watchEvents } from './watch.ts';
import { otherKeyIn, readList, unmodelledKey } from './write-body.ts';

const path = '/bigin/v2/actions/watch';

function provenance(note: string): Provenance {
  const source = 'https://www.bigin.com/developer/docs/apis/v2/notifications.html';
  return { source, confidence: 'documented', note };
}

/** The endpoints of Bigin about notifications. */
export const watchRoutes: readonly BiginRoute[] = [
  {
    method: 'POST',
    path,
    does: 'Opens channels for notifications; an id that is in use renews its channel.',
    provenance: provenance('Observed: the answer, two hours without channel_expiry. Inferred: the errors.'),
    handle: (call, context) => openChannels(call, context, 201),
  },
  {
    method: 'PUT',
    path,
    does: 'Renews or changes channels for notifications.',
    provenance: provenance('That it takes what POST takes, and opens what is not there, is inferred.'),
    handle: (call, context) => openChannels(call, context, 200),
  },
  {
    method: 'PATCH',
    path,
    does: 'Takes some events away from channels, with _delete_events.',
    provenance: provenance('The errors are inferred.'),
    handle: (call, context) => patchChannels(call, context),
  },
  {
    method: 'GET',
    path,
    does: 'Gives the channels that have not expired, or the one with a channel_id; 204 when there are none.',
    query: ['channel_id'],
    provenance: provenance('The keys of the answer are inferred.'),
    handle: (call, context) => listChannels(call, context),
  },
  {
    method: 'DELETE',
    path,
    does: 'Closes the channels named in channel_ids.',
    query: ['channel_ids'],
    provenance: provenance('The errors are inferred.'),
    handle: (call, context) => closeChannels(call, context),
  },
];

type ReadChannel =
  | { readonly ok: true; readonly channel: WatchChannel }
  | { readonly ok: false; readonly details: JsonObject };

function openChannels(call: AuthorizedCall, context: BiginContext, status: number): Answer {
  return forEachSent(call, context, status, (sent, jsonPath) => {
    const read = readChannel(sent, context, jsonPath);
    if (!read.ok) return refused(read.details);
    context.watch.open(read.channel);
    return done(read.channel, context);
  });
}

function patchChannels(call: AuthorizedCall, context: BiginContext): Answer {
  return forEachSent(call, context, 200, (sent, jsonPath) => {
    const channel = context.watch.get(textOfValue(sent.get('channel_id')) ?? '');
    if (!channel) return refused({ api_name: 'channel_id', json_path: `${jsonPath}.channel_id` });
    const events = eventsIn(sent.get('events'), context);
    if (sent.get('_delete_events') !== true || !events) {
      return refused({ api_name: '_delete_events', json_path: `${jsonPath}._delete_events` });
    }
    const left = { ...channel, events: channel.events.filter((event) => !events.includes(event)) };
    if (left.events.length === 0) context.watch.close(channel.channelId);
    else context.watch.open(left);
    return done(left, context);
  });
}

function listChannels(call: AuthorizedCall, context: BiginContext): Answer {
  const wanted = call.query.get('channel_id');
  const channels = context.watch.live().filter((channel) => wanted === null || channel.channelId === wanted);
  if (channels.length === 0) return noContent;
  const watch = channels.flatMap((channel) =>
    channel.events.map((event) => ({ ...viewEvent(channel, event, context), notify_url: channel.notifyUrl })),
  );
  return { status: 200, json: { watch } };
}

function closeChannels(call: AuthorizedCall, context: BiginContext): Answer {
  const ids = call.query.get('channel_ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) return errorAnswer('REQUIRED_PARAM_MISSING', { param_name: 'channel_ids' });
  const results = ids.map((id): RecordResult => {
    const channel = context.watch.get(id);
    if (!channel) return refused({ api_name: 'channel_ids', channel_id: id });
    context.watch.close(id);
    return done(channel, context);
  });
  return watchAnswer(results, 200);
}

const channelKeys: readonly string[] = [
  'channel_id',
  'events',
  'notify_url',
  'token',
  'channel_expiry',
  '_delete_events',
];

function forEachSent(
  call: AuthorizedCall,
  context: BiginContext,
  status: number,
  handle: (sent: MapValue, jsonPath: string) => RecordResult,
): Answer {
  const read = readList(call.body, 'watch');
  if (!read.ok) return read.answer;
  const most = limits.bigin.watchChannels.value;
  if (read.items.length > most) {
    return errorAnswer('LIMIT_EXCEEDED', { api_name: 'watch', limit: most, json_path: '$.watch' });
  }
  const results = read.items.map((sent, index) => {
    const jsonPath = `$.watch[${index}]`;
    if (!(sent instanceof MapValue)) {
      return refused({ expected_data_type: 'jsonobject', json_path: jsonPath });
    }
    const otherKey = otherKeyIn(sent, channelKeys);
    if (otherKey === undefined) return handle(sent, jsonPath);
    context.unmodelled(call, unmodelledKey(call, otherKey));
    return refused({ api_name: otherKey, json_path: `${jsonPath}.${otherKey}` });
  });
  return watchAnswer(results, status);
}

function watchAnswer(results: readonly RecordResult[], status: number): Answer {
  const count = results.filter((result) => !result.ok).length;
  const json = { watch: results.map((result) => result.body) };
  return { status: count === 0 ? status : count === results.length ? 400 : 202, json };
}

function readChannel(sent: MapValue, context: BiginContext, jsonPath: string): ReadChannel {
  const bad = (name: string, more: JsonObject = {}): ReadChannel => ({
    ok: false,
    details: { api_name: name, ...more, json_path: `${jsonPath}.${name}` },
  });
  const channelId = textOfValue(sent.get('channel_id')) ?? '';
  if (!/^\d{1,19}$/.test(channelId)) return bad('channel_id', { expected_data_type: 'bigint' });
  const events = eventsIn(sent.get('events'), context);
  if (!events) return bad('events', { expected_data_type: 'jsonarray' });
  const notifyUrl = sent.get('notify_url');
  if (typeof notifyUrl !== 'string' || !URL.canParse(notifyUrl)) {
    return bad('notify_url', { expected_data_type: 'website' });
  }
  const token = sent.get('token');
  const longest = limits.bigin.watchToken.value;
  if (token !== null && (typeof token !== 'string' || token.length > longest)) {
    return bad('token', { maximum_length: longest });
  }
  const asked = sent.get('channel_expiry');
  const askedMs = typeof asked === 'string' ? Date.parse(asked) : undefined;
  const expiresAtMs = asked === null || askedMs !== undefined ? context.watch.expiryFor(askedMs) : undefined;
  if (expiresAtMs === undefined) return bad('channel_expiry', { expected_data_type: 'datetime' });
  return { ok: true, channel: { channelId, events, notifyUrl, token, expiresAtMs } };
}

/** The events of a channel; undefined when one of them does not exist. */
function eventsIn(value: Value, context: BiginContext): readonly string[] | undefined {
  if (!(value instanceof ListValue) || value.items.length === 0) return undefined;
  const texts = value.items.filter((item) => typeof item === 'string');
  const known = texts.every((text) => {
    const [module = '', event = '', ...rest] = text.split('.');
    return rest.length === 0 && context.data.module(module) && watchEvents.some((name) => name === event);
  });
  return known && texts.length === value.items.length ? texts : undefined;
}

function done(channel: WatchChannel, context: BiginContext): RecordResult {
  const events: Json = channel.events.map((event) => viewEvent(channel, event, context));
  const body = {
    code: 'SUCCESS',
    details: { events },
    message: 'Successfully subscribed for actions-watch',
    status: 'success',
  };
  return { ok: true, kind: 'edit', body };
}

function viewEvent(channel: WatchChannel, event: string, context: BiginContext): JsonObject {
  const module = event.split('.')[0] ?? '';
  return {
    channel_expiry: context.time.withColon(channel.expiresAtMs),
    resource_uri: context.watch.resourceUri(module),
    resource_id: String(context.data.moduleNames().indexOf(module) + 1),
    resource_name: module,
    channel_id: channel.channelId,
  };
}

function refused(details: JsonObject): RecordResult {
  return { ok: false, body: errorBody('INVALID_DATA', details) };
}

function textOfValue(value: Value): string | undefined {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined;
}
