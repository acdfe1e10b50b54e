import type { Json } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { refused } from './failure.ts';
import { readHandle } from './run-handle.ts';
import { placeOf, sessionHeader } from './runtime.ts';
import { readSettings } from './settings.ts';

/** The session is gone, which is what was wanted. */
const GONE = 404;

/**
 * Stops the session in which a turn runs, where the settings want that: with it goes whatever the agent remembers (agent
 * platforms, section 4.5). There is no other way than to cut the exchange, of which the agent may learn or not.
 */
export async function cancel(run: Json, context: UpstreamContext): Promise<'canceled' | 'unsupported'> {
  const settings = readSettings(context.settings);
  if (!settings.cancel_stops_session) return 'unsupported';
  const { session, token } = readHandle(run);
  const response = await context.http.send({
    method: 'POST',
    url: placeOf('/stopruntimesession', context, settings),
    headers: { accept: 'application/json', ...sessionHeader(session) },
    body: { clientToken: token },
  });
  if (response.status !== 200 && response.status !== GONE) throw refused(response);
  response.body.abort();
  return 'canceled';
}
