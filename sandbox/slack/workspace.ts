import type { Clock } from '../clock.ts';
import { createSpendWindow, type Spending, type SpendWindow } from '../http/spend-window.ts';

/** A channel of the workspace. */
export interface SlackChannel {
  /** Such as `C0123456789`. */
  readonly id: string;
  readonly name: string;
  /** Whether the app has been invited; default yes. */
  readonly hasApp?: boolean;
  readonly isArchived?: boolean;
  /** A channel that only its members see; default no. */
  readonly isPrivate?: boolean;
}

export interface SlackMessage {
  readonly channel: string;
  readonly text: string;
  /** Slack's id of a message in its channel: seconds since 1970 and six digits. */
  readonly ts: string;
}

/** An app in the workspace: its token opens what its scopes say, until it is taken out. */
interface SlackApp {
  readonly token: string;
  readonly scopes: readonly string[];
}

export interface SlackState {
  readonly apps: readonly SlackApp[];
  readonly messages: readonly SlackMessage[];
  readonly posted: Readonly<Record<string, Spending>>;
}

const SECOND_MS = 1000;

/** What a workspace holds: channels, the apps that were installed, and the messages that they posted. */
export class Workspace {
  readonly #clock: Clock;
  readonly #channels: readonly SlackChannel[];
  readonly #apps = new Map<string, SlackApp>();
  readonly #posted = new Map<string, SpendWindow>();
  #messages: SlackMessage[] = [];

  constructor(channels: readonly SlackChannel[], clock: Clock) {
    this.#channels = channels;
    this.#clock = clock;
  }

  /** Installs an app, as a person's consent does, and gives its token. Its text opens nothing outside the sandbox. */
  install(name: string, scopes: readonly string[]): string {
    const token = `sandbox-slack-${name}`;
    this.#apps.set(token, { token, scopes });
    return token;
  }

  app(token: string): SlackApp | undefined {
    return this.#apps.get(token);
  }

  /** By id, or by name with or without the mark in front: the page allows both. */
  channel(text: string): SlackChannel | undefined {
    const name = text.replace(/^#/, '');
    return this.#channels.find((channel) => channel.id === text || channel.name === name);
  }

  /** Counts a message of a channel; false when it is one too many. */
  mayPost({ id }: SlackChannel): boolean {
    const window = this.#posted.get(id) ?? createSpendWindow(SECOND_MS);
    this.#posted.set(id, window);
    const now = this.#clock.now();
    if (window.spent(now) >= 1) return false;
    window.spend(now, 1);
    return true;
  }

  post({ id }: SlackChannel, text: string): SlackMessage {
    const seconds = Math.floor(this.#clock.now() / SECOND_MS);
    const ts = `${seconds}.${String(this.#messages.length + 1).padStart(6, '0')}`;
    const message: SlackMessage = { channel: id, text, ts };
    this.#messages.push(message);
    return message;
  }

  get messages(): readonly SlackMessage[] {
    return this.#messages;
  }

  snapshot(): SlackState {
    return {
      apps: [...this.#apps.values()],
      messages: [...this.#messages],
      posted: Object.fromEntries([...this.#posted].map(([id, window]) => [id, window.snapshot()])),
    };
  }

  restore(state: SlackState): void {
    this.#apps.clear();
    for (const app of state.apps) this.#apps.set(app.token, app);
    this.#messages = [...state.messages];
    this.#posted.clear();
    for (const [id, spending] of Object.entries(state.posted)) {
      const window = createSpendWindow(SECOND_MS);
      window.restore(spending);
      this.#posted.set(id, window);
    }
  }
}
