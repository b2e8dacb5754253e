import type { RuntimeContext } from '../runtime/context.ts';
import { fail } from '../runtime/errors.ts';
import { failExecution } from '../runtime/execution-diagnostics.ts';
import { FileValue } from '../runtime/file-value.ts';
import type { HttpAnswer } from '../runtime/host.ts';
import { jsonText } from '../runtime/text-form.ts';
import { ListValue, MapValue, typeLabel, typeOf, type Value } from '../runtime/value.ts';
import type { BlockTask, BlockValues } from './block-task.ts';
import { fieldAmongFiles, partsOfBody } from './form-body.ts';
import {
  bodyValue,
  detailedValue,
  encodedBody,
  fieldText,
  fileOf,
  formText,
  formType,
  headersOf,
  isFileResponse,
  jsonType,
  responseOf,
  textType,
  unfitHeader,
  withQuery,
} from './http.ts';
import { type FormPart, multipartForm } from './multipart.ts';
import type { TaskRequest } from './task.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** https://www.zoho.com/deluge/help/deluge-invoke-url.html names the key (documented); its words are inferred. */
const formats: ReadonlyMap<string, AnswerForm['as']> = new Map([
  ['TEXT', 'text'],
  ['COLLECTION', 'collection'],
  ['FILE', 'file'],
]);

/** The statement that calls any service: https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html */
export const invokeUrlBlock: BlockTask = {
  name: 'invokeurl',
  keys: [
    'url',
    'type',
    'headers',
    'parameters',
    'body',
    'files',
    'connection',
    'detailed',
    'content-type',
    'response-format',
    'response-decoding',
  ],
  required: ['url'],
  words: { type: methods, 'response-format': new Set(formats.keys()) },
  page: 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  confidence: 'documented',
  note: 'A file in the answer is told by its type or its disposition (inferred). response-decoding is taken and changes nothing: the host gives decoded text.',
  request: (values, context) => {
    answerForm('invokeurl', values);
    // One shape for every call: an object that is made from entries is many times as slow to read.
    const call: UrlCall = {
      url: values.get('url'),
      type: values.get('type'),
      headers: values.get('headers'),
      parameters: values.get('parameters'),
      body: values.get('body'),
      files: values.get('files'),
      connection: values.get('connection'),
      'content-type': values.get('content-type'),
    };
    return urlRequest('invokeurl', call, context);
  },
  answer: (answer, context, request, values) =>
    urlAnswer(answerForm('invokeurl', values), answer, request, context),
};

/** Checked before the call as well as read after it: a mistake must not cost an exchange. */
export function answerForm(task: string, values: BlockValues): AnswerForm {
  const detailed = values.get('detailed') ?? false;
  if (typeof detailed !== 'boolean') return failOnKey(task, 'detailed', detailed);
  const decoding = values.get('response-decoding') ?? null;
  if (decoding !== null && typeof decoding !== 'string') {
    return failOnKey(task, 'response-decoding', decoding);
  }
  const format = values.get('response-format') ?? null;
  if (format === null) return { detailed, as: undefined };
  const known = typeof format === 'string' ? formats.get(format.toUpperCase()) : undefined;
  return known === undefined ? failOnKey(task, 'response-format', format) : { detailed, as: known };
}

/** What a call of an address is made of, whichever task makes it. */
export interface UrlCall {
  readonly url?: Value | undefined;
  readonly type?: Value | undefined;
  readonly headers?: Value | undefined;
  readonly parameters?: Value | undefined;
  readonly body?: Value | undefined;
  readonly files?: Value | undefined;
  readonly connection?: Value | undefined;
  readonly 'content-type'?: Value | undefined;
}

/**
 * The request of a call. A map of parameters becomes a form, in the query of a GET; a text goes out as it is.
 *
 * @throws ScriptFailure for a value that the key does not take.
 */
export function urlRequest(task: string, call: UrlCall, context: RuntimeContext): TaskRequest {
  const url = addressOf(task, call.url ?? null);
  const method = methodOf(task, call.type ?? null);
  const connection = call.connection ?? null;
  if (connection !== null && typeof connection !== 'string') return failOnKey(task, 'connection', connection);
  const request = {
    method,
    url,
    headers: requestHeaders(task, call, context),
    ...(connection !== null && { connection }),
  };
  return withBody(request, task, call, context);
}

function addressOf(task: string, url: Value): string {
  const address = typeof url === 'string' ? url.trim() : '';
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : failOnKey(task, 'url', url);
}

function methodOf(task: string, type: Value): string {
  if (type === null) return 'GET';
  const method = typeof type === 'string' ? type.toUpperCase() : '';
  return methods.has(method) ? method : failOnKey(task, 'type', type);
}

function requestHeaders(task: string, call: UrlCall, context: RuntimeContext): Record<string, string> {
  const given = call.headers ?? null;
  if (given !== null && !(given instanceof MapValue)) return failOnKey(task, 'headers', given);
  const contentType = call['content-type'] ?? null;
  if (contentType !== null && typeof contentType !== 'string') {
    return failOnKey(task, 'content-type', contentType);
  }
  const headers = {
    ...(contentType !== null && { 'content-type': contentType }),
    ...(given !== null && headersOf(given, context)),
  };
  const unfit = unfitHeader(headers);
  if (unfit === undefined) return headers;
  return failExecution('key-value', { task, key: 'headers', found: `the header '${unfit}' as it is` });
}

