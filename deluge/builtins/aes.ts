import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asText } from './arguments.ts';
import type { BuiltIn, BuiltInContext, BuiltInParameter } from './built-in.ts';
import { nodeCrypto } from './node-crypto.ts';
import { optional, text } from './parameters.ts';

/*
 * AES in CBC mode with the key filled up with zero bytes, and Base64 around it. The samples of the pages come out so:
 * with a vector given they hold the encrypted text, without one a vector of their own stands before it. Two samples
 * of AES-256 stand beside another text or vector than they were made with; the results themselves fit.
 */

const blockBytes = 16;
/** Documented for aesEncode128 and aesDecode128 without a vector: aesencode128.html and aesdecode128.html. */
const mostIterations = 200;
const largestData = 500 * 1024;

interface Strength {
  readonly suffix: '' | '128';
  readonly keyBytes: number;
  readonly mode: 'aes-256-cbc' | 'aes-128-cbc';
  readonly parameters: readonly BuiltInParameter[];
}

const parameters = [text('key'), text('data'), optional(text('initialVector'))];
/** The page says TEXT; its sample gives a number. */
const iterations = optional({ name: 'iterations', types: ['number', 'text'] } satisfies BuiltInParameter);

const strengths: readonly Strength[] = [
  { suffix: '', keyBytes: 32, mode: 'aes-256-cbc', parameters },
  { suffix: '128', keyBytes: 16, mode: 'aes-128-cbc', parameters: [...parameters, iterations] },
];

const note =
  'Without a vector a random one is put before the encrypted text. A count of iterations changes nothing when a vector is given (the sample of aesDecode128); without one it is not supported here.';

type Transform = (name: string, strength: Strength, args: readonly Value[], context: BuiltInContext) => Value;

const directions: readonly { readonly verb: string; readonly transform: Transform }[] = [
  { verb: 'aesEncode', transform: encode },
  { verb: 'aesDecode', transform: decode },
];

/** `zoho.encryption.aesEncode` and its like. */
export const aesTasks: readonly BuiltIn[] = strengths.flatMap((strength) =>
  directions.map(({ verb, transform }): BuiltIn => {
    const name = `${verb}${strength.suffix}`;
    return {
      name: `zoho.encryption.${name}`,
      receiver: 'none',
      parameters: strength.parameters,
      result: 'text',
      confidence: 'documented',
      page: `https://www.zoho.com/deluge/help/functions/encryption/${name.toLowerCase()}.html`,
      note,
      run: (context, _receiver, args) => transform(name, strength, args, context),
    };
  }),
);

function encode(
  name: string,
  strength: Strength,
  [key, data, vector, count]: readonly Value[],
  context: BuiltInContext,
): Value {
  const content = asText(data);
  const given = vectorOf(name, vector);
  if (!given) checkWithoutVector(name, content, count);
  const used = given ?? randomVector(context);
  const cipher = nodeCrypto().createCipheriv(strength.mode, keyOf(strength, key), used);
  const encrypted = [cipher.update(content, 'utf8'), cipher.final()];
  return Buffer.concat(given ? encrypted : [used, ...encrypted]).toString('base64');
}

function decode(
  name: string,
  strength: Strength,
  [key, data, vector, count]: readonly Value[],
  _context: BuiltInContext,
): Value {
  const content = asText(data);
  const bytes = Buffer.from(content, 'base64');
  const given = vectorOf(name, vector);
  if (!given) checkWithoutVector(name, content, count);
  if (!given && bytes.length < blockBytes) return failOnData(name);
  const encrypted = given ? bytes : bytes.subarray(blockBytes);
  const decipher = nodeCrypto().createDecipheriv(
    strength.mode,
    keyOf(strength, key),
    given ?? bytes.subarray(0, blockBytes),
  );
  try {
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
  } catch {
    return failOnData(name);
  }
}

function keyOf({ keyBytes }: Strength, key: Value | undefined): Uint8Array {
  const bytes = new Uint8Array(keyBytes);
  bytes.set(new TextEncoder().encode(asText(key)).subarray(0, keyBytes));
  return bytes;
}

/** Undefined when none is given; an empty text counts as none. */
function vectorOf(name: string, vector: Value | undefined): Uint8Array | undefined {
  if (vector === undefined || vector === '') return undefined;
  const bytes = new TextEncoder().encode(asText(vector));
  if (bytes.length === blockBytes) return bytes;
  return fail('argument-value', {
    name,
    parameter: 'initialVector',
    problem: `it must have ${blockBytes} characters`,
  });
}

function randomVector({ host }: BuiltInContext): Uint8Array {
  return Uint8Array.from({ length: blockBytes }, () => Math.floor(host.random() * 256));
}

function checkWithoutVector(name: string, data: string, count: Value | undefined): void {
  if (data.length > largestData) {
    fail('value-too-large', { what: `The text for ${name}`, size: data.length, limit: largestData });
  }
  if (count === undefined) return;
  const given = typeof count === 'bigint' ? Decimal.of(count) : Decimal.parse(asText(count).trim());
  if (given && given.compare(Decimal.of(0n)) === 0) return;
  const problem =
    given && given.compare(Decimal.of(BigInt(mostIterations))) <= 0
      ? 'this engine does not know how the key is made without an initial vector'
      : `without an initial vector it may be at most ${mostIterations}`;
  fail('argument-value', { name, parameter: 'iterations', problem });
}

function failOnData(name: string): never {
  return fail('argument-value', {
    name,
    parameter: 'data',
    problem: 'it was not encrypted with this key and vector',
  });
}
