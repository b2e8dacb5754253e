import type { FileValue } from '../runtime/file-value.ts';

/** One field or file of a form. */
export type FormPart =
  | { readonly kind: 'field'; readonly name: string; readonly text: string; readonly type?: string }
  /** Without a name it is the one of setParamName. */
  | { readonly kind: 'file'; readonly file: FileValue; readonly name?: string };

export interface MultipartForm {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The name of a file's part when setParamName was not called (inferred: what Zoho's own APIs call it). */
const usualName = 'file';

/**
 * A form with files, as RFC 7578 writes it. The boundary is the same for the same parts, so that a run can be
 * repeated exactly.
 */
export function multipartForm(parts: readonly FormPart[]): MultipartForm {
  const boundary = boundaryFor(parts);
  const pieces = parts.flatMap((part) => [
    bytesOf(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
    part.kind === 'field' ? bytesOf(part.text) : part.file.bytes,
    bytesOf('\r\n'),
  ]);
  pieces.push(bytesOf(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: joined(pieces) };
}

function headOf(part: FormPart): string {
  if (part.kind === 'field') {
    const type = part.type === undefined ? '' : `\r\nContent-Type: ${quoted(part.type)}`;
    return `Content-Disposition: form-data; name="${quoted(part.name)}"${type}`;
  }
  const { file } = part;
  const name = quoted(file.paramName ?? part.name ?? usualName);
  const charset = file.charset === undefined ? '' : `; charset=${file.charset}`;
  return `Content-Disposition: form-data; name="${name}"; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}${charset}`;
}

/** As browsers write names into the header of a part. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** No part may hold it. */
function boundaryFor(parts: readonly FormPart[]): string {
  const texts = parts.map((part) => (part.kind === 'field' ? part.text : part.file.text));
  for (let number = 0; ; number++) {
    const boundary = `deluge-form-boundary-${number}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
