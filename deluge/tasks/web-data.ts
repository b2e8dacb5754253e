import type { RuntimeContext } from '../runtime/context.ts';
import { jsonText } from '../runtime/text-form.ts';
import { MapValue, type Value } from '../runtime/value.ts';
import { detailedValue, jsonType, responseOf } from './http.ts';
import { urlAnswer, urlRequest } from './invokeurl.ts';
import type { Task, TaskArguments, TaskParameter } from './task.ts';

const url: TaskParameter = { name: 'url', kind: 'text' };
const headers: TaskParameter = { name: 'headers', kind: 'map', optional: true };
const plain: TaskParameter = { name: 'plain', kind: 'boolean', optional: true };

/** The older forms of invokeurl, which Zoho still runs and advises against. */
export const webDataTasks: readonly Task[] = [
  {
    kind: 'exchange',
    path: 'getUrl',
    parameters: [url, headers, plain],
    page: 'https://www.zoho.com/deluge/help/web-data/geturl.html',
    confidence: 'documented',
    request: (args, context) =>
      urlRequest('getUrl', { url: args.get('url'), type: 'GET', headers: args.get('headers') }, context),
    answer: (answer, context, request, args) => plainOrDetailed(responseOf(answer, request), args, context),
  },
  {
    kind: 'exchange',
    path: 'postUrl',
    parameters: [url, { name: 'body', kind: 'map-or-text' }, headers, plain],
    page: 'https://www.zoho.com/deluge/help/web-data/posturl.html',
    confidence: 'documented',
    request: (args, context) =>
      urlRequest(
        'postUrl',
        { url: args.get('url'), type: 'POST', parameters: args.get('body'), headers: args.get('headers') },
        context,
      ),
    answer: (answer, context, request, args) => plainOrDetailed(responseOf(answer, request), args, context),
  },
  {
    kind: 'exchange',
    path: 'invokeUrl',
    parameters: [
      url,
      { name: 'type', kind: 'text' },
      { name: 'body', kind: 'map-or-text', optional: true },
      headers,
      plain,
    ],
    page: 'https://www.zoho.com/deluge/help/web-data/invokeurl-function.html',
    confidence: 'documented',
    note: 'Creator only. With the last argument it gives what postUrl gives.',
    request: (args, context) =>
      urlRequest(
        'invokeUrl',
        {
          url: args.get('url'),
          type: args.get('type'),
          parameters: args.get('body'),
          headers: args.get('headers'),
        },
        context,
      ),
    answer: (answer, context, request, args) =>
      args.has('plain')
        ? plainOrDetailed(responseOf(answer, request), args, context)
        : urlAnswer({ detailed: false, as: undefined }, answer, request, context),
  },
];

/** The address under which a host finds what the browser is to open, as `mailAddress` for mails. */
export const openUrlAddress = 'openurl:';

/** A task of the browser: the script goes on, and when it has ended the last page that it asked for opens. */
export const browserTasks: readonly Task[] = [
  {
    kind: 'exchange',
    path: 'openUrl',
    parameters: [
      url,
      { name: 'window', kind: 'text', optional: true },
      { name: 'specification', kind: 'text', optional: true },
    ],
    page: 'https://www.zoho.com/deluge/help/openurl.html',
    confidence: 'documented',
    note: `Goes to the host as POST ${openUrlAddress} with the arguments as JSON; the exchange is this engine's own.`,
    request: (args, context) => ({
      method: 'POST',
      url: openUrlAddress,
      headers: { 'content-type': jsonType },
      body: jsonText(new MapValue(args), context),
    }),
    answer: (answer, _context, request) => {
      responseOf(answer, request);
      return null;
    },
  },
];

/** Text by default; with `false` as the last argument a map of responseCode, responseText and responseHeader. */
function plainOrDetailed(
  response: ReturnType<typeof responseOf>,
  args: TaskArguments,
  context: RuntimeContext,
): Value {
  return args.get('plain') === false ? detailedValue(response, context) : response.body;
}
