import { failExecution } from '../runtime/execution-diagnostics.ts';
import type { Value } from '../runtime/value.ts';
import type { BlockTask } from './block-task.ts';
import { answerForm, invokeUrlBlock, urlAnswer, urlRequest } from './invokeurl.ts';

/**
 * The services that answer under the API domain of the account's data centre, with the product in the path. The page
 * shows ZohoBooks and ZohoBookings; the others are Zoho's products with such addresses (inferred).
 */
const services: ReadonlySet<string> = new Set([
  'ZOHOBIGIN',
  'ZOHOBILLING',
  'ZOHOBOOKINGS',
  'ZOHOBOOKS',
  'ZOHOCRM',
  'ZOHOEXPENSE',
  'ZOHOINVENTORY',
  'ZOHOINVOICE',
  'ZOHOPEOPLE',
  'ZOHOPROJECTS',
  'ZOHORECRUIT',
]);

/** Calls a service of Zoho's by its name and a path: https://www.zoho.com/deluge/help/webhook/invokeapitask.html */
export const invokeApiBlock: BlockTask = {
  name: 'invokeapi',
  keys: ['service', ...invokeUrlBlock.keys.filter((key) => key !== 'url'), 'path'],
  required: ['service', 'path'],
  words: { ...invokeUrlBlock.words, service: services },
  page: 'https://www.zoho.com/deluge/help/webhook/invokeapitask.html',
  confidence: 'documented',
  note: 'Goes to the API domain of the data centre; a service that lives elsewhere is refused by name.',
  request: (values, context) => {
    const { service = null, path = null, ...rest } = Object.fromEntries(values);
    answerForm('invokeapi', values);
    const url = `${context.host.apiDomain}/${pathOf(path, service)}`;
    return urlRequest('invokeapi', { ...rest, url }, context);
  },
  answer: (answer, context, request, values) =>
    urlAnswer(answerForm('invokeapi', values), answer, request, context),
};

function pathOf(path: Value, service: Value): string {
  const name = typeof service === 'string' ? service.toUpperCase() : '';
  if (!services.has(name)) {
    const what = `invokeapi with the service '${typeof service === 'string' ? service : 'that is no text'}'`;
    return failExecution('not-supported', { what });
  }
  if (typeof path === 'string' && path.trim() !== '') return path.trim().replace(/^\/+/, '');
  return failExecution('key-value', {
    task: 'invokeapi',
    key: 'path',
    found: typeof path === 'string' ? 'an empty text' : 'what is no text',
  });
}
