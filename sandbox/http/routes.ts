import { Hono } from 'hono';
import type { Provenance } from '../../zoho/index.ts';
import { type Answer, type Call, type Origin, toResponse } from './call.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One endpoint of a product. The tables of routes are the list of what the sandbox stands for: a further endpoint
 * is one entry and one test.
 */
export interface Route<Handled extends Call, Context> {
  readonly method: Method;
  /** A Hono pattern below the product's root, such as `/bigin/v2/:module/:id`. */
  readonly path: string;
  /** What a caller gets, in one line. */
  readonly does: string;
  /** The parameters of the query that are read, besides those of every call. */
  readonly query?: readonly string[];
  /** Where the behaviour was learned. */
  readonly provenance: Provenance;
  readonly handle: (call: Handled, context: Context) => Answer;
}

/** What travels beside a request to a product: the parts that are no HTTP. */
export interface Exchange {
  readonly body: string;
  readonly origin: Origin;
  readonly dataCentre: string;
  readonly concurrent: number;
}

/** A product as one function from request to response. */
export type ProductHandler = (request: Request, exchange: Exchange) => Promise<Response>;

export interface ProductApp<Handled extends Call, Context> {
  readonly routes: readonly Route<Handled, Context>[];
  readonly context: Context;
  /** Checks that stand before every known route: either the call as routes take it, or the refusal. */
  readonly admit: (call: Call, route: Route<Handled, Context>) => Admission<Handled>;
  /** Answers what no route takes. */
  readonly refuse: (call: Call) => Answer;
  /**
   * Answers a call with a parameter in its query that its route does not read; undefined lets the call go on. Absent: nobody
   * looks.
   */
  readonly unreadParameter?: (call: Call, name: string) => Answer | undefined;
  /** Adds to every answer, such as the headers of the rate limits. */
  readonly finish?: (answer: Answer, call: Call) => Answer;
}

export type Admission<Handled extends Call> =
  | { readonly kind: 'admitted'; readonly call: Handled }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** What is noted of a call with a parameter that is not modelled. */
export function unmodelledParameter({ path }: Call, name: string): string {
  return `The parameter ${name} of ${path} is not modelled.`;
}

/** Builds the handler of a product from its table of routes. Routes are tried in the table's order. */
export function createProduct<Handled extends Call, Context>(
  app: ProductApp<Handled, Context>,
): ProductHandler {
  const hono = new Hono<{ Bindings: Exchange }>();
  const finish = app.finish ?? ((answer: Answer) => answer);

  const callOf = (request: Request, exchange: Exchange, params: Readonly<Record<string, string>>): Call => {
    const url = new URL(request.url);
    const { body, origin, dataCentre, concurrent } = exchange;
    return {
      method: request.method,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: request.headers,
      body,
      origin,
      dataCentre,
      concurrent,
    };
  };

  const answerToUnread = (call: Call, route: Route<Handled, Context>): Answer | undefined => {
    if (!app.unreadParameter) return undefined;
    for (const name of call.query.keys()) {
      const answer = route.query?.includes(name) ? undefined : app.unreadParameter(call, name);
      if (answer) return answer;
    }
    return undefined;
  };

  for (const route of app.routes) {
    hono.on(route.method, route.path, (c) => {
      const call = callOf(c.req.raw, c.env, c.req.param());
      const admission = app.admit(call, route);
      const answer =
        admission.kind === 'refused'
          ? admission.answer
          : (answerToUnread(call, route) ?? route.handle(admission.call, app.context));
      return toResponse(finish(answer, call));
    });
  }
  hono.notFound((c) => {
    const call = callOf(c.req.raw, c.env, {});
    return toResponse(finish(app.refuse(call), call));
  });
  // A defect of a route must reach the caller as an exception; Hono would turn it into a 500 that looks like Zoho's.
  hono.onError((error) => {
    throw error;
  });
  return async (request, exchange) => hono.fetch(request, exchange);
}
