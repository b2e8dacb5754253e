import { defineTransform, type Transform, type TransformArgument } from './transform.ts';

/** What becomes of a text that the table of `mapValues` does not have. */
export interface MapValuesOptions<Other extends string> {
  /**
   * The text for every other value, the empty one included. Left out, the table has to name every value of the source
   * (checked for a list of values), and what Bigin adds to the list later gives nothing.
   */
  readonly otherwise?: Other;
}

/**
 * Another text for each text, by a table: from one list of values to another.
 *
 * @param table the source's values and what each becomes
 *
 * @example
 * field('Unsubscribed_Mode').through(mapValues({ Manual: 'by hand' }, { otherwise: 'by mail' }))
 */
export function mapValues<const Given extends string, const Other extends string = never>(
  table: Readonly<Record<string, Given>>,
  options: MapValuesOptions<Other> = {},
): Transform<'text', 'text', Given | Other> {
  const entries = Object.entries(table);
  const { otherwise } = options;
  if (entries.length === 0) {
    throw new RangeError('mapValues({}): give at least one value and what becomes of it.');
  }
  const gives: readonly (Given | Other)[] = [
    ...new Set<Given | Other>([...Object.values(table), ...(otherwise === undefined ? [] : [otherwise])]),
  ];
  const argument: TransformArgument = otherwise === undefined ? {} : { otherwise };
  const longest = Math.max(...gives.map((text) => text.length));
  return defineTransform({
    name: 'mapValues',
    arguments: otherwise === undefined ? [{ ...table }] : [{ ...table }, argument],
    from: 'text',
    to: 'text',
    documentation:
      'Another text for each text, by a table. A text that the table does not have becomes the one under otherwise, or nothing.',
    gives,
    takes: { values: Object.keys(table), others: otherwise !== undefined },
    longest: () => longest,
    deluge: (input, write) => {
      const { literal } = write;
      const names = write.variable('table');
      write.add(`${names} = Map();`);
      for (const [from, to] of entries) write.add(`${names}.put(${literal(from)},${literal(to)});`);
      const key = write.hold('key', input);
      const mapped = write.variable('mapped');
      // Not ifnull(): whether it takes an empty text for null is not settled.
      write.add(
        `${mapped} = ${literal(otherwise ?? '')};`,
        `if(${names}.containKey(${key}))`,
        '{',
        `${mapped} = ${names}.get(${key});`,
        '}',
      );
      return mapped;
    },
    reference: (value) => new Map<string, string>(entries).get(value) ?? otherwise ?? '',
  });
}

/**
 * A text for true and another for false. An absent value stays absent.
 *
 * @example
 * field('Email_Opt_Out').through(booleanText('no mail', 'mail'))
 */
export function booleanText<const Yes extends string, const No extends string>(
  yes: Yes,
  no: No,
): Transform<'boolean', 'text', Yes | No> {
  return defineTransform({
    name: 'booleanText',
    arguments: [yes, no],
    from: 'boolean',
    to: 'text',
    documentation: 'A text for true and another for false. An absent value gives the empty text.',
    gives: [yes, no],
    longest: () => Math.max(yes.length, no.length),
    deluge: (input, { literal }) => `if(${input} == true, ${literal(yes)}, ${literal(no)})`,
    reference: (value) => (value ? yes : no),
  });
}
