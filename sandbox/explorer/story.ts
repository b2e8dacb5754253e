import { type HttpAnswer, type HttpRequest, parseJson } from '../../deluge/index.ts';
import { describeFault } from '../faults/fault.ts';
import { outageTable } from '../faults/outage.ts';
import { isJsonObject, toJson } from '../json.ts';
import type { ScenarioEvent } from './scenario.ts';
import type { Happening } from './world.ts';

/**
 * A path as a short story: who did what, what the server did, and what came back. Values of contacts are told by their
 * field's name only, as in the log.
 */
export function storyLines(happenings: readonly Happening[]): readonly string[] {
  const told = happenings.flatMap((happening) => {
    return [lineOf(happening), ...happening.began.map((run) => `Run ${run} begins.`)];
  });
  return told.map((line, index) => `${index + 1}. ${line}`);
}

function lineOf(happening: Happening): string {
  if (happening.kind === 'event') return eventLine(happening);
  if (happening.kind === 'exchange') return exchangeLine(happening);
  const { function: name, afterMs, isFirst } = happening;
  const calm = isFirst ? 'From now on nothing fails. ' : '';
  const when = afterMs === 0 ? 'Then' : `${afterMs / 60_000} minutes later`;
  return `${calm}${when} the schedule runs ${name}.`;
}

function eventLine({ event, isRefused }: Extract<Happening, { kind: 'event' }>): string {
  if (!isRefused) return deedOf(event);
  return `${deedOf(event)} ${event.kind === 'run' ? 'There is none.' : 'It is refused.'}`;
}

function deedOf(event: ScenarioEvent): string {
  switch (event.kind) {
    case 'create':
      return `A user creates the contact ${event.contact} in Bigin.`;
    case 'edit':
      return `A user edits ${Object.keys(event.values).join(', ')} of the contact ${event.contact} in Bigin.`;
    case 'delete':
      return `A user deletes the contact ${event.contact} in Bigin.`;
    case 'edit-books':
      return `A bookkeeper edits the customer ${event.contactName} in Books.`;
    case 'delete-books':
      return `A user deletes the customer ${event.contactName} in Books.`;
    case 'run':
      return `The function ${event.function} is started.`;
    case 'outage':
      return event.outage === null ? 'The outage ends.' : `From now on, ${outageTable[event.outage].begins}.`;
  }
}

function exchangeLine({
  run,
  choice,
  request,
  answer,
  wrote,
  outage,
}: Extract<Happening, { kind: 'exchange' }>): string {
  const server = serverOf(request);
  const does = `Run ${run} (line ${request.line}) calls ${request.method} ${pathOf(request)}`;
  const effect = wrote
    .map(({ contact_id, contact_name }) => `wrote ${contact_name} (${contact_id})`)
    .join(' and ');
  const wrought = effect === '' ? '' : `; ${server} ${effect}`;
  if (choice.fault) return `${does}: ${describeFault(choice.fault, server)}${wrought}.`;
  const refused = outage === null ? '' : ' during the outage';
  return `${does}: ${answerText(answer)}${refused}${wrought}.`;
}

function answerText(answer: HttpAnswer | null): string {
  if (answer === null) return 'the sandbox stopped';
  if (answer.kind === 'failure') return `no answer (${answer.reason})`;
  const parsed = parseJson(answer.body);
  const json = parsed.ok ? toJson(parsed.value) : null;
  if (!isJsonObject(json)) return String(answer.status);
  const found = Array.isArray(json.contacts) ? `, ${json.contacts.length} found` : '';
  const code = json.code === undefined || json.code === 0 ? '' : `, code ${String(json.code)}`;
  return `${answer.status}${code}${found}`;
}

function serverOf(request: HttpRequest): string {
  return pathOf(request).startsWith('/books/') ? 'Books' : 'Bigin';
}

function pathOf({ url }: HttpRequest): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
