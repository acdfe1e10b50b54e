import { useQuery } from '@tanstack/react-query';
import { colleaguesHubQuery, hubQuery } from '../../api/hub.ts';
import { sessionIfAnyQuery } from '../../api/session.ts';
import { colleaguesAgents, hubAgents } from './hub-agent.ts';

/** The agents that who looks is shown: the public ones, and to whoever is signed in what colleagues see. */
export function useHub() {
  const session = useQuery(sessionIfAnyQuery());
  const isColleague = session.data !== undefined;
  const publicly = useQuery({ ...hubQuery, enabled: !isColleague && !session.isLoading });
  const inside = useQuery({ ...colleaguesHubQuery, enabled: isColleague });
  const { error, refetch } = isColleague ? inside : publicly;
  const agents = isColleague ? inside.data && colleaguesAgents(inside.data) : publicly.data && hubAgents(publicly.data);
  return { agents, isColleague, mayManage: session.data?.may_manage === true, error, refetch };
}
