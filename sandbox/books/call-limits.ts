import { limits } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { createSpendWindow, type Spending } from '../http/spend-window.ts';
import type { ZonedTime } from '../zoned-time.ts';
import { booksError } from './answers.ts';

const MINUTE_MS = 60_000;

export interface CallCountState {
  readonly minute: Spending;
  /** The day that is being counted, as a date of the organization's zone. */
  readonly day: string;
  readonly today: number;
}

/**
 * Counts an organization's calls: 100 a minute, and as many a day and at one time as its plan allows.
 * Source: https://www.zoho.com/books/api/v3/introduction/ (documented; that the day ends at midnight of the
 * organization's zone is inferred from `x-rate-limit-reset`)
 */
export class CallLimits {
  readonly #callsPerDay: number;
  readonly #concurrentCalls: number;
  readonly #time: ZonedTime;
  readonly #minute = createSpendWindow(MINUTE_MS);
  #day = '';
  #today = 0;

  constructor(callsPerDay: number, concurrentCalls: number, time: ZonedTime) {
    this.#callsPerDay = callsPerDay;
    this.#concurrentCalls = concurrentCalls;
    this.#time = time;
  }

  /**
   * Counts a call; gives the refusal when it is one too many. A refused call is not counted (inferred).
   *
   * @param concurrent how many calls the sandbox was answering when it came
   */
  count(nowMs: number, concurrent: number): Answer | undefined {
    this.#turnDay(nowMs);
    if (concurrent > this.#concurrentCalls) return booksError('concurrentLimit');
    if (this.#today >= this.#callsPerDay) return booksError('dailyLimit');
    if (this.#minute.spent(nowMs) >= limits.books.callsPerMinute.value) return booksError('perMinuteLimit');
    this.#minute.spend(nowMs, 1);
    this.#today += 1;
    return undefined;
  }

  /** The headers that every answer carries (observed). */
  headers(nowMs: number): Readonly<Record<string, string>> {
    this.#turnDay(nowMs);
    return {
      'x-rate-limit-limit': String(this.#callsPerDay),
      'x-rate-limit-remaining': String(Math.max(0, this.#callsPerDay - this.#today)),
      'x-rate-limit-reset': String(Math.ceil(this.#time.untilMidnight(nowMs) / 1000)),
    };
  }

  snapshot(): CallCountState {
    return { minute: this.#minute.snapshot(), day: this.#day, today: this.#today };
  }

  restore(state: CallCountState): void {
    this.#minute.restore(state.minute);
    this.#day = state.day;
    this.#today = state.today;
  }

  #turnDay(nowMs: number): void {
    const day = this.#time.withoutColon(nowMs).slice(0, 10);
    if (day === this.#day) return;
    this.#day = day;
    this.#today = 0;
  }
}
