import { type Access, decide } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

interface LetInParts {
  keys: Pick<Access['keys'], 'find'>;
  authenticator: Pick<Access['authenticator'], 'holderOf'>;
  agents: Pick<AgentDirectory, 'find'>;
}

const KEY = 'key:';

/**
 * Whether whoever asked to be told about a task of an agent may still call that agent: what was revoked since then, or given to
 * others, is told no more.
 *
 * @throws SwitchboardError UNAVAILABLE when the database gives no answer
 */
export const createLetIn =
  ({ keys, authenticator, agents }: LetInParts) =>
  async ({ principal, agentId }: { principal: string; agentId: string }): Promise<boolean> => {
    const agent = agents.find(agentId);
    if (!agent) return false;
    if (!principal.startsWith(KEY)) return principal === 'admin';
    const key = await keys.find(principal.slice(KEY.length));
    if (!key) return false;
    try {
      return decide(await authenticator.holderOf(key.hash), 'agent.call', agent).allowed;
    } catch (error) {
      if (error instanceof SwitchboardError && error.code === 'UNAUTHENTICATED') return false;
      throw error;
    }
  };
