import type { Agent, CallFilter } from '../../api/types.ts';

/** The calls to an agent. @param since epoch milliseconds; undefined for all there are */
export const callsToFilter = ({ agent_name }: Pick<Agent, 'agent_name'>, since: number | undefined): CallFilter => ({
  agent: agent_name,
  ...(since !== undefined && { since }),
});
