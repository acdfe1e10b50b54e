import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '../../api/keys.ts';
import type { TaskOwner } from '../../api/tasks.ts';
import { teamsQuery } from '../../api/teams.ts';
import { shortId } from '../../format/id.ts';

/** As the API's filter writes it. */
export const ownerText = ({ kind, id }: TaskOwner): string => (id === null ? kind : `${kind}:${id}`);

/** Whose a task is, by name where that is known. */
export function useOwnerName(): (owner: TaskOwner) => string {
  const { data: keys = [] } = useQuery(keysQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  return ({ kind, id }) => {
    if (id === null) return kind === 'admin' ? 'admin' : 'nobody';
    if (kind === 'key') return keys.find(({ key_id }) => key_id === id)?.key_alias ?? `key ${shortId(id)}`;
    if (kind === 'team') return `team ${teams.find(({ team_id }) => team_id === id)?.team_alias ?? id}`;
    return `user ${id}`;
  };
}
