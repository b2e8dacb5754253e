import type { Diagnostic, HttpAnswer, HttpRequest, Outcome, Value } from '../../deluge/index.ts';
import { limits } from '../../zoho/index.ts';
import type { BiginData, CommittedWrite } from '../bigin/bigin-data.ts';
import type { Clock } from '../clock.ts';
import { SandboxStopped, sandboxDiagnostics } from '../diagnostics.ts';
import type { Origin } from '../http/call.ts';
import { entryArgument } from './entry-argument.ts';
import { RememberedRun, type RememberedState, type RunMaker } from './remembered-run.ts';
import { type RecordEvent, ruleFires, type WorkflowRule } from './rules.ts';
import { RunMemory, type RunMove } from './run-memory.ts';
import type { RunStart, StartScript } from './script-run.ts';

/** Carries a request of a run to the products. */
export type Send = (request: HttpRequest, origin: Origin) => Promise<HttpAnswer>;

/**
 * Stands between a run and the products for one exchange, so that an answer can be lost, changed or made up.
 *
 * @example
 * // The server does its work, and the answer is lost.
 * const lostAnswer: Transport = async (request, send) => {
 *   await send(request);
 *   return { kind: 'failure', reason: 'timeout', message: 'timed out' };
 * };
 */
export type Transport = (
  request: HttpRequest,
  send: (request: HttpRequest) => Promise<HttpAnswer>,
) => Promise<HttpAnswer>;

/** A run that has not ended. */
export interface PendingRun {
  readonly id: string;
  /** The name of the rule or the schedule; of the function, when somebody called it. */
  readonly rule: string;
  /** The module and the record of the write; empty for a run that no write started. */
  readonly module: string;
  readonly recordId: string;
  readonly event: RecordEvent | 'schedule' | 'call';
  /** How many runs started each other up to this one; 1 when somebody outside made the write. */
  readonly depth: number;
  /** The request that the run is held at; null while it has not begun. */
  readonly request: HttpRequest | null;
}

/** A run that has not ended, with what decides how it goes on. */
export interface HeldRun extends PendingRun {
  /** What it was started with. */
  readonly args: readonly Value[];
  /** What it has seen of the world besides its answers, in order: the time and the variables that it read. */
  readonly observed: readonly string[];
  /** See `ScriptRun.standing`. */
  readonly standing: string | undefined;
}

/** One exchange of a run. */
export interface RunExchange {
  readonly method: string;
  readonly url: string;
  /** The HTTP status, or why there was no answer. */
  readonly result: number | Extract<HttpAnswer, { kind: 'failure' }>['reason'];
  readonly connection: string | null;
  /** The line of the call in the script. */
  readonly line: number;
}

type About = Omit<PendingRun, 'request'>;

/** A run that has ended, with all that is known of it. */
export interface FinishedRun extends About {
  readonly outcome: Outcome;
  readonly info: Outcome['info'];
  readonly http: readonly RunExchange[];
  readonly usage: Outcome['usage'];
}

/** What one step did: the run is held at its next request, or it has ended. */
export type Step =
  | { readonly kind: 'held'; readonly request: HttpRequest }
  | { readonly kind: 'finished'; readonly run: FinishedRun };

/** One firing of a rule, before it is known when its runs begin. */
export interface Firing {
  /** Counts firings from 1. */
  readonly number: number;
  readonly rule: string;
  readonly module: string;
  readonly recordId: string;
  readonly event: RecordEvent;
}

/**
 * When the runs of a firing begin: one entry for each run, in milliseconds after the write. `[0]` is once and at once,
 * `[0, 0]` twice, `[60_000]` late, and so after the runs of later writes, `[]` never. The platform promises none of this.
 */
export type Delivery = (firing: Firing) => readonly number[];

export const onceAtOnce: Delivery = () => [0];

interface LiveRun {
  /** When it may begin. */
  readonly dueMs: number;
  readonly timeLimitMs: number;
  /** How long its own exchanges have taken. */
  elapsedMs: number;
  readonly about: About;
  readonly script: RememberedRun;
  readonly http: RunExchange[];
  request: HttpRequest | null;
  busy: boolean;
}

