import { nameForms } from '../../codegen/index.ts';
import { dataCentres } from '../../zoho/index.ts';

/** What a new project is made from. */
export interface Answers {
  /** Small letters, digits and hyphens: it names files. */
  readonly name: string;
  /** What people read in the marketplace. */
  readonly displayName: string;
  readonly description: string;
  /** The data centre that the topping's variable starts with. */
  readonly dataCentre: string;
  /** The other service that a function works with, one of {@link services}; `none` for a sync alone. */
  readonly service: string;
}

/** The services that a new project can have a function for, besides Bigin and Books. */
export const services = ['none', 'slack', 'desk', 'order-api'] as const;

/** One thing that a new project has to know. */
export interface Question {
  readonly asks: string;
  /** What holds when nobody says otherwise. */
  readonly standard: (known: Partial<Answers>, folder: string) => string;
  /** What is wrong with an answer; undefined for one that can be taken. */
  readonly problem: (answer: string) => string | undefined;
}

const centres = Object.keys(dataCentres);

/** A text that a file can show on one line. */
function problemOfLine(answer: string): string | undefined {
  if (answer.trim() === '') return 'it is empty';
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(answer) ? 'it has to stand on one line' : undefined;
}

/** All that `topping init` asks, in its order. A new question is one entry here and one option of the command. */
export const questions: Readonly<Record<keyof Answers, Question>> = {
  name: {
    asks: 'Name of the topping, in small letters, digits and hyphens',
    standard: (_, folder) => nameForms.topping.suggest(folder),
    problem: (answer) =>
      nameForms.topping.pattern.test(answer)
        ? undefined
        : `"${answer}" is no name of a topping; "${nameForms.topping.suggest(answer)}" would be one`,
  },
  displayName: {
    asks: 'Name that people read',
    standard: ({ name = '' }) => {
      const words = name.replaceAll('-', ' ');
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    },
    problem: problemOfLine,
  },
  description: {
    asks: 'What it does, in a sentence',
    standard: () => 'Keeps Zoho Books customers in step with Bigin contacts.',
    problem: problemOfLine,
  },
  dataCentre: {
    asks: `Data centre of your Zoho account: ${centres.join(', ')}`,
    standard: () => 'us',
    problem: (answer) =>
      centres.includes(answer)
        ? undefined
        : `"${answer}" is none of the data centres, which are ${centres.join(', ')}`,
  },
  service: {
    asks: `A function with another service, too: ${services.join(', ')}`,
    standard: () => 'none',
    problem: (answer) =>
      services.some((service) => service === answer)
        ? undefined
        : `"${answer}" is none of the services, which are ${services.join(', ')}`,
  },
};

/**
 * What was given, and for the rest what the person answers, or where nobody can be asked what holds by default.
 *
 * @param given each checked already
 * @param folder the name of the project's folder
 * @param ask asks one question; an empty answer takes the default
 */
export async function answersOf(
  given: Partial<Answers>,
  folder: string,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<Answers> {
  const known: { -readonly [Name in keyof Answers]?: string } = {};
  for (const [name, question] of Object.entries(questions) as [keyof Answers, Question][]) {
    const standard = question.standard(known, folder);
    known[name] = given[name] ?? (ask ? await answered(question, standard, ask) : standard);
  }
  return known as Answers;
}

async function answered(
  { asks, problem }: Question,
  standard: string,
  ask: (question: string) => Promise<string>,
): Promise<string> {
  let remark = '';
  for (;;) {
    const answer = (await ask(`${remark}${asks} [${standard}]: `)).trim() || standard;
    const wrong = problem(answer);
    if (wrong === undefined) return answer;
    remark = `That cannot be taken: ${wrong}.\n`;
  }
}
