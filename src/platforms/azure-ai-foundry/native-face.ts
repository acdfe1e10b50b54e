import { type JsonObject, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { fetchCard, nativeCard } from '../native-card.ts';
import { faceUrl } from './project.ts';
import type { FoundrySettings } from './settings.ts';

/** The card of an agent that was switched to A2A; shown only to whoever may call it (agent platforms, section 3.3). */
export async function faceCard(settings: FoundrySettings, context: UpstreamContext): Promise<JsonObject> {
  const cardOf = (version: string): Promise<JsonObject> =>
    fetchCard(faceUrl(context, `/agentCard/${version}`, settings), context);
  const card = await cardOf('v1.0').catch((error: unknown) => {
    if (error instanceof UpstreamFailure && error.terms.kind === 'not-found') return cardOf('v0.3');
    throw error;
  });
  return nativeCard(card, { url: faceUrl(context, '', settings), binding: 'JSONRPC' });
}
