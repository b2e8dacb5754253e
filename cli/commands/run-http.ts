import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';
import { limits } from '../../zoho/index.ts';
import { networkReason } from '../network-failure.ts';
import type { ConnectionHeaders } from './connections-file.ts';

/** One call as `--json` tells it. */
export interface SentCall {
  readonly method: string;
  readonly url: string;
  /** Zero when there was no answer. */
  readonly status: number;
}

export interface HttpSenderOptions {
  readonly upstream?: string | undefined;
  readonly connections: ConnectionHeaders;
  /** Gets every call, in order. */
  readonly sent: SentCall[];
  /** How long a call may take, in milliseconds. Default: what the platform gives it. */
  readonly timeoutMs?: number;
}

/**
 * Carries a script's calls out over the network. With `upstream` every call goes there, method, headers and body as
 * they are, the path and query appended; the address that was meant is in `x-original-url`, the link name of the
 * connection in `x-connection`.
 */
export function httpSender(options: HttpSenderOptions): (request: HttpRequest) => Promise<HttpAnswer> {
  return async (request) => {
    const answer = await exchange(request, options);
    const { method, url } = request;
    options.sent.push({ method, url, status: answer.kind === 'response' ? answer.status : 0 });
    return answer;
  };
}

async function exchange(request: HttpRequest, options: HttpSenderOptions): Promise<HttpAnswer> {
  const { connection } = request;
  const { upstream, connections, timeoutMs = limits.deluge.invokeUrlTime.value } = options;
  const isKnown = connection !== undefined && Object.hasOwn(connections, connection);
  if (upstream === undefined && connection !== undefined && !isKnown) {
    const message = 'the file of connections does not have it; give --connections or --upstream';
    return { kind: 'failure', reason: 'connection', message };
  }
  const headers = {
    ...request.headers,
    ...(isKnown && connections[connection]),
    ...(upstream !== undefined && { 'x-original-url': headerText(request.url) }),
    ...(upstream !== undefined && connection !== undefined && { 'x-connection': connection }),
  };
  const address = upstream === undefined ? new URL(request.url) : addressAt(upstream, request.url);
  if (!/^https?:$/.test(address.protocol)) {
    // Mails and text messages are exchanges of the engine's own.
    const message = 'nothing here sends mails or text messages; give --upstream to receive them';
    return { kind: 'failure', reason: 'unreachable', message };
  }
  try {
    return await send(address, { ...request, headers }, timeoutMs);
  } catch (error) {
    return failureOf(error, address);
  }
}

/** A header takes no letters beyond ASCII; an address can be written without them. */
function headerText(url: string): string {
  return /^[\x20-\x7e]*$/.test(url) ? url : new URL(url).href;
}

function addressAt(upstream: string, url: string): URL {
  const { pathname, search } = new URL(url);
  const base = new URL(upstream);
  return new URL(base.origin + base.pathname.replace(/\/$/, '') + pathname + search);
}

/**
 * `fetch` would add headers of its own, and follow redirects without asking the script. Node's HTTP is loaded here, as a
 * script without a call would wait for it longer than it runs.
 */
async function send(address: URL, request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  const { method } = request;
  const body = request.body === undefined ? undefined : Buffer.from(request.body, request.bodyEncoding);
  // Node would send the body of a DELETE without its length, and the server take it for the next request.
  const headers =
    body === undefined ? request.headers : { ...request.headers, 'content-length': String(body.length) };
  const { request: open } = await (address.protocol === 'https:'
    ? import('node:https')
    : import('node:http'));
  const { buffer } = await import('node:stream/consumers');
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = open(address, { method, headers, agent: false, signal }, (incoming) => {
      buffer(incoming).then(
        async (received) => {
          const headers = Object.fromEntries(
            Object.entries(incoming.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
          );
          resolve({
            kind: 'response',
            elapsedMs: Math.round(performance.now() - startedAt),
            status: incoming.statusCode ?? 0,
            headers,
            ...receivedBody(await unpacked(received, headers['content-encoding']), headers['content-type']),
          });
        },
        (error) => reject(error),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A body as it was before a server packed it; one that cannot be unpacked stays as it came. */
async function unpacked(bytes: Uint8Array, encoding = ''): Promise<Uint8Array> {
  if (bytes.length === 0 || !/^(gzip|deflate|br)$/i.test(encoding)) return bytes;
  const { brotliDecompressSync, unzipSync } = await import('node:zlib');
  try {
    return encoding.toLowerCase() === 'br' ? brotliDecompressSync(bytes) : unzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** Text in the charset that the answer names; bytes that are none, and of which nothing says that they are, are a file. */
function receivedBody(bytes: Uint8Array, type = ''): { body: string; bodyEncoding?: 'base64' } {
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(type) ?? [];
  const text = decoded(bytes, charset);
  if (text !== undefined) return { body: text };
  if (/^\s*(text\/|application\/(.*\+)?(json|xml)\b)/i.test(type))
    return { body: Buffer.from(bytes).toString() };
  return { body: Buffer.from(bytes).toString('base64'), bodyEncoding: 'base64' };
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown, { host }: URL): HttpAnswer {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return { kind: 'failure', reason: 'timeout', message: `${host} took too long to answer` };
  }
  if (code === 'ECONNRESET' || code === 'ECONNABORTED' || code === 'EPIPE') {
    return { kind: 'failure', reason: 'reset', message: `${host} broke the connection off` };
  }
  const message = `${host} cannot be reached: ${networkReason(code) ?? error.message}`;
  return { kind: 'failure', reason: 'unreachable', message };
}
