import * as z from 'zod/mini';
import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import { readPrivately } from '../private-file.ts';

/** The headers that a connection adds, by its link name. They hold secrets: never log them. */
export type ConnectionHeaders = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type ReadConnections =
  | { readonly ok: true; readonly connections: ConnectionHeaders }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

const connectionDiagnostics = defineDiagnostics('connections', {
  'not-valid': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The file of connections cannot be used: ${d.reason}.`,
    hint: () => 'Write {"booksconnection":{"authorization":"Zoho-oauthtoken …"}}.',
  },
  'readable-by-others': {
    severity: 'error',
    message: () => 'The file of connections holds secrets, and others on this machine can read or change it.',
    hint: () => 'Take their rights away: chmod 600 on the file.',
  },
});

const fileSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Reads the headers of connections, from a file that must be its owner's alone. */
export function readConnections(path: string, shownAs: string): ReadConnections {
  const place = { file: shownAs };
  const text = readPrivately(path, shownAs, () =>
    connectionDiagnostics.report('readable-by-others', undefined, place),
  );
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.text);
  } catch {
    // What JSON.parse says quotes the text, and the text holds secrets.
    return notValid('it is not JSON', place);
  }
  const checked = fileSchema.safeParse(json);
  return checked.success
    ? { ok: true, connections: checked.data }
    : notValid('it holds something else than headers by link name', place);
}

function notValid(reason: string, place: { readonly file: string }): ReadConnections {
  return { ok: false, diagnostic: connectionDiagnostics.report('not-valid', { reason }, place) };
}
