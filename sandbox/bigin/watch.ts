import { limits } from '../../zoho/index.ts';
import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { CommittedWrite } from './bigin-data.ts';

/** A channel over which Bigin tells a caller of changes. */
export interface WatchChannel {
  /** Digits, chosen by the caller. */
  readonly channelId: string;
  /** Such as `Contacts.create`; `Contacts.all` stands for all three. */
  readonly events: readonly string[];
  readonly notifyUrl: string;
  /** What the caller wants to find in each notification: the only proof of where it comes from. */
  readonly token: string | null;
  readonly expiresAtMs: number;
}

/** A notification as it would be posted to the channel's address. */
export interface WatchNotification {
  readonly url: string;
  readonly body: JsonObject;
}

/** Takes what Bigin would post; nothing leaves the sandbox. */
export type NotificationSink = (notification: WatchNotification) => void;

export const watchEvents = ['create', 'edit', 'delete', 'all'] as const;

const operations: Readonly<Record<CommittedWrite['kind'], string>> = {
  create: 'insert',
  edit: 'update',
  delete: 'delete',
};

/**
 * The channels of the account. A channel lives two hours unless it asks for another time, a day at the most (observed;
 * documented), and then falls silent without a word.
 * Source: https://www.bigin.com/developer/docs/apis/v2/notifications.html
 */
export class WatchChannels {
  readonly #clock: Clock;
  readonly #sink: NotificationSink;
  readonly #apiDomain: string;
  readonly #channels = new Map<string, WatchChannel>();

  /** @param apiDomain of the account, such as `https://www.zohoapis.com` */
  constructor(clock: Clock, sink: NotificationSink, apiDomain: string) {
    this.#apiDomain = apiDomain;
    this.#clock = clock;
    this.#sink = sink;
  }

  /** Opens a channel; one of the same id is replaced, which is how a channel is renewed (observed). */
  open(channel: WatchChannel): void {
    this.#channels.set(channel.channelId, channel);
  }

  close(channelId: string): void {
    this.#channels.delete(channelId);
  }

  /** The address of a module in answers and notifications. The live ones say v1, even below v2 (observed). */
  resourceUri(module: string): string {
    return `${this.#apiDomain}/bigin/v1/${module}`;
  }

  get(channelId: string): WatchChannel | undefined {
    return this.live().find((channel) => channel.channelId === channelId);
  }

  /** The channels that have not expired. */
  live(): readonly WatchChannel[] {
    return [...this.#channels.values()].filter((channel) => channel.expiresAtMs > this.#clock.now());
  }

  /**
   * When a channel ends that is opened now.
   *
   * @param askedMs the moment that the caller asks for; undefined leaves it to Bigin
   * @returns undefined for a moment that has passed or is more than a day away
   */
  expiryFor(askedMs: number | undefined): number | undefined {
    const now = this.#clock.now();
    if (askedMs === undefined) return now + limits.bigin.watchDefaultLife.value;
    return askedMs > now && askedMs <= now + limits.bigin.watchLife.value ? askedMs : undefined;
  }

  /**
   * Tells of writes, one notification for each channel and write. The form of the body is that of Zoho CRM (inferred); so
   * is that a write made without `trigger` is told of as well.
   */
  tell(writes: readonly CommittedWrite[]): void {
    if (this.#channels.size === 0) return;
    for (const channel of this.live()) {
      for (const { module, kind, record } of writes) {
        const told = [`${module}.${kind}`, `${module}.all`].find((event) => channel.events.includes(event));
        if (told === undefined) continue;
        this.#sink({
          url: channel.notifyUrl,
          body: {
            module,
            operation: operations[kind],
            ids: [record.id],
            channel_id: channel.channelId,
            token: channel.token,
            resource_uri: this.resourceUri(module),
            query_params: {},
            server_time: this.#clock.now(),
          },
        });
      }
    }
  }

  snapshot(): readonly WatchChannel[] {
    return [...this.#channels.values()];
  }

  restore(channels: readonly WatchChannel[]): void {
    this.#channels.clear();
    for (const channel of channels) this.open(channel);
  }
}
