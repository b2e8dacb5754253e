import type { Call } from '../http/call.ts';

/**
 * The parameters of a call of Accounts. They stand in the query or in a form body; both are in use (documented and
 * observed), and Zoho's own SDKs send a multipart form (observed).
 */
export function parametersOf(call: Call): URLSearchParams {
  const type = call.headers.get('content-type') ?? '';
  const form = type.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(call.body)]
    : multipartFields(type, call.body);
  const parameters = new URLSearchParams(call.query);
  for (const [name, value] of form) parameters.append(name, value);
  return parameters;
}

function multipartFields(type: string, body: string): readonly (readonly [name: string, value: string])[] {
  const [, quoted, plain] = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return [];
  return body.split(`--${boundary}`).flatMap((part) => {
    const [, head = '', value = ''] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n$/.exec(part) ?? [];
    const name = /name="([^"]*)"/.exec(head)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
}
