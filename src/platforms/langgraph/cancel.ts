import type { Json } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { pathOf, readHandle } from './run-handle.ts';

/** The run is over, or is not known any more: what became of it, its events tell. */
const TOO_LATE = new Set([404, 409, 422]);

/**
 * Stops a run (agent platforms, section 2.8). It is not waited for: the query parameter that says so is read the wrong way
 * round by the JavaScript server.
 */
export async function cancel(run: Json, { http, upstream }: UpstreamContext): Promise<'canceled' | 'requested'> {
  const url = urlBelow(upstream.url, `${pathOf(readHandle(run))}/cancel?action=interrupt`);
  const response = await http.send({ method: 'POST', url });
  response.body.abort();
  if (TOO_LATE.has(response.status)) return 'requested';
  if (response.status >= 300) throw failedResponse(response);
  return 'canceled';
}
