import type { Service } from './call.ts';

/** One request that reached a product. Without bodies it holds no personal data: of the query, only the names. */
export interface HttpLogEntry {
  /** Counts from 1. */
  readonly sequence: number;
  /** The sandbox's time when the request arrived, in milliseconds. */
  readonly atMs: number;
  readonly service: Service;
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
  /** The names of the query's parameters, in order. */
  readonly query: readonly string[];
  readonly status: number;
  /** The link name, when a script called through a connection. */
  readonly connection: string | null;
  /** The workflow run that made the request; null for everybody else. */
  readonly runId: string | null;
  /** Only when the sandbox was told to log bodies: they hold personal data. */
  readonly bodies?: { readonly url: string; readonly request: string; readonly response: string };
}

/** Something that the sandbox was asked for and does not stand for. */
export interface Unmodelled {
  readonly atMs: number;
  readonly service: Service | 'network';
  readonly method: string;
  readonly path: string;
  /** What is not modelled, in one sentence. */
  readonly what: string;
}
