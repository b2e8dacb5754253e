import type { Suspending } from './compiled.ts';
import type { Execution } from './frame.ts';
import type { HttpAnswer, HttpRequest } from './host.ts';

/** The one way in which a script exchanges something: counted, held until it is answered, and measured. */
export function* exchange(
  request: Omit<HttpRequest, 'line'>,
  line: number,
  { meter }: Execution,
): Suspending<HttpAnswer> {
  meter.httpCall();
  const answer = yield { ...request, line };
  return meter.httpAnswer(request.url, answer);
}
