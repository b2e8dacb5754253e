import { type DelugeWriter, lengthOf, type TransformArgument } from './transform.ts';

/**
 * Makes one text of several. Like a transform it has its Deluge and what that means, and like one it never meets an
 * absent value: each text that comes in is at least empty.
 */
export interface Combiner {
  readonly kind: 'combiner';
  readonly name: string;
  readonly arguments: readonly TransformArgument[];
  /** One or two sentences for a person who chooses among the combiners. */
  readonly documentation: string;
  /** The longest text that can come out, in characters; undefined means no known limit. */
  readonly longest: (inputs: readonly (number | undefined)[]) => number | undefined;
  /** The Deluge expression over expressions that `.method()` may follow; what comes out must be one again. */
  readonly deluge: (inputs: readonly string[], write: DelugeWriter) => string;
  readonly reference: (values: readonly string[]) => string;
}

function defineCombiner(definition: Omit<Combiner, 'kind'>): Combiner {
  return Object.freeze({ kind: 'combiner', ...definition, arguments: Object.freeze(definition.arguments) });
}

function sum(lengths: readonly (number | undefined)[]): number | undefined {
  return lengths.reduce<number | undefined>(
    (total, length) => (total === undefined || length === undefined ? undefined : total + length),
    0,
  );
}

/** The texts one behind the other with a separator between them; empty ones are left out. */
export function joinCombiner(separator: string): Combiner {
  return defineCombiner({
    name: 'join',
    arguments: [separator],
    documentation: 'The texts one behind the other with a separator between them. Empty ones are left out.',
    longest: (inputs) => {
      const texts = sum(inputs);
      return texts === undefined ? undefined : texts + lengthOf(separator) * (inputs.length - 1);
    },
    deluge: (inputs, write) => {
      const { literal } = write;
      const [parts, joined, part] = ['parts', 'joined', 'part'].map((role) => write.variable(role));
      write.add(`${parts} = List();`, ...inputs.map((input) => `${parts}.add(${input});`));
      write.add(
        `${joined} = ${literal('')};`,
        `for each ${part} in ${parts}`,
        '{',
        `if(${joined} != ${literal('')} && ${part} != ${literal('')})`,
        '{',
        `${joined} = ${joined} + ${literal(separator)};`,
        '}',
        `${joined} = ${joined} + ${part};`,
        '}',
      );
      return joined ?? '';
    },
    reference: (values) => values.filter((value) => value !== '').join(separator),
  });
}

/** The first of the texts that is not empty; the empty text when all are. */
export const firstFilledCombiner: Combiner = defineCombiner({
  name: 'firstFilled',
  arguments: [],
  documentation: 'The first of the texts that is not empty. A text of blanks is not empty: trim it first.',
  longest: (inputs) =>
    inputs.reduce<number | undefined>(
      (most, length) => (most === undefined || length === undefined ? undefined : Math.max(most, length)),
      0,
    ),
  deluge: (inputs, write) => {
    const empty = write.literal('');
    const first = write.variable('first');
    write.add(`${first} = ${inputs[0] ?? empty};`);
    for (const input of inputs.slice(1)) {
      write.add(`if(${first} == ${empty})`, '{', `${first} = ${input};`, '}');
    }
    return first;
  },
  reference: (values) => values.find((value) => value !== '') ?? '',
});

/**
 * Fixed pieces of text with the values between them.
 *
 * @param pieces one more than there are values
 */
export function templateCombiner(pieces: readonly string[]): Combiner {
  return defineCombiner({
    name: 'template',
    arguments: pieces,
    documentation: 'A fixed text with values in its gaps. When every value is empty, the whole is empty.',
    longest: (inputs) => {
      const texts = sum(inputs);
      return texts === undefined ? undefined : texts + lengthOf(pieces.join(''));
    },
    deluge: (inputs, write) => {
      const { literal } = write;
      const values = inputs.map((input) => write.hold('part', input));
      const whole = pieces.flatMap((piece, index) => [
        ...(piece === '' ? [] : [literal(piece)]),
        ...values.slice(index, index + 1),
      ]);
      const text = write.variable('text');
      const filled = values.map((value) => `${value} != ${literal('')}`).join(' || ');
      write.add(`${text} = ${literal('')};`, `if(${filled})`, '{', `${text} = ${whole.join(' + ')};`, '}');
      return text;
    },
    reference: (values) =>
      values.every((value) => value === '')
        ? ''
        : pieces.map((piece, index) => `${piece}${values[index] ?? ''}`).join(''),
  });
}
