import { crc32, inflateRawSync } from 'node:zlib';

/** What a zip says of one of its files, and the file. */
export interface DirectoryEntry {
  readonly path: string;
  readonly system: number;
  readonly mode: string;
  readonly method: number;
  readonly date: string;
  readonly content: Uint8Array;
  readonly checksumHolds: boolean;
  readonly extraBytes: number;
}

/** Reads the central directory of a zip by the format's own description, so that no library judges its own work. */
export function readDirectory(zip: Uint8Array): readonly DirectoryEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('The zip has no end record, or a comment.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: count }, () => {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error(`No directory entry at ${at}.`);
    const nameLength = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = inflateRawSync(zip.subarray(start, start + view.getUint32(at + 20, true)));
    const time = view.getUint16(at + 12, true);
    const date = view.getUint16(at + 14, true);
    const entry = {
      path: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength)),
      system: view.getUint8(at + 5),
      mode: (view.getUint32(at + 38, true) >>> 16).toString(8),
      method: view.getUint16(at + 10, true),
      date: `${1980 + (date >> 9)}-${(date >> 5) & 15}-${date & 31} ${time}`,
      content: new Uint8Array(content),
      checksumHolds: crc32(content) === view.getUint32(at + 16, true),
      extraBytes,
    };
    at += 46 + nameLength + extraBytes + view.getUint16(at + 32, true);
    return entry;
  });
}
