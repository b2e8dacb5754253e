import type { RuntimeContext } from '../runtime/context.ts';
import { fail } from '../runtime/errors.ts';
import { FileValue } from '../runtime/file-value.ts';
import type { HttpAnswer } from '../runtime/host.ts';
import { parseJson } from '../runtime/json.ts';
import { isFileType, mediaTypeOfName } from '../runtime/media-type.ts';
import { jsonText, textOf } from '../runtime/text-form.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import type { TaskRequest } from './task.ts';

export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';
export const textType = 'text/plain';

export type Response = Extract<HttpAnswer, { readonly kind: 'response' }>;

/**
 * The answer of a service, whatever its status.
 *
 * @throws ScriptFailure when there is none. "socket timeout error" is the platform's wording:
 * https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html (documented).
 */
export function responseOf(answer: HttpAnswer, request: TaskRequest): Response {
  if (answer.kind === 'response') return answer;
  const { url, connection } = request;
  switch (answer.reason) {
    case 'timeout':
      return fail('socket-timeout', { url });
    case 'connection':
      return fail('connection-failed', { connection: connection ?? '', reason: answer.message });
    default:
      return fail('request-failed', { url, reason: answer.message });
  }
}

/** The bytes of an answer's body. */
export function bytesOfResponse({ body, bodyEncoding }: Response): Uint8Array {
  return bodyEncoding === 'base64'
    ? new Uint8Array(Buffer.from(body, 'base64'))
    : new TextEncoder().encode(body);
}

/** An answer as a file, called as its header says or as its address ends. */
export function fileOf(response: Response, { url }: TaskRequest): FileValue {
  const { headers } = response;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const name = nameInDisposition(headers['content-disposition']) ?? lastSegment(url);
  return new FileValue({
    name,
    type: type.trim() === '' ? mediaTypeOfName(name) : type.trim(),
    bytes: bytesOfResponse(response),
  });
}

/** Whether a script gets an answer as a file although it did not ask for one. */
export function isFileResponse({ headers, bodyEncoding }: Response): boolean {
  if (bodyEncoding === 'base64') return true;
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? '')) return true;
  return isFileType(headers['content-type'] ?? '');
}

function nameInDisposition(disposition = ''): string | undefined {
  const [, encoded] = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition) ?? [];
  if (encoded !== undefined) return decodedSegment(encoded);
  const [, quoted, plain] = /filename="([^"]*)"|filename=([^;\s]+)/.exec(disposition) ?? [];
  return quoted ?? plain;
}

function lastSegment(url: string): string {
  const [, segment = ''] = /([^/]*)$/.exec(new URL(url).pathname) ?? [];
  return segment === '' ? 'file' : decodedSegment(segment);
}

function decodedSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A body as a script sees it: a map or list when it is JSON, else text. */
export function bodyValue(body: string, { readings }: RuntimeContext): Value {
  const parsed = parseJson(body, { keyOrder: readings['map-key-order'] });
  if (!parsed.ok) return body;
  return parsed.value instanceof MapValue || parsed.value instanceof ListValue ? parsed.value : body;
}

/**
 * What invokeurl gives with `detailed: true`, and getUrl and postUrl with `false`.
 * Source: https://www.zoho.com/deluge/help/web-data/geturl.html (documented keys; their types are readings)
 */
export function detailedValue(
  { status, headers, body }: Response,
  context: RuntimeContext,
  content: Value | undefined = undefined,
): MapValue {
  const { readings } = context;
  const value = new MapValue();
  const text = readings['response-text-form'] === 'parsed' ? bodyValue(body, context) : body;
  value.set('responseCode', readings['response-code-type'] === 'text' ? String(status) : BigInt(status));
  value.set('responseText', content ?? text);
  value.set('responseHeader', new MapValue(Object.entries(headers)));
  return value;
}

/** A map as `a=1&b=two+words`. Maps and lists in it become JSON. */
export function formText(fields: MapValue, context: RuntimeContext): string {
  let text = '';
  for (const [name, value] of fields.entries()) {
    if (text !== '') text += '&';
    text += `${formEncoded(name)}=${formEncoded(fieldText(value, context))}`;
  }
  return text;
}

/** A value as a field of a form. */
export function fieldText(value: Value, context: RuntimeContext): string {
  return value instanceof ListValue ? jsonText(value, context) : textOf(value, context);
}

/** A text as one part of an address. */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const staysInForm = /^[A-Za-z0-9*._-]*$/;
const differsFromJava = /[!'()~]|%20/;

/** The same characters stay as with Java's URLEncoder; a blank becomes a plus. */
function formEncoded(text: string): string {
  if (staysInForm.test(text)) return text;
  const encoded = encodeURIComponent(text.toWellFormed());
  if (!differsFromJava.test(encoded)) return encoded;
  return encoded
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** An address with more parameters. */
export function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const [address = '', fragment] = url.split('#', 2);
  const mark = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return `${address}${mark}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** A map as HTTP headers, with names in lower case. */
export function headersOf(map: MapValue, context: RuntimeContext): Record<string, string> {
  return Object.fromEntries(
    [...map.entries()].map(([name, value]) => [name.toLowerCase(), fieldText(value, context)]),
  );
}

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t -~\u0080-\u00ff]*$/;

/** The name of a header that cannot be sent, such as one with a line break in it. */
export function unfitHeader(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(
    ([name, value]) => !headerName.test(name) || !headerValue.test(value),
  )?.[0];
}

/** Bytes as the body of a request: text where they are text. */
export function encodedBody(bytes: Uint8Array): Pick<TaskRequest, 'body' | 'bodyEncoding'> {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { body: Buffer.from(bytes).toString('base64'), bodyEncoding: 'base64' };
  }
}
