import { jsonText } from '../runtime/text-form.ts';
import { MapValue } from '../runtime/value.ts';
import type { BlockTask } from './block-task.ts';
import { jsonType, responseOf } from './http.ts';

/**
 * The address under which a host finds mails among the exchanges. Mail has no API of its own; as an exchange it can
 * be logged, held back and failed like any other.
 */
export const mailAddress = 'sendmail:';

/** https://www.zoho.com/deluge/help/send-mail.html (documented keys; the exchange behind it is this engine's own). */
export const sendMailBlock: BlockTask = {
  name: 'sendmail',
  keys: ['from', 'to', 'cc', 'bcc', 'reply to', 'subject', 'message', 'content type', 'attachments'],
  required: ['from', 'to', 'subject', 'message'],
  // HTML is observed in public notes, TEXT inferred.
  words: { 'content type': new Set(['HTML', 'TEXT']) },
  page: 'https://www.zoho.com/creator/help/script/fetch-and-email.html',
  confidence: 'documented',
  note: `Goes to the host as POST ${mailAddress} with the keys as JSON.`,
  request: (values, context) => ({
    method: 'POST',
    url: mailAddress,
    headers: { 'content-type': jsonType },
    body: jsonText(new MapValue(values), context),
  }),
  answer: (answer, _context, request) => {
    responseOf(answer, request);
    return null;
  },
};
