import { type DemoAgent, sendMessage } from './agent-server.ts';
import { registrationOf, startDemoAgent } from './demo-agents.ts';
import { makePeople } from './people.ts';
import type { Place } from './place.ts';
import type { DemoRole } from './role.ts';
import { ROLES } from './roles.ts';
import type { Scene } from './scene.ts';

/** Starts a freight company's agents and registers them, with its teams, users and keys. Nobody has called yet. */
export async function furnish(place: Place): Promise<Scene> {
  const agents: Record<string, DemoAgent> = {};
  for (const role of ROLES) await bringAgent(place, role, agents);
  await place.post('/v1/agents/port-watch/make_public');
  const keys = await makePeople(place);
  await giveWaysBack(place, ROLES, agents);
  return {
    agents,
    keys,
    say: async (key, agent, words, ...how) => {
      const response = await fetch(`${place.url}/a2a/${agent}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'a2a-version': '1.0' },
        body: sendMessage(words, ...how),
      });
      return { status: response.status, body: await response.text() };
    },
    close: async () => {
      await Promise.all(Object.values(agents).map((agent) => agent.close()));
    },
  };
}

/** Starts an agent and registers it. @param agents where it is put; the second of a twin as `<name>-us` */
export async function bringAgent(place: Place, role: DemoRole, agents: Record<string, DemoAgent>): Promise<void> {
  const agent = await startDemoAgent(role);
  agents[role.name] = agent;
  if (!role.isTwin) return void (await place.post('/v1/agents', registrationOf(role, agent.url)));
  const twin = await startDemoAgent(role);
  agents[`${role.name}-us`] = twin;
  const deployments = [
    { name: 'eu', url: agent.url, weight: 2 },
    { name: 'us', url: twin.url },
  ];
  await place.post('/v1/agents', { ...registrationOf(role, agent.url), url: undefined, deployments });
}

/** Agents that ask others have keys of their own. */
export async function giveWaysBack(
  place: Place,
  roles: readonly DemoRole[],
  agents: Record<string, DemoAgent>,
): Promise<void> {
  for (const { name, asks, asksModels } of roles) {
    const agent = agents[name];
    if (!agent || (!asks && !asksModels)) continue;
    const { agent_id } = (await place.get(`/v1/agents/${name}`)) as { agent_id: string };
    const { key } = (await place.post('/key/generate', {
      key_alias: name,
      agent_id,
      object_permission: { agents: asks ?? [] },
    })) as { key: string };
    agent.wayBack = { gatewayUrl: place.url, key };
  }
}
