import { compile, defaultLimits, type Host, parse, SourceFile, startRun } from '../../deluge/index.ts';
import type { Comparison } from './measure.ts';

/** Arithmetic, a map and lists, as scripts that add up records do it. */
const script = `
total = 0;
counts = Map();
kept = List();
for each index i in numbers
{
	n = numbers.get(i);
	total = total + n * 3 - i % 7;
	key = "k" + n % 50;
	count = ifnull(counts.get(key),0);
	counts.put(key,count + 1);
	if(n % 5 == 0 && n > 10)
	{
		kept.add(n * 2);
	}
}
sum = 0;
for each k in kept
{
	sum = sum + k;
}
return total + sum + counts.size();
`;

const size = 50_000;
const prepare = `numbers = List();\nfor each i in "${','.repeat(size - 1)}"\n{\n\tnumbers.add(numbers.size() * 17 % 1001);\n}\n`;

/** The same by hand. */
function byHand(): bigint {
  const numbers: bigint[] = [];
  for (const _ of ','.repeat(size - 1).split(',')) numbers.push((BigInt(numbers.length) * 17n) % 1001n);
  let total = 0n;
  const counts = new Map<string, bigint>();
  const kept: bigint[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i] ?? 0n;
    total = total + n * 3n - (BigInt(i) % 7n);
    const key = `k${n % 50n}`;
    counts.set(key, (counts.get(key) ?? 0n) + 1n);
    if (n % 5n === 0n && n > 10n) kept.push(n * 2n);
  }
  let sum = 0n;
  for (const k of kept) sum = sum + k;
  return total + sum + BigInt(counts.size);
}

export function loopComparison(host: Host, rounds: number): Comparison {
  const source = new SourceFile('loop.deluge', prepare + script);
  const compiled = compile([{ source, program: parse(source).program }]);
  const limits = { ...defaultLimits, statements: Number.POSITIVE_INFINITY };
  return {
    name: `a loop of arithmetic, map and list work (${size} rounds)`,
    target: 6,
    counts: 'processor',
    ours: {
      name: 'Deluge',
      run: () => {
        const step = startRun(compiled, { host, limits }).next();
        if (!step.done || !step.outcome.ok || step.outcome.returns !== byHandResult) {
          throw new Error('The loop does not give what it gives by hand.');
        }
      },
    },
    theirs: { name: 'JavaScript with BigInt', run: byHand },
    warmUp: 10,
    rounds,
  };
}

const byHandResult = byHand();
