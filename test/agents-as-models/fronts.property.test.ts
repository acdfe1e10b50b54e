import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say03Rest, say10 } from '../support/messages.ts';

// Whatever front a call comes through: the same permissions, limits, headers to the agent, tasks, price and record.

let gateway: TestGateway;
let agent: Peer;
let agentId: string;

beforeAll(async () => {
  [gateway, agent] = await Promise.all([startGateway(), startV1Agent({ script: behaviours })]);
  const terms = { litellm_params: { cost_per_query: 0.05 }, extra_headers: ['x-team'] };
  await gateway.register({ agent_name: 'echo', url: agent.url, ...terms });
  await gateway.register({ agent_name: 'other', url: agent.url });
  agentId = (await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/echo')).agent_id;
});

afterAll(() => Promise.all([gateway?.close(), agent?.close()]));

interface Front {
  path: (agent: string, isStream: boolean) => string;
  body: (agent: string, text: string, isStream: boolean) => object;
}

const rpc = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params });

const FRONTS: Record<string, Front> = {
  'JSON-RPC 1.0': {
    path: (name) => `/a2a/${name}`,
    body: (_, text, isStream) => rpc(isStream ? 'SendStreamingMessage' : 'SendMessage', say10(text)),
  },
  'JSON-RPC 0.3': {
    path: (name) => `/a2a/${name}`,
    body: (_, text, isStream) => rpc(isStream ? 'message/stream' : 'message/send', say03(text)),
  },
  'HTTP+JSON 1.0': {
    path: (name, isStream) => `/a2a/${name}/message:${isStream ? 'stream' : 'send'}`,
    body: (_, text) => say10(text),
  },
  'HTTP+JSON 0.3': {
    path: (name, isStream) => `/a2a/${name}/v1/message:${isStream ? 'stream' : 'send'}`,
    body: (_, text) => say03Rest(text),
  },
  chat: {
    path: () => '/v1/chat/completions',
    body: (name, content, stream) => ({ model: `a2a/${name}`, messages: [{ role: 'user', content }], stream }),
  },
  responses: {
    path: () => '/responses',
    body: (name, input, stream) => ({ model: `a2a/${name}`, input, stream }),
  },
};

interface Scenario {
  /** What the key is given, and how it is limited. */
  key: object;
  agentName: string;
  text: string;
  isStream: boolean;
  /** With one key, one after the other. */
  calls: number;
}

const GRANTED = { object_permission: { agents: ['echo'] } };

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  key: fc.record({
    object_permission: fc.constantFrom({ agents: ['echo'] }, { agents: [] }, { agents: ['other'] }),
    rpm_limit: fc.constantFrom(null, 1),
    max_budget: fc.constantFrom(null, 0.01),
    user_id: fc.constantFrom(null, 'anna'),
    tags: fc.constantFrom([], ['blue']),
  }),
  agentName: fc.constantFrom('echo', 'echo', 'echo', 'nothing'),
  text: fc.constantFrom('hello', 'fail', 'message hi', 'input'),
  isStream: fc.boolean(),
  calls: fc.constantFrom(1, 2),
});

/** Where records of the fronts may differ: in what they are about. */
const COMPARED = [
  'operation',
  'outcome',
  'error_code',
  'decision',
  'agent_id',
  'agent_name',
  'principal_kind',
  'user_id',
  'tags',
  'task_state',
  'cost_nano',
  'cost_source',
  'routing',
  'upstream_version',
] as const;

async function record(id: string): Promise<Record<string, unknown>> {
  const found = await gateway.recordOf(id);
  return Object.fromEntries(COMPARED.map((name) => [name, found[name]]));
}

/** What the agent got to see of the calls of one team, but for what is new with every call. */
const seenOf = (team: string) =>
  agent.requests
    .filter(({ headers }) => headers['x-team'] === team)
    .map(({ headers }) => ({
      names: Object.keys(headers)
        .filter((name) => name.startsWith('x-') || name === 'traceparent')
        .sort(),
      agentId: headers['x-litellm-agent-id'],
      user: headers['x-litellm-user-id'],
    }));

let teams = 0;

async function play(front: Front, { key, agentName, text, isStream, calls }: Scenario) {
  const made = await gateway.manage<{ key: string }>('POST', '/key/generate', key);
  const team = `team-${++teams}`;
  const ids: string[] = [];
  for (let call = 0; call < calls; call++) {
    const response = await fetch(gateway.url + front.path(agentName, isStream), {
      method: 'POST',
      headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json', 'x-team': team },
      body: JSON.stringify(front.body(agentName, text, isStream)),
    });
    await response.text();
    ids.push(response.headers.get('x-litellm-call-id') ?? '');
  }
  return { records: await Promise.all(ids.map(record)), seen: seenOf(team), tasks: await tasksOf(made.key) };
}

/** What a key has begun, and nobody else sees: names differ with every call. */
async function tasksOf(key: string): Promise<unknown[]> {
  const response = await fetch(`${gateway.url}/v1/tasks`, { headers: { authorization: `Bearer ${key}` } });
  const { tasks } = (await response.json()) as { tasks: { state: string; agent_name: string }[] };
  return tasks.map(({ state, agent_name }) => ({ state, agent_name }));
}

it('promise 22: every front has the same permissions, limits, headers, tasks and records', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const [first, ...others] = Object.entries(FRONTS);
      if (!first) throw new Error('no front');
      const expected = await play(first[1], scenario);
      for (const [name, front] of others) expect(await play(front, scenario), name).toEqual(expected);
      expect(expected.tasks).toHaveLength(expected.records.filter(({ task_state }) => task_state !== null).length);
      for (const { agent_id } of expected.records) if (scenario.agentName === 'echo') expect(agent_id).toBe(agentId);
    }),
    {
      numRuns: 6,
      examples: [
        [{ key: GRANTED, agentName: 'echo', text: 'hello', isStream: true, calls: 1 }],
        [{ key: { ...GRANTED, rpm_limit: 1 }, agentName: 'echo', text: 'hello', isStream: false, calls: 2 }],
        [{ key: { object_permission: { agents: [] } }, agentName: 'echo', text: 'x', isStream: false, calls: 1 }],
      ],
    },
  );
});
