import type { Session } from '../api/types.ts';

/** What of a key says who may do something about it. */
interface KeyFacts {
  user_id: string | null;
  team_id: string | null;
  agent_id: string | null;
}

/** What is offered to who is signed in. The gateway decides again at each request, by the same rules (docs/access.md). */
export interface Powers {
  /** Changes everything. */
  mayManage: boolean;
  /** Sees everything, not what is theirs alone. */
  mayInspect: boolean;
  /** Teams, if they are in any, or all. */
  maySeeTeams: boolean;
  /** Keys at all: of which team is the form's question. */
  mayMakeKeys: boolean;
  /** Its members and keys. */
  mayRunTeam: (teamId: string | null) => boolean;
  /** Change, block and delete it. */
  mayChangeKey: (key: KeyFacts) => boolean;
  /** Replace it by a new one, which they then know. */
  mayRotateKey: (key: KeyFacts) => boolean;
}

type Facts = Pick<Session, 'may_manage' | 'may_inspect' | 'role' | 'user_id' | 'teams' | 'administers'>;

export function powersOf({ may_manage, may_inspect, role, user_id, teams, administers }: Facts): Powers {
  // A viewer changes nothing, not even in a team that made it its admin.
  const runs = may_inspect ? [] : administers;
  const mayRunTeam = (teamId: string | null) => may_manage || (teamId !== null && runs.includes(teamId));
  const isOwn = (key: KeyFacts) => user_id !== null && key.user_id === user_id;
  const speaksForOthers = (key: KeyFacts) => key.agent_id !== null || (key.user_id !== null && !isOwn(key));
  return {
    mayManage: may_manage,
    mayInspect: may_inspect,
    maySeeTeams: may_inspect || teams.length > 0,
    mayMakeKeys: may_manage || runs.length > 0,
    mayRunTeam,
    mayChangeKey: ({ team_id }) => mayRunTeam(team_id),
    mayRotateKey: (key) =>
      may_manage || (role === 'internal_user' && isOwn(key)) || (mayRunTeam(key.team_id) && !speaksForOthers(key)),
  };
}
