/** What stands for a detail in the example of a message, by its name. Anything else stands as its name in brackets. */
const samples: Readonly<Record<string, unknown>> = {
  bytes: 6_000_000,
  declared: 1,
  end: 9n,
  expected: ';',
  given: 2,
  index: 7n,
  least: 1,
  left: 'text',
  length: 5n,
  limit: 5000,
  line: 4,
  most: 3,
  offset: 12,
  right: 'number',
  size: 3,
  start: 2n,
  status: 404,
  text: 'Ann',
  type: 'text',
  wanted: 'number',
  word: 'while',
};

/** Where one name means another thing in one area, by area and entry. */
const samplesOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'execution/http-call-limit': { limit: 100 },
  'execution/nothing-to-run': { functions: ['first', 'second'] },
  'execution/outside-loop': { word: 'break' },
  'execution/task-argument': { takes: 'a MAP value' },
  'execution/unknown-key': { nearest: 'headers', key: 'header', task: 'invokeurl' },
  'limits/near': {
    line: { used: 4100, allowed: 5000, share: 0.82 },
    unit: 'statements',
    advice: 'Fetch and write records in bulk.',
  },
  'runtime/argument-type': { takes: ['map', 'list'] },
  'runtime/call-depth-limit': { limit: 75 },
  'execution/invalid-return-type': { declared: 'string', type: 'number' },
  'runtime/thrown': { text: '‹what the script throws›' },
  'runtime/not-covered': {
    name: 'zoho.desk.create',
    owner: 'Zoho Desk',
    instead: 'Call its REST API with invokeurl.',
  },
  'runtime/unknown-function': { name: 'toUpperCas', nearest: 'toUpperCase' },
  'runtime/value-too-large': { what: 'The text', size: 6000 },
  'runtime/wrong-receiver': { takes: ['map', 'list'] },
  'syntax/bit-operator': { found: '&' },
  'syntax/cast-not-available': { type: 'int' },
  'syntax/catch-type': { type: 'Exception' },
  'syntax/condition-brackets': { found: 'x' },
  'syntax/digit-first': { name: '1x' },
  'syntax/expected-token': { opened: undefined, found: '}' },
  'syntax/hash-comment': { found: '#' },
  'syntax/increment-not-available': { operator: '++' },
  'syntax/mistyped-word': { found: 'retrun', word: 'return' },
  'syntax/modifier-not-available': { found: 'public' },
  'syntax/parameter-form': { found: '=' },
  'syntax/power-operator': { found: '**' },
  'syntax/too-deep': { limit: 200 },
  'syntax/typed-variable': { name: 'total', type: 'int' },
};

/**
 * The example of a message. Its details are made from the names that the message asks for, so that a new message needs
 * nothing here; where a name is not known, the example shows it as `‹name›`.
 *
 * @param code such as `runtime/unknown-function`
 * @param write the message or the hint of the entry
 * @param given details that the catalogue's own group knows
 */
export function exampleOf(code: string, write: (details: never) => string, given: object = {}): string {
  // What is asked for is mostly a text or a number; else a list, which stands in a text as its only element.
  for (const unknown of [(name: string) => `‹${name}›`, (name: string) => [`‹${name}›`]]) {
    try {
      // The types of the details are not known here: entries of all areas come this way.
      return write(detailsOf(code, unknown, given) as never);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return '…';
}

function detailsOf(code: string, unknown: (name: string) => unknown, given: object): object {
  const own: Readonly<Record<string, unknown>> = { ...samplesOf[code], ...given };
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string') return undefined;
        if (name in own) return own[name];
        return name in samples ? samples[name] : unknown(name);
      },
    },
  );
}
