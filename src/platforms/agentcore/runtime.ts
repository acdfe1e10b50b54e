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
 * Headers that tie a call to its session, which is a machine of its own (agent platforms, sections 4.1 and 4.5). Session ids
 * must have 33 to 256 characters: keys are 64, whatever callers name their contexts.
 *
 * @param keys 64 hex digits each
 */
export const sessionHeaders = (
  { sessionKey, userKey }: { sessionKey: string; userKey: string },
  { runtime_user_id: user }: Pick<AgentCoreSettings, 'runtime_user_id'>,
): Record<string, string> => ({
  [`${PREFIX}-session-id`]: sessionKey,
  ...(user !== undefined && { [`${PREFIX}-user-id`]: user.replaceAll('{{user}}', userKey) }),
});
