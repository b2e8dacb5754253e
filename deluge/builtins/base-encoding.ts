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
const charsetNote =
  'The character set is UTF-8 unless UTF-16LE or UTF-16BE is given; the sample of the page for UTF-16LE has the bytes of UTF-16BE, so both are written so.';

const tasks: readonly BaseTask[] = [
  {
    name: 'base64Encode',
    parameters: [content, charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/encryption-tasks/base-64-encode.html`,
    note: charsetNote,
    compute: ([data, set]) => Buffer.from(bytesOf('base64Encode', data, set)).toString('base64'),
  },
  {
    name: 'base64Decode',
    parameters: [text('data'), charset],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/functions/encryption/base64decode.html`,
    note: charsetNote,
    compute: ([data, set]) => textOfBytes('base64Decode', Buffer.from(asText(data), 'base64'), set),
  },
  {
    name: 'base64DecodeToFile',
    parameters: [text('data'), text('fileName')],
    result: 'file',
    confidence: 'inferred',
    page: `${pages}/encryption-tasks/base-64-decode-to-file.html`,
    note: 'The page exists; its syntax was not read.',
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
    note: charsetNote,
    compute: ([data, set]) => base32(bytesOf('base32Encode', data, set)),
  },
  {
    name: 'base32Decode',
    parameters: [text('data'), charset],
    result: 'text',
    confidence: 'inferred',
    page: `${pages}/encryption-tasks/base-32-decode.html`,
    note: 'The inverse of base32Encode.',
    compute: ([data, set]) => textOfBytes('base32Decode', bytesOfBase32(asText(data)), set),
  },
];

/** `zoho.encryption.base64Encode` and its like. */
export const baseEncodingTasks: readonly BuiltIn[] = tasks.map(({ compute, ...task }) => ({
  ...task,
  name: `zoho.encryption.${task.name}`,
  receiver: 'none',
  run: (_context, _receiver, args) => compute(args),
}));

function isUtf16(name: string, set: Value | undefined): boolean {
  const wanted = set === undefined ? 'UTF-8' : asText(set).toUpperCase();
  if (wanted === 'UTF-8') return false;
  if (wanted === 'UTF-16LE' || wanted === 'UTF-16BE') return true;
  return fail('argument-value', {
    name,
    parameter: 'characterSet',
    problem: `'${wanted}' is none of UTF-8, UTF-16LE, UTF-16BE`,
  });
}

function bytesOf(name: string, data: Value | undefined, set: Value | undefined): Uint8Array {
  const wide = isUtf16(name, set);
  if (data instanceof FileValue) return data.bytes;
  const encoded = asText(data);
  return wide ? Buffer.from(encoded, 'utf16le').swap16() : new TextEncoder().encode(encoded);
}

function textOfBytes(name: string, bytes: Uint8Array, set: Value | undefined): string {
  if (!isUtf16(name, set)) return new TextDecoder().decode(bytes);
  return new TextDecoder('utf-16be').decode(bytes);
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  let digits = '';
  for (let start = 0; start < bytes.length; start += 5) {
    const group = bytes.subarray(start, start + 5);
    const bits = [...group].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const written = (bits.match(/.{1,5}/g) ?? []).map(
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
