import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asText } from './arguments.ts';
import type { BuiltIn, BuiltInContext, BuiltInParameter } from './built-in.ts';
import { urlDecode, urlEncode } from './encoding.ts';
import { anything, number, optional, text } from './parameters.ts';

/** The names of the hashes, as the tasks and Node write them. */
const hashes = ['md5', 'sha1', 'sha256', 'sha512'];
const outputs = ['hex', 'base64'] as const;
type Output = (typeof outputs)[number];

const pages = 'https://www.zoho.com/deluge/help/encryption';

interface EncryptionTask extends Pick<BuiltIn, 'name' | 'parameters' | 'result' | 'confidence' | 'page'> {
  readonly note?: string;
  readonly compute: (args: readonly Value[], context: BuiltInContext) => Value;
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
  {
    name: 'base64Encode',
    parameters: [text('text')],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/encryption-tasks/base-64-encode.html',
    compute: ([value]) => Buffer.from(asText(value), 'utf8').toString('base64'),
  },
  {
    name: 'base64Decode',
    parameters: [text('text')],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/encryption-tasks/base-64-decode.html',
    compute: ([value]) => Buffer.from(asText(value), 'base64').toString('utf8'),
  },
  {
    name: 'aesEncode128',
    parameters: aesParameters(),
    result: 'text',
    confidence: 'inferred',
    page: 'https://www.zoho.com/deluge/help/functions/encryption/aesencode128.html',
    note: 'The inverse of aesDecode128.',
    compute: ([key, data, vector]) => {
      const cipher = createCipheriv(aesMode, aesKey(asText(key)), aesVector('aesEncode128', asText(vector)));
      return Buffer.concat([cipher.update(asText(data), 'utf8'), cipher.final()]).toString('base64');
    },
  },
  {
    name: 'aesDecode128',
    parameters: aesParameters(),
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/functions/encryption/aesdecode128.html',
    note: 'The sample of the page is AES-CBC with the key filled up with zero bytes; it does not depend on the count.',
    compute: ([key, data, vector]) => aesDecode(asText(key), asText(data), asText(vector)),
  },
];

const hashTasks: readonly EncryptionTask[] = hashes.map((hash) => ({
  name: hash,
  parameters: [text('text'), optional(text('outputType'))],
  result: 'text',
  confidence: 'documented',
  page: `${pages}/${hash}.html`,
  note: 'Hexadecimal unless the output type is base64. The type binary is not supported here.',
  compute: ([data, output]) =>
    createHash(hash)
      .update(asText(data), 'utf8')
      .digest(outputOf(hash, output, 'hex')),
}));

const hmacTasks: readonly EncryptionTask[] = hashes.map((hash) => ({
  name: `hmac${hash}`,
  parameters: [text('key'), text('text'), optional(text('outputType'))],
  result: 'text',
  confidence: 'documented',
  page: `${pages}/hmac${hash}.html`,
  note: 'Base64 unless the output type is hex. The type binary is not supported here. Which argument is the key: the reading hmac-argument-order.',
  compute: ([first, second, output], { readings }) => {
    const [key, data] = readings['hmac-argument-order'] === 'first' ? [first, second] : [second, first];
    return createHmac(hash, asText(key))
      .update(asText(data), 'utf8')
      .digest(outputOf(`hmac${hash}`, output, 'base64'));
  },
}));

/** `zoho.encryption.…`: https://www.zoho.com/deluge/help/encryption-tasks.html */
export const encryptionTasks: readonly BuiltIn[] = [...textTasks, ...hashTasks, ...hmacTasks].map(
  ({ compute, ...task }) => ({
    ...task,
    name: `zoho.encryption.${task.name}`,
    receiver: 'none',
    run: (context, _receiver, args) => compute(args, context),
  }),
);

function outputOf(name: string, value: Value | undefined, otherwise: Output): Output {
  if (value === undefined) return otherwise;
  const wanted = asText(value).toLowerCase();
  const known = outputs.find((output) => output === wanted);
  const problem = `'${wanted}' is no output type here; give ${outputs.join(' or ')}`;
  return known ?? fail('argument-value', { name, parameter: 'outputType', problem });
}

const aesMode = 'aes-128-cbc';
const aesBytes = 16;

function aesParameters(): readonly BuiltInParameter[] {
  return [text('key'), text('data'), text('initialVector'), optional(number('iterations'))];
}

function aesKey(key: string): Uint8Array {
  const bytes = new Uint8Array(aesBytes);
  bytes.set(new TextEncoder().encode(key).subarray(0, aesBytes));
  return bytes;
}

function aesVector(name: string, vector: string): Uint8Array {
  const bytes = new TextEncoder().encode(vector);
  if (bytes.length === aesBytes) return bytes;
  return fail('argument-value', {
    name,
    parameter: 'initialVector',
    problem: `it must have ${aesBytes} bytes`,
  });
}

function aesDecode(key: string, data: string, vector: string): string {
  const decipher = createDecipheriv(aesMode, aesKey(key), aesVector('aesDecode128', vector));
  try {
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return fail('argument-value', {
      name: 'aesDecode128',
      parameter: 'data',
      problem: 'it was not encrypted with this key and vector',
    });
  }
}
