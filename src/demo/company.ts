import type { DemoAgent } from './agent-server.ts';
import { bringAgent, giveWaysBack } from './furnish.ts';
import { LATER_ROLES } from './later-roles.ts';
import type { Place } from './place.ts';
import type { Scene } from './scene.ts';

const USERS = [
  {
    user_id: 'sofia.lind',
    user_alias: 'Sofia Lind',
    user_email: 'sofia.lind@fernholt.example',
    user_role: 'internal_user',
  },
  {
    user_id: 'amara.diallo',
    user_alias: 'Amara Diallo',
    user_email: 'amara.diallo@fernholt.example',
    user_role: 'internal_user_viewer',
  },
  { user_id: 'ben.adler', user_email: 'ben.adler@fernholt.example', user_role: 'internal_user' },
];

const TEAMS = [
  {
    team_id: 'customer-care',
    team_alias: 'Customer care',
    object_permission: { agents: ['helpdesk', 'night-desk', 'letter-writer'] },
    max_budget: 2,
    budget_duration: '1mo',
    tpm_limit: 90_000,
    members_with_roles: [{ user_id: 'sofia.lind', role: 'admin' }, { user_id: 'amara.diallo' }],
  },
  {
    team_id: 'pilot',
    team_alias: 'Pilot with Hollis',
    object_permission: { agents: ['port-watch'] },
    members_with_roles: [{ user_id: 'jonas.reuter' }],
  },
];

const KEYS = [
  {
    key_alias: 'planning-board',
    agents: LATER_ROLES.map(({ name }) => name),
    user_id: 'jonas.reuter',
    tags: ['planning'],
  },
  { key_alias: 'mail-sorter', agents: [], team_id: 'customer-care', tags: ['mail'], allow_client_tags: true },
];

/** Keys with which people work themselves. */
const PEOPLE = ['mira.okonjo', 'jonas.reuter', 'elin.dahl', 'sofia.lind'] as const;

/** Whoever works in the company, each with the own key. */
export type People = Record<(typeof PEOPLE)[number], Place>;

/** The rest of the company: more agents, teams, users and keys. Their keys are put with those of the scene. */
export async function enlarge(place: Place, scene: Scene): Promise<People> {
  const later: Record<string, DemoAgent> = {};
  await Promise.all(LATER_ROLES.map((role) => bringAgent(place, role, later)));
  Object.assign(scene.agents, later);
  for (const user of USERS) await place.post('/user/new', { ...user, auto_create_key: false });
  for (const team of TEAMS) await place.post('/team/new', team);
  for (const { agents, allow_client_tags, ...rest } of KEYS)
    scene.keys[rest.key_alias] = await makeKey(place, {
      ...rest,
      object_permission: { agents },
      ...(allow_client_tags && { metadata: { allow_client_tags } }),
    });
  await giveWaysBack(place, LATER_ROLES, later);
  const keyOf = async (user_id: string) => place.as(await makeKey(place, { user_id, key_alias: `${user_id}-console` }));
  const [mira, jonas, elin, sofia] = [
    await keyOf('mira.okonjo'),
    await keyOf('jonas.reuter'),
    await keyOf('elin.dahl'),
    await keyOf('sofia.lind'),
  ];
  return { 'mira.okonjo': mira, 'jonas.reuter': jonas, 'elin.dahl': elin, 'sofia.lind': sofia };
}

async function makeKey(place: Place, terms: object): Promise<string> {
  const { key } = (await place.post('/key/generate', terms)) as { key: string };
  return key;
}
