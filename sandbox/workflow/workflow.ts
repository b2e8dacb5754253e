import type { Diagnostic, HttpAnswer, HttpRequest, Outcome } from '../../deluge/index.ts';
import type { BiginData, CommittedWrite } from '../bigin/bigin-data.ts';
import type { Clock } from '../clock.ts';
import { SandboxStopped, sandboxDiagnostics } from '../diagnostics.ts';
import type { Origin } from '../http/call.ts';
import { entryArgument } from './entry-argument.ts';
import { RememberedRun, type RememberedState } from './remembered-run.ts';
import { type RecordEvent, ruleFires, type WorkflowRule } from './rules.ts';
import type { StartScript } from './script-run.ts';

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
  readonly rule: string;
  readonly module: string;
  readonly recordId: string;
  readonly event: RecordEvent;
  /** How many runs started each other up to this one; 1 when somebody outside made the write. */
  readonly depth: number;
  /** The request that the run is held at; null while it has not begun. */
  readonly request: HttpRequest | null;
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

/** A run that has ended, with all that is known of it. */
export interface FinishedRun extends Omit<PendingRun, 'request'> {
  readonly outcome: Outcome;
  readonly info: Outcome['info'];
  readonly http: readonly RunExchange[];
  readonly usage: Outcome['usage'];
}

/** What one step did: the run is held at its next request, or it has ended. */
export type Step =
  | { readonly kind: 'held'; readonly request: HttpRequest }
  | { readonly kind: 'finished'; readonly run: FinishedRun };

interface LiveRun {
  readonly about: Omit<PendingRun, 'request'>;
  readonly script: RememberedRun;
  readonly http: RunExchange[];
  request: HttpRequest | null;
  busy: boolean;
}

/** Where all runs stand. It can be gone back to any number of times. */
export interface WorkflowMark {
  readonly started: number;
  readonly finished: readonly FinishedRun[];
  readonly stopped: Diagnostic | null;
  readonly live: readonly (Pick<LiveRun, 'about' | 'request'> & {
    readonly script: RememberedState;
    readonly http: readonly RunExchange[];
  })[];
}

export interface WorkflowOptions {
  readonly rules: readonly WorkflowRule[];
  readonly data: BiginData;
  readonly start: StartScript;
  readonly send: Send;
  readonly clock: Clock;
  /** How many runs may start each other in a row before the sandbox takes them for a loop. */
  readonly deepestChain: number;
}

/** Fires the rules, keeps the runs that they start, and carries them on one exchange at a time. */
export class Workflow {
  readonly #options: WorkflowOptions;
  readonly #live = new Map<string, LiveRun>();
  readonly #finished: FinishedRun[] = [];
  #started = 0;
  #stopped: Diagnostic | null = null;

  constructor(options: WorkflowOptions) {
    this.#options = options;
  }

  /** Lets the rules see writes that have happened. Each rule that answers to one gets a run, in the rules' order. */
  fire(writes: readonly CommittedWrite[]): void {
    for (const write of writes) {
      for (const rule of this.#options.rules) {
        if (ruleFires(rule, write)) this.#begin(rule, write);
      }
    }
  }

  /** The runs that have not ended, oldest first. */
  pendingRuns(): readonly PendingRun[] {
    return [...this.#live.values()].map((run) => ({ ...run.about, request: run.request }));
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

  /** Forgets all runs, for restoring a saved state: those that are pending belong to the future that is undone. */
  reset(started: number): void {
    this.#started = started;
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
      live: [...this.#live.values()].map(({ about, request, script, http }) => ({
        about,
        request,
        script: script.state(),
        http: [...http],
      })),
    };
  }

  /** Goes back to where the runs stood. */
  rewind({ started, finished, stopped, live }: WorkflowMark): void {
    this.reset(started);
    this.#finished.push(...finished);
    this.#stopped = stopped;
    const { start, clock } = this.#options;
    for (const { about, request, script, http } of live) {
      this.#live.set(about.id, {
        about,
        script: new RememberedRun(start, clock, script),
        http: [...http],
        request,
        busy: false,
      });
    }
  }

  /**
   * Carries a run on by one exchange: a run that has not begun goes up to its first request; a held one has its
   * request sent and goes on to the next.
   *
   * @throws SandboxStopped when there is no such run, or when rules run in circles
   */
  async step(runId: string, transport?: Transport): Promise<Step> {
    this.#throwIfStopped();
    const run = this.#live.get(runId);
    if (!run || run.busy) {
      throw new SandboxStopped(sandboxDiagnostics.report('run-not-pending', { runId }, undefined));
    }
    run.busy = true;
    try {
      const answer = run.request ? await this.#exchange(run, run.request, transport) : undefined;
      this.#throwIfStopped();
      return this.#resume(run, answer);
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
    for (let id = this.#oldest(); id !== undefined; id = this.#oldest()) await this.step(id);
    this.#throwIfStopped();
    return this.#finished.slice(before);
  }

  #oldest(): string | undefined {
    return this.#live.keys().next().value;
  }

  #begin(rule: WorkflowRule, write: CommittedWrite): void {
    const { module, kind, record, origin } = write;
    const depth = origin.kind === 'run' ? origin.depth + 1 : 1;
    if (depth > this.#options.deepestChain) {
      const details = { rule: rule.name, module, recordId: record.id, depth: depth - 1 };
      this.#stopped ??= sandboxDiagnostics.report('workflow-loop', details, undefined);
      return;
    }
    this.#started += 1;
    const id = `run-${this.#started}`;
    const argument = entryArgument(rule.entryStyle, this.#options.data, module, record);
    this.#live.set(id, {
      about: { id, rule: rule.name, module, recordId: record.id, event: kind, depth },
      script: RememberedRun.begin(this.#options, rule.function, argument, this.#started),
      http: [],
      request: null,
      busy: false,
    });
  }

  async #exchange(run: LiveRun, request: HttpRequest, transport: Transport | undefined): Promise<HttpAnswer> {
    const connection = request.connection ?? null;
    const origin: Origin = { kind: 'run', runId: run.about.id, depth: run.about.depth, connection };
    const send = (sent: HttpRequest): Promise<HttpAnswer> => this.#options.send(sent, origin);
    const answer = await (transport ? transport(request, send) : send(request));
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
    const { outcome } = next;
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
