import { defineDiagnostics } from '../../deluge/index.ts';

/** What a replay tells besides the numbers. Contacts are named by their place, not by their data. */
export const replayDiagnostics = defineDiagnostics('replay', {
  'contact-without-email': {
    severity: 'note',
    message: (d: { contact: number }) =>
      `contacts[${d.contact}] has no e-mail: the rule does not run for it, and nothing was written to Books.`,
    hint: () => 'Give it an Email if it is to be synced.',
  },
  'setup-refused': {
    severity: 'error',
    message: (d: { what: string; reason: string }) => `${d.what} could not be set up: ${d.reason}.`,
  },
  'contact-refused': {
    severity: 'error',
    message: (d: { contact: number; event: string; code: string; field: string }) =>
      `Bigin refused to ${d.event} contacts[${d.contact}]: ${d.code}${d.field === '' ? '' : ` (${d.field})`}.`,
    hint: () => 'Correct the entry, or name it in "refused" if that is what it is there to try.',
  },
  'not-refused': {
    severity: 'error',
    message: (d: { contact: number }) =>
      `Bigin took contacts[${d.contact}], which "refused" says it must not.`,
  },
  'rule-did-not-run': {
    severity: 'error',
    message: (d: { contact: number; event: string }) =>
      `No rule ran for the ${d.event} of contacts[${d.contact}], although Books has to hold it.`,
    hint: () => 'Compare the rule’s events and criteria with the mapping.',
  },
  'run-failed': {
    severity: 'error',
    message: (d: { contact: number; event: string; rule: string; reason: string; line: number }) =>
      `The rule "${d.rule}" failed for the ${d.event} of contacts[${d.contact}] at line ${d.line}: ${d.reason}`,
  },
  'unexpected-change': {
    severity: 'error',
    message: (d: { contact: number; event: string; change: string; contactId: string; reason: string }) =>
      `The ${d.event} of contacts[${d.contact}] ${d.change} the Books contact ${d.contactId}, although ${d.reason}.`,
  },
  'not-written': {
    severity: 'error',
    message: (d: { contact: number; event: string }) =>
      `The ${d.event} of contacts[${d.contact}] created no Books contact.`,
  },
  'created-several': {
    severity: 'error',
    message: (d: { contact: number; event: string; count: number }) =>
      `The ${d.event} of contacts[${d.contact}] created ${d.count} Books contacts instead of one.`,
  },
  'stray-change': {
    severity: 'error',
    message: (d: { contact: number; event: string; contactId: string; paths: readonly string[] }) =>
      `The ${d.event} of contacts[${d.contact}] changed values that are not mapped in the Books contact ${d.contactId}: ${d.paths.join(', ')}.`,
  },
  'other-contact-changed': {
    severity: 'error',
    message: (d: { contactId: string; paths: readonly string[] }) =>
      `The Books contact ${d.contactId} stands for no contact of the replay, yet it changed: ${d.paths.join(', ')}.`,
  },
  'contact-lost': {
    severity: 'error',
    message: (d: { contactId: string }) => `The Books contact ${d.contactId} is gone.`,
  },
  'email-twice': {
    severity: 'error',
    message: (d: { contact: number; contactIds: readonly string[] }) =>
      `The sync created ${d.contactIds.length} Books contacts with the e-mail of contacts[${d.contact}]: ${d.contactIds.join(', ')}.`,
  },
  stopped: {
    severity: 'error',
    message: (d: { reason: string }) => `The replay stopped: ${d.reason}`,
  },
});
