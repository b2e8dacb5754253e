import type { Diagnostic } from '../../deluge/index.ts';
import type { BooksContact } from '../books/organization-store.ts';
import { type Json, textOf } from '../json.ts';
import { changedPaths } from './books-paths.ts';
import { replayDiagnostics } from './replay-diagnostics.ts';

export interface Aftermath {
  /** The Books contacts that were there before the first event. */
  readonly existing: readonly BooksContact[];
  readonly present: readonly BooksContact[];
  /** The Books contact that stands for each contact of the replay. */
  readonly links: ReadonlyMap<number, string>;
  /** The e-mail of a replayed contact, as Bigin holds it. */
  readonly emailOf: (contact: number) => Json | undefined;
  readonly file: string | undefined;
}

/**
 * What has to hold when all events are over: who stands for no contact of the replay is byte for byte as before, and
 * no e-mail of a replayed contact has been given to two new Books contacts.
 */
export function checkAftermath(aftermath: Aftermath): readonly Diagnostic[] {
  return [...checkBystanders(aftermath), ...checkEmails(aftermath)];
}

function checkBystanders({ existing, present, links, file }: Aftermath): readonly Diagnostic[] {
  const place = file === undefined ? undefined : { file };
  const linked = new Set(links.values());
  const byId = new Map(present.map((contact) => [contact.contact_id, contact]));
  const found: Diagnostic[] = [];
  for (const before of existing) {
    const contactId = before.contact_id;
    const after = byId.get(contactId);
    if (!after) found.push(replayDiagnostics.report('contact-lost', { contactId }, place));
    else if (!linked.has(contactId) && JSON.stringify(before) !== JSON.stringify(after)) {
      const paths = changedPaths(before, after);
      found.push(replayDiagnostics.report('other-contact-changed', { contactId, paths }, place));
    }
  }
  return found;
}

function checkEmails({ existing, present, links, emailOf, file }: Aftermath): readonly Diagnostic[] {
  const place = file === undefined ? undefined : { file };
  const existed = new Set(existing.map((contact) => contact.contact_id));
  const idsByEmail = new Map<string, string[]>();
  for (const contact of present) {
    if (existed.has(contact.contact_id)) continue;
    const email = textOf(contact, 'email').toLowerCase();
    if (email !== '') idsByEmail.set(email, [...(idsByEmail.get(email) ?? []), contact.contact_id]);
  }
  const found: Diagnostic[] = [];
  for (const contact of links.keys()) {
    const email = emailOf(contact);
    const contactIds = typeof email === 'string' ? (idsByEmail.get(email.toLowerCase()) ?? []) : [];
    if (contactIds.length > 1) {
      found.push(replayDiagnostics.report('email-twice', { contact, contactIds }, place));
    }
  }
  return found;
}