/** Where all runs stand. It can be gone back to any number of times. */
export interface WorkflowMark {
  readonly started: number;
  readonly fired: number;
  readonly schedule: Readonly<Record<string, number>>;
  readonly finished: readonly FinishedRun[];
  readonly stopped: Diagnostic | null;
  readonly live: readonly (Omit<LiveRun, 'script' | 'http' | 'busy'> & {
    readonly script: RememberedState;
    readonly http: readonly RunExchange[];
  })[];
}

export interface WorkflowOptions {
  readonly rules: readonly WorkflowRule[];
  readonly data: BiginData;
  readonly start: StartScript;
  /** All that a script can read of the world without a call, as a text. */
  readonly readable: () => string;
  readonly onMove: (move: RunMove) => void;
  readonly send: Send;
  readonly clock: Clock;
  /** How many runs may start each other in a row before the sandbox takes them for a loop. */
  readonly deepestChain: number;
  readonly delivery: Delivery;
  readonly schedules: readonly Schedule[];
}

/** A function that runs again and again, whatever happens to records. */
export interface Schedule {
  readonly name: string;
  /** The name of the function. It is given nothing. */
  readonly function: string;
  readonly everyMs: number;
}

const tooSlow: HttpAnswer = {
  kind: 'failure',
  reason: 'timeout',
  message: 'The call took longer than the platform waits.',
};

/** Fires the rules, keeps the runs that they start, and carries them on one exchange at a time. */
export class Workflow {
  readonly #options: WorkflowOptions;
  readonly #live = new Map<string, LiveRun>();
  readonly #finished: FinishedRun[] = [];
  readonly #nextMs = new Map<string, number>();
  #started = 0;
  #fired = 0;
  #stopped: Diagnostic | null = null;
  /** Kept from the first time on that something is gone back to. */
  #memory: RunMemory | undefined;

  constructor(options: WorkflowOptions) {
    this.#options = options;
    const now = options.clock.now();
    for (const { name, everyMs } of options.schedules) this.#nextMs.set(name, now + everyMs);
  }

  /** Lets the rules see writes that have happened. Each rule that answers to one gets a run, in the rules' order. */
  fire(writes: readonly CommittedWrite[]): void {
    for (const write of writes) {
      for (const rule of this.#options.rules) {
        if (ruleFires(rule, write)) this.#deliver(rule, write);
      }
    }
  }

  /** The runs that could go on now, oldest first. */
  pendingRuns(): readonly PendingRun[] {
    this.#beginSchedules();
    return this.#due().map((run) => ({ ...run.about, request: run.request }));
  }

  /** How many runs will begin later, because they are delivered late. */
  deferredRuns(): number {
    return this.#live.size - this.#due().length;
  }

  /** When each schedule runs next; part of the state. */
  schedule(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#nextMs);
  }

  finishedRuns(): readonly FinishedRun[] {
    return this.#finished;
  }

  /** Why the sandbox has stopped; null while it goes on. */
  stopped(): Diagnostic | null {
    return this.#stopped;
  }

  /** How many runs have been started; part of the state. */
  started(): number {
    return this.#started;
  }

  /** How many times rules have fired; part of the state. */
  fired(): number {
    return this.#fired;
  }

  /** Forgets all runs, for restoring a saved state: those that are pending belong to the future that is undone. */
  reset(started: number, fired: number, schedule: Readonly<Record<string, number>>): void {
    this.#started = started;
    this.#fired = fired;
    for (const [name, nextMs] of Object.entries(schedule)) this.#nextMs.set(name, nextMs);
    this.#live.clear();
    this.#finished.length = 0;
    this.#stopped = null;
  }

  /** Where all runs stand. @throws SandboxStopped while an exchange is under way */
  mark(): WorkflowMark {
    const busy = [...this.#live.values()].filter((run) => run.busy).length;
    if (busy > 0) {
      throw new SandboxStopped(sandboxDiagnostics.report('runs-in-progress', { count: busy }, undefined));
    }
    return {
      started: this.#started,
      finished: [...this.#finished],
      stopped: this.#stopped,
      fired: this.#fired,
      schedule: this.schedule(),
      live: [...this.#live.values()].map(({ script, http, busy: _, ...rest }) => ({
        ...rest,
        script: script.state(),
        http: [...http],
      })),
    };
  }

