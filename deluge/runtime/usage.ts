import { limits } from '../../zoho/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { runtimeDiagnostics, ScriptFailure } from './errors.ts';
import { executionDiagnostics } from './execution-diagnostics.ts';

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
}

/**
 * The limits of a function of Zoho CRM, which stand in for Bigin's: no page gives Bigin's own. Of the two numbers that
 * pages give for statements the greater one is taken, because scripts that pass the smaller one run on CRM.
 */
export const defaultLimits: Limits = {
  statements: limits.deluge.crmLines.value,
  httpCalls: Number.POSITIVE_INFINITY,
  callDepth: limits.deluge.callDepth.value,
  infoCharacters: limits.deluge.infoText.value,
};

/** What a run has used. */
export interface Usage {
  readonly statements: number;
  readonly httpCalls: number;
  /** The greatest number of function calls that were open at once; the entry itself counts as one. */
  readonly deepestCall: number;
  readonly infoCharacters: number;
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

  enterFunction(): void {
    const limit = this.#limits.callDepth;
    if (this.#depth >= limit) {
      throw new LimitExceeded(runtimeDiagnostics.report('call-depth-limit', { limit }, undefined));
    }
    this.#depth++;
    if (this.#depth > this.#deepest) this.#deepest = this.#depth;
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
    };
  }
}
