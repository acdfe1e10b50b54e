import { useQuery } from '@tanstack/react-query';
import { agentAccessQuery } from '../../../api/agent-access.ts';
import type { Agent } from '../../../api/types.ts';
import { Notice } from '../../../kit/notice.tsx';
import { usePowers } from '../../../shell/use-powers.ts';
import { Callees } from './callees.tsx';
import { Groups } from './groups.tsx';
import { OnTheHub } from './on-the-hub.tsx';
import { ReachingKeys } from './reaching-keys.tsx';
import { ReachingTeams } from './reaching-teams.tsx';

/** Who can call the agent and why, and whom it can call. */
export function AccessView({ agent }: { agent: Agent }) {
  const { mayInspect, mayManage } = usePowers();
  const { data: access, error } = useQuery({ ...agentAccessQuery(agent.agent_id), enabled: mayInspect });
  if (!mayInspect)
    return (
      <Notice>Who else can call an agent is shown to administrators and viewers. You can see and call this one.</Notice>
    );
  return (
    <div className="split cols">
      <div>
        {error && <Notice kind="bad">{error.message}</Notice>}
        <ReachingKeys agent={agent} keys={access?.keys} mayManage={mayManage} />
        <ReachingTeams agent={agent} teams={access?.teams} mayManage={mayManage} />
      </div>
      <aside>
        <OnTheHub agent={agent} mayManage={mayManage} />
        <Groups groups={access?.groups ?? []} />
        <Callees access={access} />
      </aside>
    </div>
  );
}
