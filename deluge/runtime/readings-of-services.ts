import type { Reading } from './reading.ts';

/** What is not settled about services: invokeurl and the tasks of Bigin. */
export const serviceReadings = {
  'invokeurl-http-error': {
    question: 'What does invokeurl give on a status of 400 or more, without detailed:true?',
    values: ['body', 'error'],
    default: 'body',
    sources: ['saved scripts read the error code from the answer', 'one guide says that the statement fails'],
    probe: {
      kind: 'not-asked',
      why: 'it needs a call over the network, which a harmless script does not make',
    },
  },
  'response-code-type': {
    question: 'Is responseCode of a detailed answer a number or a text?',
    values: ['number', 'text'],
    default: 'number',
    sources: ['saved scripts compare it with 200 and with "200"'],
    probe: {
      kind: 'not-asked',
      why: 'it needs a call over the network, which a harmless script does not make',
    },
  },
  'response-text-form': {
    question: 'Is responseText of a detailed answer a text, or already a map?',
    values: ['text', 'parsed'],
    default: 'parsed',
    sources: ['saved scripts write responseText.get("id")'],
    probe: {
      kind: 'not-asked',
      why: 'it needs a call over the network, which a harmless script does not make',
    },
  },
  'record-task-envelope': {
    question: 'Does zoho.bigin.getRecordById give the record, or {"data":[record]}?',
    values: ['envelope', 'record'],
    default: 'envelope',
    sources: [
      'the Bigin tutorial on connections reads resp.get("data").get(0)',
      'the CRM task of the same name gives the record',
    ],
    probe: { kind: 'not-asked', why: 'it reads records, which a harmless script does not do' },
  },
  'empty-search': {
    question: 'What does a search task give when nothing is found?',
    values: ['empty-list', 'null'],
    default: 'empty-list',
    sources: ['saved scripts test size() > 0, != null and isEmpty()'],
    probe: { kind: 'not-asked', why: 'it reads records, which a harmless script does not do' },
  },
  'empty-related-records': {
    question: 'What does getRelatedRecords give when there are none?',
    values: ['empty-list', 'null', 'error-map'],
    default: 'empty-list',
    sources: ['scripts guard against an empty list, null and a map with an error; no page says'],
    probe: { kind: 'not-asked', why: 'it reads records, which a harmless script does not do' },
  },
  'refused-write': {
    question: 'What does a record task do when Bigin refuses the record?',
    values: ['result-map', 'error'],
    default: 'result-map',
    sources: [
      'the REST call gives a result for each record; what the task makes of it is documented nowhere',
    ],
    probe: { kind: 'not-asked', why: 'it writes a record, which a harmless script does not do' },
  },
} as const satisfies Readonly<Record<string, Reading>>;
