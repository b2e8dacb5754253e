import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { aesTasks } from './aes.ts';
import { asText } from './arguments.ts';
import { baseEncodingTasks, bitsOf } from './base-encoding.ts';
import type { BuiltIn } from './built-in.ts';
import { urlDecode, urlEncode } from './encoding.ts';
import { nodeCrypto } from './node-crypto.ts';
import { anything, optional, text } from './parameters.ts';

/** The names of the hashes, as the tasks and Node write them. */
const hashes = ['md5', 'sha1', 'sha256', 'sha512'];
/** Computes a hash and writes it. */
type Digest = (encoding: 'hex' | 'base64') => string;

/** How the bytes of a hash are written. The pages name `binary` without a sample: its bits are inferred. */
const outputs: ReadonlyMap<string, (digest: Digest) => string> = new Map([
  ['hex', (digest) => digest('hex')],
  ['base64', (digest) => digest('base64')],
  ['binary', (digest) => bitsOf(Buffer.from(digest('hex'), 'hex'))],
]);

/** Documented for the output type binary: https://www.zoho.com/deluge/help/encryption/sha256.html */
const largestBinaryInput = 1024 * 1024;

const pages = 'https://www.zoho.com/deluge/help/encryption';

interface EncryptionTask extends Pick<BuiltIn, 'name' | 'parameters' | 'result' | 'confidence' | 'page'> {
  readonly note?: string;
  readonly compute: (args: readonly Value[]) => Value;
}

const textTasks: readonly EncryptionTask[] = [
  {
    name: 'urlEncode',
    parameters: [anything('text')],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/functions/encryption/urlencode.html',
    note: 'Null for anything but text. A blank becomes %20.',
    compute: ([value]) => (typeof value === 'string' ? urlEncode(value) : null),
  },
  {
    name: 'urlDecode',
    parameters: [text('text')],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/functions/encryption/urldecode.html',
    compute: ([value]) => urlDecode(asText(value)),
  },
];

const hashTasks: readonly EncryptionTask[] = hashes.map((hash) => ({
  name: hash,
  parameters: [text('text'), optional(text('outputType'))],
  result: 'text',
  confidence: 'documented',
  page: `${pages}/${hash}.html`,
  note: 'Hexadecimal unless the output type is base64 or binary; binary gives the bits (inferred).',
  compute: ([data = null, output]) =>
    written(hash, data, (encoding) => nodeCrypto().hash(hash, asText(data), encoding), output ?? 'hex'),
}));

/** The key goes first: the samples of hmac-sha1.html and hmac-sha256.html can be computed, and show it. */
const hmacTasks: readonly EncryptionTask[] = hashes.map((hash) => ({
  name: `hmac${hash}`,
  parameters: [text('key'), text('text'), optional(text('outputType'))],
  result: 'text',
  confidence: 'documented',
  page: `${pages}/hmac-${hash}.html`,
  note: 'Base64 unless the output type is hex or binary; binary gives the bits (inferred).',
  compute: ([key = null, data = null, output]) => {
    const digest: Digest = (encoding) =>
      nodeCrypto().createHmac(hash, asText(key)).update(asText(data), 'utf8').digest(encoding);
    return written(`hmac${hash}`, data, digest, output ?? 'base64');
  },
}));

/** `zoho.encryption.…`: https://www.zoho.com/deluge/help/encryption-tasks.html */
export const encryptionTasks: readonly BuiltIn[] = [
  ...[...textTasks, ...hashTasks, ...hmacTasks].map(
    ({ compute, ...task }): BuiltIn => ({
      ...task,
      name: `zoho.encryption.${task.name}`,
      receiver: 'none',
      run: (_context, _receiver, args) => compute(args),
    }),
  ),
  ...baseEncodingTasks,
  ...aesTasks,
];

function written(name: string, data: Value, digest: Digest, outputType: Value): string {
  const wanted = asText(outputType).toLowerCase();
  const write = outputs.get(wanted);
  if (!write) {
    const problem = `'${wanted}' is no output type; give ${[...outputs.keys()].join(', ')}`;
    return fail('argument-value', { name, parameter: 'outputType', problem });
  }
  const size = Buffer.byteLength(asText(data));
  if (wanted === 'binary' && size > largestBinaryInput) {
    fail('value-too-large', { what: `The text for ${name}`, size, limit: largestBinaryInput });
  }
  return write(digest);
}
