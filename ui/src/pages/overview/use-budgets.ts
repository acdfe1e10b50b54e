import { useQuery } from '@tanstack/react-query';
import type { Key } from '../../api/keys.ts';
import { teamsQuery } from '../../api/teams.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { keyLabel } from '../keys/key-state.ts';
import type { Budget } from './concerns.ts';

/** The budgets of keys and teams, with what is spent of them. */
export function useBudgets(keys: readonly Key[] | undefined): Budget[] {
  const { maySeeTeams } = usePowers();
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: maySeeTeams });
  return [
    ...(keys ?? []).flatMap((key) => budgetOf('key', key.key_id, keyLabel(key), key)),
    ...teams.flatMap((team) => budgetOf('team', team.team_id, team.team_alias ?? team.team_id, team)),
  ];
}

const budgetOf = (
  kind: Budget['kind'],
  id: string,
  name: string,
  { spend, max_budget }: Pick<Key, 'spend' | 'max_budget'>,
): Budget[] =>
  max_budget === null || max_budget <= 0 || spend === null ? [] : [{ kind, id, name, spend, max: max_budget }];
