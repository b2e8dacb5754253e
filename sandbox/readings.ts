import { defaultReadings, type Readings, readingTable } from '../deluge/index.ts';
import type { BooksBehaviour } from './books/books-context.ts';

/** An open question about the platform, as the sandbox can be set up with either answer. */
export interface PlatformReading {
  readonly question: string;
  readonly values: readonly string[];
  readonly default: string;
}

/** The open questions about Books. */
const booksReadings = {
  'books-email-filter': {
    question: 'Does the filter `email` of the list of contacts mean the whole address?',
    values: ['equals', 'contains'],
    default: 'equals',
  },
  'books-object-update': {
    question: 'What does an update do with the values that it leaves out of an address or a person?',
    values: ['merged', 'replaced'],
    default: 'merged',
  },
} as const satisfies Readonly<Record<string, PlatformReading>>;

/** All open questions that the effect of a script can depend on: those of the language, and those of the services. */
export const platformReadings: Readonly<Record<string, PlatformReading>> = {
  ...readingTable,
  ...booksReadings,
};

/** Whether the runs of functions alone depend on the answer, and no product does. */
export function isOfLanguage(name: string): boolean {
  return Object.hasOwn(readingTable, name);
}

/** One of the possible answers to an open question. */
export interface ReadingPick {
  readonly name: string;
  readonly value: string;
}

/** The part of the sandbox's behaviour that readings decide. */
export interface ReadingBehaviour extends Partial<BooksBehaviour> {
  readonly readings?: Partial<Readings>;
}

/** The answer that a sandbox is set up with. */
export function readingIn(behaviour: ReadingBehaviour, name: string): string {
  if (name === 'books-email-filter') return behaviour.emailFilter ?? platformReadings[name]?.default ?? '';
  if (name === 'books-object-update') return behaviour.objectUpdate ?? platformReadings[name]?.default ?? '';
  const readings: Readonly<Record<string, string>> = { ...defaultReadings, ...behaviour.readings };
  return readings[name] ?? '';
}

/**
 * A behaviour with another answer to one question.
 *
 * @throws RangeError when there is no such question, or no such answer
 */
export function withReading<Behaviour extends ReadingBehaviour>(
  behaviour: Behaviour,
  { name, value }: ReadingPick,
): Behaviour {
  if (!platformReadings[name]?.values.includes(value))
    throw new RangeError(`There is no reading ${name}=${value}.`);
  if (name === 'books-email-filter') return { ...behaviour, emailFilter: value };
  if (name === 'books-object-update') return { ...behaviour, objectUpdate: value };
  return { ...behaviour, readings: { ...behaviour.readings, [name]: value } };
}

/** The answers of a sandbox, which note by name each question that is asked. */
export function consultedReadings(
  behaviour: ReadingBehaviour,
  note: (name: string) => void,
): { readonly language: Readings; readonly books: BooksBehaviour } {
  const { emailFilter = 'equals', objectUpdate = 'merged', readings } = behaviour;
  return {
    language: noting({ ...defaultReadings, ...readings }, note),
    books: {
      get emailFilter() {
        note('books-email-filter');
        return emailFilter;
      },
      get objectUpdate() {
        note('books-object-update');
        return objectUpdate;
      },
    },
  };
}

function noting(readings: Readings, note: (name: string) => void): Readings {
  const view = {};
  for (const [name, value] of Object.entries(readings)) {
    const get = (): string => {
      note(name);
      return value;
    };
    Object.defineProperty(view, name, { enumerable: true, get });
  }
  // It has every name, with the value that belongs to it.
  return view as Readings;
}
