import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeJson } from '../../../deluge/runtime/json.ts';
import { runDeluge } from '../../support/run-deluge.ts';

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/** An expression as Deluge, with what it must give: a whole number, a boolean, or a failure. */
interface Sample {
  readonly text: string;
  readonly value: () => bigint | boolean;
}

class Failure extends Error {}

function inRange(value: bigint): bigint {
  if (value > largest || value < smallest) throw new Failure('range');
  return value;
}

const wholeNumber: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: smallest, max: largest }),
  fc.constantFrom(largest, smallest, largest - 1n, 2n ** 31n, 2n ** 53n + 1n),
);

function literal(value: bigint): Sample {
  return { text: `(${value})`, value: () => value };
}

type Operation = (left: bigint, right: bigint) => bigint;

const operations: readonly (readonly [string, Operation])[] = [
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  [
    '%',
    (left, right) => {
      if (right === 0n) throw new Failure('zero');
      return left % right;
    },
  ],
];

const expression = fc.letrec<{ number: Sample }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    wholeNumber.map(literal),
    fc
      .tuple(tie('number'), fc.constantFrom(...operations), tie('number'))
      .map(([left, [operator, apply], right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        value: () => inRange(apply(numberOf(left), numberOf(right))),
      })),
  ),
})).number;

function numberOf(sample: Sample): bigint {
  const value = sample.value();
  if (typeof value !== 'bigint') throw new Error('not a number');
  return value;
}

const comparisons: readonly (readonly [string, (left: bigint, right: bigint) => boolean])[] = [
  ['<', (left, right) => left < right],
  ['>', (left, right) => left > right],
  ['<=', (left, right) => left <= right],
  ['>=', (left, right) => left >= right],
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
];

const condition = fc.letrec<{ condition: Sample }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(expression, fc.constantFrom(...comparisons), expression)
      .map(([left, [operator, apply], right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        value: () => {
          const first = numberOf(left);
          return apply(first, numberOf(right));
        },
      })),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => ({
      text: `(${left.text} && ${right.text})`,
      value: () => left.value() && right.value(),
    })),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => ({
      text: `(${left.text} || ${right.text})`,
      value: () => left.value() || right.value(),
    })),
  ),
})).condition;

function expectedOf(sample: Sample): string {
  try {
    return String(sample.value());
  } catch (error) {
    if (error instanceof Failure) return 'failed';
    throw error;
  }
}

function resultOf(text: string, answers = 0): string {
  const { outcome } = runDeluge(text, {
    programs: ['int standalone.ask(int n) { reply = getUrl("https://example.com/" + n); return n; }'],
    answers: Array.from({ length: answers }, () => ({})),
  });
  return outcome.ok ? writeJson(outcome.returns) : 'failed';
}

describe('whole numbers', () => {
  test('are calculated as 64-bit integers, and fail beyond them', () => {
    fc.assert(
      fc.property(fc.oneof(expression, condition), (sample) => {
        expect(resultOf(`return ${sample.text};`)).toBe(expectedOf(sample));
      }),
      { seed: 20260115, numRuns: 400 },
    );
  });
});

describe('an exchange inside an expression', () => {
  test('changes nothing but the time it takes', () => {
    fc.assert(
      fc.property(fc.oneof(expression, condition), fc.nat(), (sample, pick) => {
        const literals = [...sample.text.matchAll(/\(-?\d+\)/g)];
        const chosen = literals[pick % literals.length];
        if (chosen?.index === undefined) return;
        const [number] = chosen;
        const before = sample.text.slice(0, chosen.index);
        const after = sample.text.slice(chosen.index + number.length);
        // The same function is compiled as a generator because of the exchange.
        expect(resultOf(`return ${before}standalone.ask${number}${after};`, 1)).toBe(expectedOf(sample));
      }),
      { seed: 20260116, numRuns: 300 },
    );
  });

  const programs: readonly (readonly [string, string])[] = [
    ['if', 'if(VALUE == 3) { return "yes"; } else if(VALUE == 4) { return "no"; } return "end";'],
    [
      'for each',
      'n = 0; for each x in {VALUE,5,6} { if(x == 5) { continue; } n = n + x * VALUE; } return n;',
    ],
    [
      'for each over a call',
      'n = 0; for each x in List({VALUE,1}) { n = n + x; if(n > 3) { break; } } return n;',
    ],
    ['try', 'try { x = VALUE / 0; } catch (e) { return e.message + VALUE; } return 0;'],
    ['return in try', 'try { return VALUE; } catch (e) { return 0; } return 1;'],
    ['map and list', 'm = {"a":VALUE,"b":{VALUE,2}}; m.put("c",VALUE); return m;'],
    ['compound assignment', 'x = 1; x += VALUE; x *= VALUE; return x;'],
    ['field', 'm = Map(); m.f = VALUE; m.f += VALUE; return m.f;'],
    ['conditional', 'return if(VALUE == 3,ifnull(null,VALUE),VALUE + 1);'],
    ['throw', 'try { throw "t" + VALUE; } catch (e) { return e.message; }'],
    ['unary', 'x = !(VALUE == 3) || -VALUE < 0; return x;'],
    ['method', 'return "abcdef".subString(VALUE - 1,VALUE).toUpperCase() + "x".repeat(VALUE);'],
    ['free function', 'return abs(0 - VALUE) + max(VALUE,2);'],
    ['function', 'return standalone.ask(VALUE) + standalone.plus(VALUE,VALUE);'],
    ['info', 'info VALUE; return VALUE;'],
    ['text literal', "return '2026-01-0' + VALUE;"],
  ];

  test.each(programs)('in %s gives what a plain value gives', (_name, text) => {
    const plus = 'int standalone.plus(int a,int b) { return a + b; }';
    const answers = Array.from({ length: 20 }, () => ({}));
    const ask = 'int standalone.ask(int n) { return n; }';
    const slowAsk = 'int standalone.ask(int n) { reply = getUrl("https://example.com"); return n; }';
    const plain = runDeluge(text.replaceAll('VALUE', '3'), { programs: [plus, ask] });
    const slow = runDeluge(text.replaceAll('VALUE', 'standalone.ask(3)'), {
      programs: [plus, slowAsk],
      answers,
    });
    expect(plain.outcome).toMatchObject({ ok: true });
    if (!plain.outcome.ok || !slow.outcome.ok) return expect(slow.outcome).toEqual(plain.outcome);
    expect(slow.requests.length).toBeGreaterThan(0);
    expect(writeJson(slow.outcome.returns)).toBe(writeJson(plain.outcome.returns));
    expect(slow.outcome.info).toEqual(plain.outcome.info);
  });
});
