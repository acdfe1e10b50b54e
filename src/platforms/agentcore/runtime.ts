import type { Turn } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { urlBelow } from '../url-below.ts';
import type { AgentCoreSettings } from './settings.ts';

/** Where something of a runtime is. @param path below the runtime, beginning with a slash */
export function placeOf(
  path: string,
  { upstream }: Pick<UpstreamContext, 'upstream'>,
  { qualifier }: Pick<AgentCoreSettings, 'qualifier'>,
): URL {
  return urlBelow(upstream.url, `${path}?qualifier=${encodeURIComponent(qualifier)}`);
}

const PREFIX = 'x-amzn-bedrock-agentcore-runtime';

/**
 * Ties a request to its session, which is a machine of its own (agent platforms, sections 4.1 and 4.5).
 *
 * @param session 33 to 256 characters, as AgentCore wants them: the engine's keys have 64, whatever callers name their contexts
 */
export const sessionHeader = (session: string): Record<string, string> => ({ [`${PREFIX}-session-id`]: session });

/** Ties a call to the session of its conversation and, where the settings name one, to a user. */
export const callHeaders = (
  { sessionKey, userKey }: Pick<Turn, 'sessionKey' | 'userKey'>,
  { runtime_user_id: user }: Pick<AgentCoreSettings, 'runtime_user_id'>,
): Record<string, string> => ({
  ...sessionHeader(sessionKey),
  ...(user !== undefined && { [`${PREFIX}-user-id`]: user.replaceAll('{{user}}', userKey) }),
});
