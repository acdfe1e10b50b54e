// Who calls what: teams, their users, their keys, and agents.
import { ask } from '../lib/gateway.mjs';
import { createRandom, uuid } from './random.mjs';

const AT_ONCE = 16;

/**
 * Makes teams, users and keys through the API. The first member of a team is its administrator.
 * Agents are not registered: calls outlive them.
 *
 * @returns agents and keys, the busiest first; a key tells its user and team
 */
export async function createPopulation(url, { teams, users, keys, agents }) {
  const userIds = names('user', users);
  const teamIds = names('team', teams);
  await inTurns(userIds, (user_id) => ask(url, 'POST', '/user/new', { user_id, auto_create_key: false }));
  await inTurns(teamIds, (team_id, team) => {
    const members = userIds.filter((_, user) => user % teams === team);
    const members_with_roles = members.map((user_id, place) => ({ user_id, role: place === 0 ? 'admin' : 'user' }));
    return ask(url, 'POST', '/team/new', { team_id, team_alias: `The ${team_id}`, members_with_roles });
  });
  const made = await inTurns(names('key', keys), (key_alias, place) =>
    ask(url, 'POST', '/key/generate', {
      key_alias,
      user_id: userIds[place % users],
      team_id: teamIds[(place % users) % teams],
      tags: tagsOf(place),
    }),
  );
  const random = createRandom(2);
  return {
    keys: made.map((answer) => ({
      id: answer.key_id,
      secret: answer.key,
      alias: answer.key_alias,
      userId: answer.user_id,
      teamId: answer.team_id,
      teamAlias: `The ${answer.team_id}`,
      tags: answer.tags.length > 0 ? JSON.stringify(answer.tags) : null,
    })),
    agents: names('agent', agents).map((name) => ({ name, id: uuid(random), deploymentId: uuid(random) })),
  };
}

/** A third of the keys has tags; one key of five hundred has a tag that hardly any other has. */
function tagsOf(place) {
  if (place % 500 === 499) return ['audit', 'migration'];
  return place % 3 === 0 ? ['production', `department-${place % 20}`] : [];
}

const names = (what, count) => Array.from({ length: count }, (_, place) => `${what}-${place}`);

/** Some at once, in their order. */
async function inTurns(items, make) {
  const made = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE);
    made.push(...(await Promise.all(some.map((item, place) => make(item, from + place)))));
  }
  return made;
}
