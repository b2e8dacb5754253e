import { parse, SourceFile } from '../../deluge/index.ts';

/** Texts that repeat one part: a parser that looks far ahead, or back, at each part takes the square of the time. */
export const growthFamilies: Readonly<Record<string, (times: number) => string>> = {
  statements: (times) => 'x = 1;\n'.repeat(times),
  'calls without an end': (times) => 'f(\n'.repeat(times),
  'calls on one line': (times) => 'f('.repeat(times),
  'headers without a brace': (times) => 'void f(Map a)\n'.repeat(times),
  'brackets without an end': (times) => 'x = a['.repeat(times),
  'criteria without an end': (times) => 'x = F[a\n'.repeat(times),
  'pointed brackets': (times) => 'list<'.repeat(times),
  'commas between keys': (times) => `r = invokeurl [ ${'a : 1, '.repeat(times)} ];`,
  'keys of many words': (times) => `r = invokeurl [ ${'a '.repeat(times)}`,
  'open braces': (times) => '{'.repeat(times),
  'closing braces': (times) => '}'.repeat(times),
  'unknown marks': (times) => '@ '.repeat(times),
  'missing semicolons': (times) => 'info 1 info\n'.repeat(times),
  'open texts': (times) => 'x = "a\n'.repeat(times),
  backticks: (times) => '` \n'.repeat(times),
  'curly quotes': (times) => '“'.repeat(times),
  'open comments': (times) => '/* '.repeat(times),
  comments: (times) => '// a\n'.repeat(times),
  'comments inside a value': (times) => `x = 1 ${'+ /* a */ 1 '.repeat(Math.min(times, 900))};`,
  'comments between keys': (times) => `r = invokeurl [ ${'/* a */ a : 1\n'.repeat(times)} ];`,
  'else if': (times) => `if(a){}${'else if(a){}'.repeat(times)}`,
  dots: (times) => `x = a${'.b'.repeat(Math.min(times, 900))};`,
  loops: (times) => 'while(x)\n'.repeat(times),
  'loops with headers': (times) => 'for (i = 0; '.repeat(times),
  'arrow functions': (times) => 'x = (a, '.repeat(times),
  'blocks in one line': (times) => `if(a){${'r = invokeurl\n[\nurl:1]; '.repeat(times)}}`,
};

/** Four times the text may take four times as long, and some more for the machine's sake; the square would take 16. */
export const steepestGrowth = 10;

/**
 * How many times as long four times the text takes, in time of the processor: other processes do not count. What looks
 * steep is measured again, since the compiler and the collector of the engine work at times of their own.
 */
export function growthOf(family: (times: number) => string): number {
  const short = 8000;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least > steepestGrowth; attempt++) {
    // What is over at once is no measure.
    const base = Math.max(processorTime(family(short)), 4);
    least = Math.min(least, processorTime(family(short * 4)) / base);
  }
  return least;
}

/** The least of several runs, in milliseconds. */
function processorTime(text: string): number {
  const times = [1, 2, 3, 4].map(() => {
    const before = process.cpuUsage();
    parse(new SourceFile('growth.deluge', text));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
