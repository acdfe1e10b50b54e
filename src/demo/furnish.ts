import { type DemoAgent, sendMessage } from './agent-server.ts';
import { registrationOf, startDemoAgent } from './demo-agents.ts';
import { makePeople } from './people.ts';
import { ROLES } from './roles.ts';
import type { Place, Scene } from './scene.ts';

/** Starts a freight company's agents and registers them, with its teams, users and keys. Nobody has called yet. */
export async function furnish(place: Place): Promise<Scene> {
  const agents: Record<string, DemoAgent> = {};
  for (const role of ROLES) {
    const agent = await startDemoAgent(role);
    agents[role.name] = agent;
    await place.post('/v1/agents', registrationOf(role, agent.url));
  }
  await place.post('/v1/agents/port-watch/make_public');
  const keys = await makePeople(place);
  await giveWaysBack(place, agents);
  return {
    agents,
    keys,
    say: async (key, agent, words, method) => {
      const response = await fetch(`${place.url}/a2a/${agent}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'a2a-version': '1.0' },
        body: sendMessage(words, method),
      });
      return { status: response.status, body: await response.text() };
    },
    showCards: async () => {
      for (const { name } of ROLES) await place.post(`/v1/agents/${name}/refresh_card`);
    },
    close: async () => {
      await Promise.all(Object.values(agents).map((agent) => agent.close()));
    },
  };
}

/** Agents that ask others have keys of their own. */
async function giveWaysBack(place: Place, agents: Record<string, DemoAgent>): Promise<void> {
  for (const { name, asks, asksModels } of ROLES) {
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
