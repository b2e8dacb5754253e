import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { failureCode, reasonOf } from '../../codegen/index.ts';
import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import { environmentDiagnostics, usageDiagnostics } from '../cli-diagnostics.ts';

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

/**
 * Reads the headers of connections. The file must be its owner's alone; on Windows its rights are not looked at, as
 * they are no mode bits there.
 */
export function readConnections(path: string, shownAs: string): ReadConnections {
  const place = { file: shownAs };
  const text = readPrivately(path, shownAs);
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

type PrivateText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Rights and text come from one opened file, so that no other can take its place in between. */
function readPrivately(path: string, shownAs: string): PrivateText {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    if (process.platform !== 'win32' && (fstatSync(handle).mode & 0o077) !== 0) {
      const diagnostic = connectionDiagnostics.report('readable-by-others', undefined, { file: shownAs });
      return { ok: false, diagnostic };
    }
    return { ok: true, text: readFileSync(handle, 'utf8') };
  } catch (error) {
    const code = failureCode(error);
    const diagnostic =
      code === 'ENOENT'
        ? usageDiagnostics.report('file-not-found', { path: shownAs }, undefined)
        : environmentDiagnostics.report('cannot-read', { path: shownAs, reason: reasonOf(code) }, undefined);
    return { ok: false, diagnostic };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
