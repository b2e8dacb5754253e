import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { runtimeDiagnostics, ScriptFailure } from './errors.ts';
import { executionDiagnostics, failExecution } from './execution-diagnostics.ts';
import type { HttpAnswer } from './host.ts';
import { writeJson } from './json.ts';
import type { Value } from './value.ts';

/** How much one run may use. Every number counts whole things; `Infinity` lifts a limit. */
export interface Limits {
  /** Statements that are carried out; each round of a loop counts as one more. */
  readonly statements: number;
  /** Exchanges over HTTP: invokeurl, getUrl, postUrl and the tasks of Zoho's products. */
  readonly httpCalls: number;
  /** How many calls of functions may be open at once. */
  readonly callDepth: number;
  /** UTF-16 units of all info lines together. What is longer is cut, as on the platform. */
  readonly infoCharacters: number;
  /** How long a script waits for one answer, in milliseconds. */
  readonly httpCallMs: number;
  /** How long all waits together may last, in milliseconds: what a script computes itself takes no time here. */
  readonly runMs: number;
  /** Bytes of one answer from an address of Zoho's. */
  readonly zohoAnswerBytes: number;
  /** Bytes of one answer from any other address. */
  readonly otherAnswerBytes: number;
  /** Bytes of the returned value as JSON. */
  readonly returnBytes: number;
}

/** What a run has used. */
export interface Usage {
  readonly statements: number;
  readonly httpCalls: number;
  /** The greatest number of function calls that were open at once; the entry itself counts as one. */
  readonly deepestCall: number;
  readonly infoCharacters: number;
  /** All waits for answers together, as the host tells them. */
  readonly elapsedMs: number;
  readonly longestHttpCallMs: number;
  readonly largestZohoAnswerBytes: number;
  readonly largestOtherAnswerBytes: number;
  /** 0 as long as the run goes on. */
  readonly returnBytes: number;
}

/**
 * The platform stops a run that goes beyond a limit; a script cannot catch that (inferred: a limit that a script
 * could catch would be none).
 */
export class LimitExceeded extends ScriptFailure {
  constructor({ code, message, hint }: Diagnostic) {
    super(code, message, hint);
    this.name = 'LimitExceeded';
  }
}

/** Counts what one run uses and stops it at its limits. */
export class Meter {
  readonly #limits: Limits;
  readonly #statementLimit: number;
  #statements = 0;
  #httpCalls = 0;
  #depth = 0;
  #deepest = 0;
  #infoCharacters = 0;
  #elapsedMs = 0;
  #longestHttpCallMs = 0;
  #largestZohoAnswerBytes = 0;
  #largestOtherAnswerBytes = 0;
  #returnBytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#statementLimit = limits.statements;
  }

  /** Counts a statement or a round of a loop; false when it is one too many. */
  allowsStatement(): boolean {
    return ++this.#statements <= this.#statementLimit;
  }

  statementsExceeded(): LimitExceeded {
    return new LimitExceeded(
      runtimeDiagnostics.report('statement-limit', { limit: this.#statementLimit }, undefined),
    );
  }

  httpCall(): void {
    const limit = this.#limits.httpCalls;
    this.#httpCalls++;
    if (this.#httpCalls > limit) {
      throw new LimitExceeded(executionDiagnostics.report('http-call-limit', { limit }, undefined));
    }
  }

  /**
   * Measures an answer. One that took too long is a time-out for the script, which has waited for no longer than it may.
   *
   * @throws LimitExceeded when all waits together are too long.
   * @throws ScriptFailure when the answer is too large.
   */
  httpAnswer(url: string, answer: HttpAnswer): HttpAnswer {
    const { httpCallMs, runMs } = this.#limits;
    const elapsedMs = answer.kind === 'response' ? (answer.elapsedMs ?? 0) : 0;
    const waitedMs = Math.min(elapsedMs, httpCallMs);
    this.#elapsedMs += waitedMs;
    this.#longestHttpCallMs = Math.max(this.#longestHttpCallMs, waitedMs);
    if (this.#elapsedMs > runMs) {
      throw new LimitExceeded(executionDiagnostics.report('run-time-limit', { limit: runMs }, undefined));
    }
    if (elapsedMs > httpCallMs) {
      return { kind: 'failure', reason: 'timeout', message: `no answer within ${httpCallMs} ms` };
    }
    if (answer.kind === 'response') this.#measureSize(url, answer);
    return answer;
  }

  #measureSize(url: string, { body, bodyEncoding }: Extract<HttpAnswer, { kind: 'response' }>): void {
    const size = Buffer.byteLength(body, bodyEncoding ?? 'utf8');
    const isZoho = zohoAddress.test(url);
    if (isZoho) this.#largestZohoAnswerBytes = Math.max(this.#largestZohoAnswerBytes, size);
    else this.#largestOtherAnswerBytes = Math.max(this.#largestOtherAnswerBytes, size);
    const limit = isZoho ? this.#limits.zohoAnswerBytes : this.#limits.otherAnswerBytes;
    if (size > limit) failExecution('answer-too-large', { url, size, limit });
  }

  /**
   * Measures what the run returns.
   *
   * @throws LimitExceeded when it is too large.
   */
  returned(value: Value): void {
    const limit = this.#limits.returnBytes;
    if (value === null || !Number.isFinite(limit)) return;
    this.#returnBytes = typeof value === 'string' ? Buffer.byteLength(value) : jsonBytes(value);
    if (this.#returnBytes > limit) {
      const size = this.#returnBytes;
      throw new LimitExceeded(executionDiagnostics.report('return-too-large', { size, limit }, undefined));
    }
  }

  enterFunction(): void {
    const limit = this.#limits.callDepth;
    if (this.#depth >= limit) {
      throw new LimitExceeded(runtimeDiagnostics.report('call-depth-limit', { limit }, undefined));
    }
    this.#depth++;
    if (this.#depth > this.#deepest) this.#deepest = this.#depth;
  }

  /** How many calls of functions are open. */
  get depth(): number {
    return this.#depth;
  }

  leaveFunction(): void {
    this.#depth--;
  }

  /** Gives the part of an info line that is still kept; undefined when nothing is. */
  info(line: string): string | undefined {
    const room = this.#limits.infoCharacters - this.#infoCharacters;
    if (room <= 0 && line.length > 0) return undefined;
    const kept = line.length > room ? line.slice(0, room) : line;
    this.#infoCharacters += kept.length;
    return kept;
  }

  get usage(): Usage {
    return {
      statements: this.#statements,
      httpCalls: this.#httpCalls,
      deepestCall: this.#deepest,
      infoCharacters: this.#infoCharacters,
      elapsedMs: this.#elapsedMs,
      longestHttpCallMs: this.#longestHttpCallMs,
      largestZohoAnswerBytes: this.#largestZohoAnswerBytes,
      largestOtherAnswerBytes: this.#largestOtherAnswerBytes,
      returnBytes: this.#returnBytes,
    };
  }
}

/** Addresses of Zoho's own domains, in every data centre. */
const zohoAddress =
  /^https?:\/\/(?:[^/?#\\]*[@.])?(?:zoho[a-z]*|bigin)\.[a-z]{2,}(?:\.[a-z]{2})?(?::\d*)?(?:[/?#\\]|$)/i;

/** A value that contains itself has no size; whoever prints it will learn why. */
function jsonBytes(value: Value): number {
  try {
    return Buffer.byteLength(writeJson(value));
  } catch (error) {
    if (error instanceof ScriptFailure) return 0;
    throw error;
  }
}