  /** Goes back to where the runs stood. */
  rewind({ started, fired, schedule, finished, stopped, live }: WorkflowMark): void {
    this.reset(started, fired, schedule);
    this.#finished.push(...finished);
    this.#stopped = stopped;
    this.#memory ??= new RunMemory(this.#options.readable, this.#options.onMove);
    for (const { script, http, ...rest } of live) {
      this.#live.set(rest.about.id, {
        ...rest,
        script: new RememberedRun(this.#maker(), script),
        http: [...http],
        busy: false,
      });
    }
  }

  /** The run with an id, when it could go on now. */
  heldRun(runId: string): HeldRun | undefined {
    const run = this.#live.get(runId);
    return run && run.dueMs <= this.#options.clock.now() ? insideOf(run) : undefined;
  }

  /**
   * A run apart from all others: no rule knows of it, and its requests are answered by whoever carries it on.
   *
   * @param state where it stands; without `resumed`, before its first step
   */
  apart(state: RunStart | RememberedState): RememberedRun {
    const begun = { resumed: [], variables: [], moment: undefined, ...state };
    return new RememberedRun({ ...this.#maker(), memory: undefined }, begun);
  }

  /**
   * Begins a run of a function, as a button, a schedule or a chat flow does.
   *
   * @param args in the order of its parameters; a schedule gives none
   * @returns the run's id
   */
  call(functionName: string, args: readonly Value[]): string {
    const about = { rule: functionName, module: '', recordId: '', event: 'call' as const, depth: 1 };
    const now = this.#options.clock.now();
    return this.#start(about, functionName, args, now, limits.deluge.scheduleRunTime.value);
  }

  /**
   * Carries a run on by one exchange: a run that has not begun goes up to its first request; a held one has its
   * request sent and goes on to the next.
   *
   * @throws SandboxStopped when there is no such run, or when rules run in circles
   */
  async step(runId: string, transport?: Transport): Promise<Step> {
    this.#throwIfStopped();
    this.#beginSchedules();
    return this.#step(runId, transport);
  }

  async #step(runId: string, transport?: Transport): Promise<Step> {
    const run = this.#live.get(runId);
    if (!run || run.busy || run.dueMs > this.#options.clock.now()) {
      throw new SandboxStopped(sandboxDiagnostics.report('run-not-pending', { runId }, undefined));
    }
    run.busy = true;
    try {
      const { request } = run;
      const answer = request ? await this.#exchange(run, request, transport) : undefined;
      this.#throwIfStopped();
      return run.elapsedMs > run.timeLimitMs ? this.#stopAtLimit(run) : this.#resume(run, answer);
    } finally {
      run.busy = false;
    }
  }

  /**
   * Carries all runs to their end, one after another in the order in which they began, and those that they start.
   *
   * @throws SandboxStopped when rules run in circles
   */
  async settle(): Promise<readonly FinishedRun[]> {
    const before = this.#finished.length;
    this.#throwIfStopped();
    this.#beginSchedules();
    for (let id = this.#oldest(); id !== undefined; id = this.#oldest()) await this.#step(id);
    this.#throwIfStopped();
    return this.#finished.slice(before);
  }

  #oldest(): string | undefined {
    const now = this.#options.clock.now();
    let oldest: LiveRun | undefined;
    for (const run of this.#live.values()) {
      if (run.dueMs <= now && (!oldest || run.dueMs < oldest.dueMs)) oldest = run;
    }
    return oldest?.about.id;
  }

  /** The runs whose time has come: by that time, then by the order in which they were started. */
  #due(): readonly LiveRun[] {
    const now = this.#options.clock.now();
    return [...this.#live.values()]
      .filter((run) => run.dueMs <= now)
      .sort((left, right) => left.dueMs - right.dueMs);
  }

  #maker(): RunMaker {
    const { start, clock } = this.#options;
    return { start, clock, memory: this.#memory };
  }

  /** A clock that jumps over several moments starts one run: a schedule does not make up for what it missed (inferred). */
  #beginSchedules(): void {
    const now = this.#options.clock.now();
    for (const { name, function: functionName, everyMs } of this.#options.schedules) {
      const nextMs = this.#nextMs.get(name) ?? now + everyMs;
      if (now < nextMs) continue;
      this.#nextMs.set(name, nextMs + (Math.floor((now - nextMs) / everyMs) + 1) * everyMs);
      const about = { rule: name, module: '', recordId: '', event: 'schedule' as const, depth: 1 };
      this.#start(about, functionName, [], now, limits.deluge.scheduleRunTime.value);
    }
  }

  #deliver(rule: WorkflowRule, write: CommittedWrite): void {
    this.#fired += 1;
    const { module, kind, record } = write;
    const firing = { number: this.#fired, rule: rule.name, module, recordId: record.id, event: kind };
    for (const afterMs of this.#options.delivery(firing)) this.#begin(rule, write, afterMs);
  }

  #begin(rule: WorkflowRule, write: CommittedWrite, afterMs: number): void {
    const { module, kind, record, origin } = write;
    const depth = origin.kind === 'run' ? origin.depth + 1 : 1;
    if (depth > this.#options.deepestChain) {
      const details = { rule: rule.name, module, recordId: record.id, depth: depth - 1 };
      this.#stopped ??= sandboxDiagnostics.report('workflow-loop', details, undefined);
      return;
    }
    const argument = entryArgument(rule.entryStyle, this.#options.data, module, record);
    const about = { rule: rule.name, module, recordId: record.id, event: kind, depth };
    const dueMs = this.#options.clock.now() + afterMs;
    this.#start(about, rule.function, [argument], dueMs, limits.deluge.automationRunTime.value);
  }

  #start(
    about: Omit<About, 'id'>,
    functionName: string,
    args: readonly Value[],
    dueMs: number,
    timeLimitMs: number,
  ): string {
    this.#started += 1;
    const id = `run-${this.#started}`;
    this.#live.set(id, {
      about: { id, ...about },
      script: RememberedRun.begin(this.#maker(), functionName, args, this.#started),
      dueMs,
      timeLimitMs,
      elapsedMs: 0,
      http: [],
      request: null,
      busy: false,
    });
    return id;
  }

  async #exchange(run: LiveRun, request: HttpRequest, transport: Transport | undefined): Promise<HttpAnswer> {
    const connection = request.connection ?? null;
    const origin: Origin = { kind: 'run', runId: run.about.id, depth: run.about.depth, connection };
    const send = (sent: HttpRequest): Promise<HttpAnswer> => this.#options.send(sent, origin);
    const { clock } = this.#options;
    const sentMs = clock.now();
    const received = await (transport ? transport(request, send) : send(request));
    const tookMs = clock.now() - sentMs;
    run.elapsedMs += tookMs;
    const answer = tookMs > limits.deluge.invokeUrlTime.value ? tooSlow : received;
    run.http.push({
      method: request.method,
      url: request.url,
      result: answer.kind === 'response' ? answer.status : answer.reason,
      connection,
      line: request.line,
    });
    return answer;
  }

  #resume(run: LiveRun, answer: HttpAnswer | undefined): Step {
    const next = run.script.next(answer);
    if (!next.done) {
      run.request = next.request;
      return { kind: 'held', request: next.request };
    }
    return this.#finish(run, next.outcome);
  }

  /** The platform stops a run that takes too long, and the script cannot catch that (inferred). */
  #stopAtLimit(run: LiveRun): Step {
    const seconds = run.timeLimitMs / 1000;
    const { code, message } = sandboxDiagnostics.report('run-time-limit', { seconds }, undefined);
    const { usage } = run.script;
    const line = run.request?.line ?? 1;
    return this.#finish(run, { ok: false, error: { code, message, line, column: 1 }, info: [], usage });
  }

  #finish(run: LiveRun, outcome: Outcome): Step {
    const finished: FinishedRun = {
      ...run.about,
      outcome,
      info: outcome.info,
      http: run.http,
      usage: outcome.usage,
    };
    this.#live.delete(run.about.id);
    this.#finished.push(finished);
    return { kind: 'finished', run: finished };
  }

  #throwIfStopped(): void {
    if (this.#stopped) throw new SandboxStopped(this.#stopped);
  }
}

function insideOf({ about, request, script }: LiveRun): HeldRun {
  return {
    ...about,
    request,
    args: script.state().args,
    // To tell it, a run that was gone back to has to be made anew.
    get observed() {
      return script.observed;
    },
    get standing() {
      return script.standing;
    },
  };
}
