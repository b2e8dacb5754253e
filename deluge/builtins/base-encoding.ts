import { fail } from '../runtime/errors.ts';
import { FileValue } from '../runtime/file-value.ts';
import { mediaTypeOfName } from '../runtime/media-type.ts';
import type { Value } from '../runtime/value.ts';
import { asText } from './arguments.ts';
import type { BuiltIn, BuiltInParameter } from './built-in.ts';
import { optional, text } from './parameters.ts';

interface BaseTask extends Pick<BuiltIn, 'name' | 'parameters' | 'result' | 'confidence' | 'page' | 'note'> {
  readonly compute: (args: readonly Value[]) => Value;
}

const pages = 'https://www.zoho.com/deluge/help';
const content: BuiltInParameter = { name: 'data', types: ['text', 'file'] };
const charset = optional(text('characterSet'));
const base64Note =
  'The character set is UTF-8 unless UTF-16LE or UTF-16BE is given; the sample of the page for UTF-16LE has the bytes of UTF-16BE, so both are written so.';
const base32Note = 'The character set is UTF-8 unless UTF-16LE or UTF-16BE is given.';

/** The two byte orders of UTF-16. The page of base 64 shows the big end first under either name, that of base 32 as named. */
type ByteOrder = 'big' | 'as-named';

const tasks: readonly BaseTask[] = [
  {
    name: 'base64Encode',
    parameters: [content, charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/encryption-tasks/base-64-encode.html`,
    note: base64Note,
    compute: ([data, set]) => Buffer.from(bytesOf('base64Encode', data, set, 'big')).toString('base64'),
  },
  {
    name: 'base64Decode',
    parameters: [text('data'), charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/functions/encryption/base64decode.html`,
    note: base64Note,
    compute: ([data, set]) => textOfBytes('base64Decode', Buffer.from(asText(data), 'base64'), set, 'big'),
  },
  {
    name: 'base64DecodeToFile',
    parameters: [text('data'), text('fileName')],
    result: 'file',
    confidence: 'documented',
    page: `${pages}/encryption-tasks/base-64-decode-to-file.html`,
    note: 'The type follows from the ending of the name (inferred).',
    compute: ([data, fileName]) => {
      const name = asText(fileName);
      const bytes = new Uint8Array(Buffer.from(asText(data), 'base64'));
      return new FileValue({ name, type: mediaTypeOfName(name), bytes });
    },
  },
  {
    name: 'base32Encode',
    parameters: [content, charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/encryption-tasks/base-32-encode.html`,
    note: base32Note,
    compute: ([data, set]) => base32(bytesOf('base32Encode', data, set, 'as-named')),
  },
  {
    name: 'base32Decode',
    parameters: [text('data'), charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/encryption-tasks/base-32-decode.html`,
    note: base32Note,
    compute: ([data, set]) => textOfBytes('base32Decode', bytesOfBase32(asText(data)), set, 'as-named'),
  },
];

/** `zoho.encryption.base64Encode` and its like. */
export const baseEncodingTasks: readonly BuiltIn[] = tasks.map(({ compute, ...task }) => ({
  ...task,
  name: `zoho.encryption.${task.name}`,
  receiver: 'none',
  run: (_context, _receiver, args) => compute(args),
}));

function charsetOf(
  name: string,
  set: Value | undefined,
  order: ByteOrder,
): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const wanted = set === undefined ? 'UTF-8' : asText(set).toUpperCase();
  if (wanted === 'UTF-8') return 'utf-8';
  if (wanted === 'UTF-16LE') return order === 'big' ? 'utf-16be' : 'utf-16le';
  if (wanted === 'UTF-16BE') return 'utf-16be';
  return fail('argument-value', {
    name,
    parameter: 'characterSet',
    problem: `'${wanted}' is none of UTF-8, UTF-16LE, UTF-16BE`,
  });
}

function bytesOf(
  name: string,
  data: Value | undefined,
  set: Value | undefined,
  order: ByteOrder,
): Uint8Array {
  const used = charsetOf(name, set, order);
  if (data instanceof FileValue) return data.bytes;
  const encoded = asText(data);
  if (used === 'utf-8') return new TextEncoder().encode(encoded);
  const bytes = Buffer.from(encoded, 'utf16le');
  return used === 'utf-16le' ? bytes : bytes.swap16();
}

function textOfBytes(name: string, bytes: Uint8Array, set: Value | undefined, order: ByteOrder): string {
  return new TextDecoder(charsetOf(name, set, order)).decode(bytes);
}

/** Eight binary digits for each byte. */
export function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  let digits = '';
  for (let start = 0; start < bytes.length; start += 5) {
    const group = bytes.subarray(start, start + 5);
    const written = (bitsOf(group).match(/.{1,5}/g) ?? []).map(
      (five) => base32Digits[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '',
    );
    digits += written.join('').padEnd(8, '=');
  }
  return digits;
}

function bytesOfBase32(encoded: string): Uint8Array {
  const digits = encoded.trim().toUpperCase().replace(/=+$/, '');
  if (!/^[A-Z2-7]*$/.test(digits)) {
    fail('argument-value', { name: 'base32Decode', parameter: 'data', problem: 'it is not in base 32' });
  }
  const bytes = new Uint8Array(Math.floor((digits.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let next = 0;
  for (const digit of digits) {
    held = (held << 5) | base32Digits.indexOf(digit);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[next++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return bytes;
}
