import { explorationSubject } from '../../cli/topping-exploration.ts';
import {
  type ExpectedRecord,
  findScenario,
  type Invariants,
  type Scenario,
  type Situation,
  type Subject,
  syncInvariants,
} from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { shippedTexts, textOfFile } from '../support/shipped-texts.ts';

/** The topping with a Deluge file in place of its function. @param file relative to the project */
export function subjectOfFile(file: string): Subject {
  return subjectOfText(textOfFile(file));
}

/** The topping with a text in place of its function. */
export function subjectOfText(text: string, invariants: Invariants = syncInvariants): Subject {
  return { ...explorationSubject(topping, shippedTexts({ contact_to_books: text })), invariants };
}

/**
 * An account in which the sync is the naive function alone: nothing retries, takes up deletions, or writes the contact's
 * id into Books.
 */
export function naiveSubject(): Subject {
  const bare = {
    ...topping,
    companions: [],
    schedules: [],
    rules: topping.rules.filter(({ functionName }) => functionName === 'contact_to_books'),
  };
  const text = textOfFile('test/fixtures/naive/naive_sync.deluge');
  const { sandbox, reference, invariants } = explorationSubject(bare, [{ name: 'contact_to_books', text }]);
  const expected = (situation: Situation): ExpectedRecord => {
    const { custom_fields: _, ...fields } = reference.expected(situation);
    return fields;
  };
  return { sandbox, reference: { expected }, invariants };
}

export function scenarioNamed(name: string): Scenario {
  const found = findScenario(name);
  if (!found) throw new Error(`There is no scenario ${name}.`);
  return found;
}

/** A subject whose functions may read and write all of Bigin. */
export function withWriteScope(subject: Subject): Subject {
  const biginconnection = { service: 'bigin' as const, scopes: ['ZohoBigin.modules.ALL'] };
  const connections = { ...subject.sandbox.connections, biginconnection };
  return { ...subject, sandbox: { ...subject.sandbox, connections } };
}

/** A subject that tries nothing again. */
export function withoutRetry({ retry: _, ...subject }: Subject): Subject {
  return subject;
}
