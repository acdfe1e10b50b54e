import type { Place } from './place.ts';

const USERS = [
  {
    user_id: 'jonas.reuter',
    user_alias: 'Jonas Reuter',
    user_email: 'jonas.reuter@fernholt.example',
    user_role: 'internal_user',
    max_budget: 25,
    budget_duration: '30d',
  },
  { user_id: 'mira.okonjo', user_role: 'proxy_admin' },
  {
    user_id: 'elin.dahl',
    user_alias: 'Elin Dahl',
    user_email: 'elin.dahl@fernholt.example',
    user_role: 'internal_user',
    max_budget: 5,
    budget_duration: '30d',
  },
  { user_id: 'tomas.vrba', user_alias: 'Tomas Vrba', user_role: 'proxy_admin_viewer' },
];

const TEAMS = [
  {
    team_id: 'forwarding',
    team_alias: 'Forwarding',
    object_permission: { agents: ['freight-desk', 'port-watch', 'berth-planner'] },
    rpm_limit: 600,
    max_budget: 400,
    budget_duration: '1mo',
    members_with_roles: [{ user_id: 'mira.okonjo', role: 'admin' }, { user_id: 'jonas.reuter' }],
  },
  {
    team_id: 'back-office',
    team_alias: 'Back office',
    object_permission: { agents: ['invoice-reader', 'claims-clerk', 'letter-writer', 'route-scout'] },
    max_budget: 1,
    budget_duration: '30d',
    members_with_roles: [{ user_id: 'elin.dahl', role: 'admin' }],
  },
];

const KEYS = [
  {
    key_alias: 'tms-prod',
    agents: ['freight-desk', 'port-watch', 'berth-planner'],
    user_id: 'jonas.reuter',
  },
  { key_alias: 'customs-portal', agents: ['customs-clerk', 'rate-finder'] },
  { key_alias: 'care-console', agents: ['helpdesk', 'port-watch'] },
  {
    key_alias: 'erp-batch',
    agents: ['invoice-reader', 'claims-clerk', 'letter-writer', 'route-scout'],
    team_id: 'back-office',
    user_id: 'elin.dahl',
    max_budget: 0.5,
    tags: ['batch'],
  },
  { key_alias: 'port-trial', agents: ['port-watch'], duration: '9d', rpm_limit: 30 },
];

/** Users, teams and the keys of callers. @returns the keys by alias */
export async function makePeople(place: Place): Promise<Record<string, string>> {
  for (const user of USERS) await place.post('/user/new', { ...user, auto_create_key: false });
  for (const team of TEAMS) await place.post('/team/new', team);
  const keys: Record<string, string> = {};
  for (const { agents, ...rest } of KEYS) {
    const made = await place.post('/key/generate', { ...rest, object_permission: { agents } });
    keys[rest.key_alias] = (made as { key: string }).key;
  }
  return keys;
}
