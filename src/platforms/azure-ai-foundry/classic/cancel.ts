import type { Json } from '../../../protocol/index.ts';
import type { UpstreamContext } from '../../adapter.ts';
import { failedResponse, readJson } from '../../answers/index.ts';
import { memberOf } from '../../member-of.ts';
import { projectUrl } from '../project.ts';
import { readSettings } from '../settings.ts';
import { pathOf, readThreadRun } from './thread-run.ts';

/** The run is over, or is not known any more: what became of it, its events tell. */
const TOO_LATE = new Set([400, 404, 409]);

/** Asks a run to stop; it is `cancelling` for a while, and its events tell when it has stopped. */
export async function cancelRun(run: Json, context: UpstreamContext): Promise<'canceled' | 'requested'> {
  const url = projectUrl(context, `${pathOf(readThreadRun(run))}/cancel`, readSettings(context.settings));
  const response = await context.http.send({ method: 'POST', url });
  if (TOO_LATE.has(response.status)) {
    response.body.abort();
    return 'requested';
  }
  if (response.status !== 200) throw failedResponse(response);
  const state = await readJson(response, context.upstream.maxResponseBytes);
  return memberOf(state, 'status') === 'cancelled' ? 'canceled' : 'requested';
}
