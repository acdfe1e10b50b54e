import { type JsonObject, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { fetchCard, nativeCard } from '../native-card.ts';
import { agentUrl } from './project.ts';
import type { FoundrySettings } from './settings.ts';

const FACE = '/endpoint/protocols/a2a';

/** The card of an agent that was switched to A2A; shown only to whoever may call it (agent platforms, section 3.3). */
export async function faceCard(settings: FoundrySettings, context: UpstreamContext): Promise<JsonObject> {
  const cardOf = (version: string): Promise<JsonObject> =>
    fetchCard(agentUrl(context, `${FACE}/agentCard/${version}`, settings), context);
  const card = await cardOf('v1.0').catch((error: unknown) => {
    if (error instanceof UpstreamFailure && error.terms.kind === 'not-found') return cardOf('v0.3');
    throw error;
  });
  return nativeCard(card, { url: agentUrl(context, FACE, settings), binding: 'JSONRPC' });
}
