import { readFileSync } from 'node:fs';
import { referenceOf, sandboxOf, sandboxOrganization } from '../../cli/topping-sandbox.ts';
import {
  type ReplayEvents,
  type ReplayReport,
  readEvents,
  replay,
  type Sandbox,
  type SandboxBehaviour,
} from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { functionsOf } from './sync-world.ts';

/** The contacts that stand for something in Books beforehand or are refused, and every fourth of the others. */
function sampleOf(events: ReplayEvents): ReplayEvents {
  const told = [
    ...events.books.map(({ contact }) => contact),
    ...events.refused.flatMap((one) => [one.contact, one.because]),
  ];
  const kept = events.contacts.flatMap((_, index) =>
    index % 4 === 0 || told.includes(index) ? [index] : [],
  );
  const place = new Map(kept.map((index, position) => [index, position]));
  const moved = (index: number): number => place.get(index) ?? 0;
  return {
    companies: events.companies,
    contacts: kept.map((index) => events.contacts[index] ?? {}),
    refused: events.refused.map((one) => ({ contact: moved(one.contact), because: moved(one.because) })),
    edits: events.edits
      .filter(({ contact }) => place.has(contact))
      .map((edit) => ({ ...edit, contact: moved(edit.contact) })),
    books: events.books.map((entry) => ({
      ...entry,
      contact: entry.contact === null ? null : moved(entry.contact),
    })),
  };
}

/** Replays the test contacts through the functions as they ship, changed if a change is given, and compares Books. */
export async function replayThrough(
  change: (text: string) => string = (text) => text,
  behaviour: SandboxBehaviour = {},
  extent: 'all' | 'sample' = 'all',
): Promise<{ readonly report: ReplayReport; readonly sandbox: Sandbox }> {
  const file = 'test/data/contacts.json';
  const read = readEvents(readFileSync(new URL('../data/contacts.json', import.meta.url), 'utf8'), file);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  const functions = functionsOf(topping).map(({ name, text }) => ({ name, text: change(text) }));
  const sandbox = sandboxOf(topping, functions, behaviour);
  const report = await replay({
    sandbox,
    events: extent === 'all' ? read.events : sampleOf(read.events),
    organizationId: sandboxOrganization.id,
    ...referenceOf(topping),
    file,
  });
  return { report, sandbox };
}