function withBody(request: TaskRequest, task: string, call: UrlCall, context: RuntimeContext): TaskRequest {
  const { parameters = null, body = null, files = null } = call;
  if (files !== null) return withFiles(request, task, files, parameters ?? body, context);
  if (body !== null) {
    if (request.method === 'GET') {
      return failExecution('not-supported', { what: `the key 'body' in a GET of ${task}` });
    }
    return bodyRequest(request, body, task, context);
  }
  if (parameters === null) return request;
  const isGet = request.method === 'GET';
  if (parameters instanceof MapValue) {
    // Documented: a map is sent as a form, whatever a header says (practitioners meet this as a trap). That the key
    // content-type changes it is inferred.
    if (!isGet && isJson(call['content-type'])) {
      return sending(request, jsonText(parameters, context), jsonType);
    }
    const form = formText(parameters, context);
    return isGet ? { ...request, url: withQuery(request.url, form) } : sending(request, form, formType);
  }
  if (typeof parameters !== 'string') return failOnKey(task, 'parameters', parameters);
  if (isGet) return { ...request, url: withQuery(request.url, parameters) };
  return sending(request, parameters, textType);
}

/**
 * A form with files; what else is sent with it are its fields.
 * Source: https://www.zoho.com/deluge/help/file-methods.html (documented keys; the layout is that of every such form)
 */
function withFiles(
  request: TaskRequest,
  task: string,
  files: Value,
  fields: Value,
  context: RuntimeContext,
): TaskRequest {
  if (request.method === 'GET') {
    return failExecution('not-supported', { what: `the key 'files' in a GET of ${task}` });
  }
  const given = files instanceof ListValue ? files.items : [files];
  if (fields !== null && !(fields instanceof MapValue)) return failOnKey(task, 'parameters', fields);
  const parts: FormPart[] = [...(fields?.entries() ?? [])].map(([name, value]) => ({
    kind: 'field',
    name,
    text: fieldText(value, context),
  }));
  for (const file of given) {
    const field = fieldAmongFiles(file, context);
    if (field) parts.push(field);
    else if (file instanceof FileValue) parts.push({ kind: 'file', file });
    else return failOnKey(task, 'files', file);
  }
  return sendingForm(request, parts);
}

function sendingForm(request: TaskRequest, parts: readonly FormPart[]): TaskRequest {
  const { contentType, bytes } = multipartForm(parts);
  // The boundary is part of the type: a script cannot know it.
  const { 'content-type': _replaced, ...headers } = request.headers;
  return { ...request, headers: { ...headers, 'content-type': contentType }, ...encodedBody(bytes) };
}

function bodyRequest(request: TaskRequest, body: Value, task: string, context: RuntimeContext): TaskRequest {
  if (body instanceof FileValue) {
    return {
      ...request,
      headers: { 'content-type': body.type, ...request.headers },
      ...encodedBody(body.bytes),
    };
  }
  if (typeof body === 'string') return sending(request, body, textType);
  const parts = partsOfBody(body, context);
  if (parts) return sendingForm(request, parts);
  if (body instanceof MapValue && request.headers['content-type']?.startsWith(formType)) {
    return sending(request, formText(body, context), formType);
  }
  // The pages name body as a key and show no map in it: JSON is inferred.
  if (body instanceof MapValue || body instanceof ListValue) {
    return sending(request, jsonText(body, context), jsonType);
  }
  return failOnKey(task, 'body', body);
}

/** The default types of bodies: a form for maps, plain text for text (documented on the page of the function form). */
function sending(request: TaskRequest, body: string, contentType: string): TaskRequest {
  return { ...request, headers: { 'content-type': contentType, ...request.headers }, body };
}

function isJson(contentType: Value | undefined): boolean {
  return typeof contentType === 'string' && contentType.toLowerCase().includes('json');
}

/** How a script wants its answer. */
export interface AnswerForm {
  readonly detailed: boolean;
  /** What the script asks for; undefined lets the answer decide. */
  readonly as: 'text' | 'collection' | 'file' | undefined;
}

/**
 * What a call of an address gives: a map or list when the answer is JSON, a file when its type is one, else text.
 *
 * @throws ScriptFailure when there is no answer, or for a status of 400 and more by the reading `invokeurl-http-error`.
 */
export function urlAnswer(
  form: AnswerForm,
  answer: HttpAnswer,
  request: TaskRequest,
  context: RuntimeContext,
): Value {
  const response = responseOf(answer, request);
  const asFile = form.as === 'file' || (form.as === undefined && isFileResponse(response));
  const file = asFile ? fileOf(response, request) : undefined;
  if (form.detailed) return detailedValue(response, context, file);
  if (response.status >= 400 && context.readings['invokeurl-http-error'] === 'error') {
    return fail('http-error', { url: request.url, status: response.status });
  }
  return file ?? (form.as === 'text' ? response.body : bodyValue(response.body, context));
}

/** Ends the script because a key has a value that it does not take. */
function failOnKey(task: string, key: string, value: Value): never {
  const found = typeof value === 'string' ? `the text '${value}'` : `a ${typeLabel[typeOf(value)]} value`;
  return failExecution('key-value', { task, key, found });
}
