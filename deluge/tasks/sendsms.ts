import { jsonText } from '../runtime/text-form.ts';
import { MapValue } from '../runtime/value.ts';
import type { BlockTask } from './block-task.ts';
import { jsonType, responseOf } from './http.ts';

/** The address under which a host finds text messages among the exchanges, as `mailAddress` for mails. */
export const smsAddress = 'sendsms:';

/** https://www.zoho.com/creator/help/script/sending-sms-from-a-zoho-creator-application.html (documented keys). */
export const sendSmsBlock: BlockTask = {
  name: 'sendsms',
  keys: ['to', 'message', 'connection'],
  required: ['to', 'message', 'connection'],
  page: 'https://www.zoho.com/creator/help/script/sending-sms-from-a-zoho-creator-application.html',
  confidence: 'documented',
  note: `Goes to the host as POST ${smsAddress} with to and message as JSON.`,
  request: (values, context) => {
    const { connection, ...content } = Object.fromEntries(values);
    return {
      method: 'POST',
      url: smsAddress,
      headers: { 'content-type': jsonType },
      body: jsonText(new MapValue(Object.entries(content)), context),
      ...(typeof connection === 'string' && { connection }),
    };
  },
  answer: (answer, _context, request) => {
    responseOf(answer, request);
    return null;
  },
};
