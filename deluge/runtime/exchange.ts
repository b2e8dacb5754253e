import type { Suspending } from './compiled.ts';
import type { Execution, Frame } from './frame.ts';
import type { HttpAnswer, HttpRequest } from './host.ts';

/**
 * The one way in which a script exchanges something: counted, held until it is answered, and measured.
 *
 * @param frame of a task block, whose values decide nothing but the request and what stands in its entries
 */
export function* exchange(
  request: Omit<HttpRequest, 'line'>,
  line: number,
  execution: Execution,
  frame?: Frame,
): Suspending<HttpAnswer> {
  const { meter } = execution;
  meter.httpCall();
  const sent = { ...request, line };
  execution.held = frame && { frame, position: frame.position, request: sent };
  const answer = yield sent;
  return meter.httpAnswer(request.url, answer);
}
