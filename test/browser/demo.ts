import type { Config } from '../../src/config/index.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { type DemoAgent, type DemoRole, sendMessage, startDemoAgent } from './demo-agent.ts';

const skill = (id: string, description: string, ...tags: string[]) => ({
  id,
  name: id,
  description,
  tags,
  examples: [`${description}, please`],
});

/** A freight company's agents. */
const ROLES: readonly DemoRole[] = [
  {
    name: 'freight-desk',
    title: 'Freight desk',
    description: 'Plans a shipment and quotes it',
    skills: [skill('quote', 'Quote a shipment, with duties', 'quote'), skill('book', 'Book a quoted shipment', 'book')],
    answer: (asked) =>
      `For "${asked}" the cheapest lane is Göteborg to Leeds by Halden Line: 4,180 EUR, 3 days, duties included.`,
    thinksMs: 60,
    asks: ['rate-finder', 'customs-clerk'],
    asksModels: ['quick', 'careful'],
  },
  {
    name: 'rate-finder',
    title: 'Rate finder',
    description: 'Compares the rates of carriers',
    skills: [skill('rates', 'Rates between two ports', 'rates', 'carriers')],
    answer: () => 'Halden Line 4,180 EUR, Norvik 4,420 EUR.',
    thinksMs: 90,
  },
  {
    name: 'customs-clerk',
    title: 'Customs clerk',
    description: 'Import duties and papers',
    skills: [skill('duty.lookup', 'Import duty for an HS code', 'duty', 'hs')],
    answer: () => 'HS 6907.21: 0 % with a declaration of origin, else 8 %.',
    thinksMs: 40,
  },
  {
    name: 'port-watch',
    title: 'Port watch',
    description: 'Vessel arrivals and port congestion',
    skills: [skill('arrivals', 'Arrivals of a port today', 'ports')],
    answer: () => 'Immingham: 4 arrivals, no congestion.',
    thinksMs: 5,
  },
  {
    name: 'berth-planner',
    title: 'Berth planner',
    description: 'Books and moves berth slots',
    skills: [skill('move', 'Move a berth slot', 'berths')],
    answer: () => 'Moved to 13:00.',
    thinksMs: 20,
  },
  {
    name: 'helpdesk',
    title: 'Helpdesk',
    description: 'First answers for customer e-mail',
    skills: [skill('answer', 'Answer an e-mail', 'mail')],
    answer: () => 'Your parcel is on its way.',
    thinksMs: 15,
  },
];

/** One with a price, one whose first deployment is down, and one that nobody has given a price. */
const MODELS: Config['models'] = [
  {
    model_name: 'quick',
    litellm_params: {
      model: 'mock/echo',
      input_cost_per_token: 0.4e-6,
      output_cost_per_token: 1.6e-6,
      mock_delay_ms: 4,
    },
  },
  { model_name: 'careful', litellm_params: { model: 'mock/error-503', order: 1 } },
  {
    model_name: 'careful',
    litellm_params: {
      model: 'mock/slow',
      order: 2,
      input_cost_per_token: 3e-6,
      output_cost_per_token: 15e-6,
      mock_delay_ms: 8,
    },
  },
  {
    model_name: 'in-house',
    litellm_params: { model: 'openai/berth-9b', api_base: 'http://127.0.0.1:9/v1', api_key: 'none' },
  },
];

const FEES: Record<string, number> = {
  'freight-desk': 0.02,
  'rate-finder': 0.0015,
  'port-watch': 0.001,
  helpdesk: 0.0004,
};
const KEYS: Record<string, string[]> = {
  'tms-prod': ['freight-desk', 'port-watch', 'berth-planner'],
  'customs-portal': ['customs-clerk', 'rate-finder'],
  'care-console': ['helpdesk', 'port-watch'],
};

export interface Demo {
  gateway: TestGateway;
  agents: Record<string, DemoAgent>;
  /** By alias. */
  keys: Record<string, string>;
  /** Sends a message as somebody, and waits for the whole answer. */
  say(key: string, agent: string, words: string, method?: string): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** The gateway with agents that call each other, keys of teams and a user, and nobody who has called yet. */
export async function startDemo(options: TestGatewayOptions = {}): Promise<Demo> {
  const gateway = await startGateway({
    ...options,
    configure: (config) => {
      config.models = MODELS;
      options.configure?.(config);
    },
  });
  const agents: Record<string, DemoAgent> = {};
  for (const role of ROLES) {
    const agent = await startDemoAgent(role);
    agents[role.name] = agent;
    const fee = FEES[role.name];
    await gateway.register({
      agent_name: role.name,
      url: agent.url,
      ...(fee !== undefined && { litellm_params: { cost_per_query: fee } }),
    });
  }
  await gateway.manage('POST', '/v1/agents/port-watch/make_public');
  await makePeople(gateway);
  const keys: Record<string, string> = {};
  for (const [key_alias, allowed] of Object.entries(KEYS)) {
    const owner = key_alias === 'tms-prod' ? { user_id: 'jonas.reuter' } : {};
    const made = await gateway.manage<{ key: string }>('POST', '/key/generate', {
      key_alias,
      object_permission: { agents: allowed },
      ...owner,
    });
    keys[key_alias] = made.key;
  }
  await giveWayBack(gateway, agents);
  return {
    gateway,
    agents,
    keys,
    say: async (key, agent, words, method) => {
      const response = await fetch(`${gateway.url}/a2a/${agent}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'a2a-version': '1.0' },
        body: sendMessage(words, method),
      });
      return { status: response.status, body: await response.text() };
    },
    close: async () => {
      await gateway.close();
      await Promise.all(Object.values(agents).map((agent) => agent.close()));
    },
  };
}

async function makePeople(gateway: TestGateway): Promise<void> {
  await gateway.manage('POST', '/user/new', {
    user_id: 'jonas.reuter',
    user_alias: 'Jonas Reuter',
    user_email: 'jonas.reuter@fernholt.example',
    user_role: 'internal_user',
    max_budget: 25,
    budget_duration: '30d',
    auto_create_key: false,
  });
  await gateway.manage('POST', '/user/new', {
    user_id: 'mira.okonjo',
    user_role: 'proxy_admin',
    auto_create_key: false,
  });
  await gateway.manage('POST', '/team/new', {
    team_id: 'forwarding',
    team_alias: 'Forwarding',
    object_permission: { agents: ['freight-desk', 'port-watch', 'berth-planner'] },
    rpm_limit: 600,
    max_budget: 400,
    budget_duration: '1mo',
    members_with_roles: [{ user_id: 'mira.okonjo', role: 'admin' }, { user_id: 'jonas.reuter' }],
  });
}

/** The freight desk has a key of its own. */
async function giveWayBack(gateway: TestGateway, agents: Record<string, DemoAgent>): Promise<void> {
  const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/freight-desk');
  const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', {
    key_alias: 'freight-desk',
    agent_id,
    object_permission: { agents: ['rate-finder', 'customs-clerk'] },
  });
  const desk = agents['freight-desk'];
  if (desk) desk.wayBack = { gatewayUrl: gateway.url, key };
}

/** A busy quarter of an hour in some seconds: answers, streams, questions back, refusals and failures. */
export async function makeTraffic(demo: Demo, rounds = 6): Promise<void> {
  const { keys, agents } = demo;
  const say: Demo['say'] = (...words) => demo.say(...words);
  const { 'tms-prod': tms = '', 'customs-portal': customs = '', 'care-console': care = '' } = keys;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([
      say(tms, 'freight-desk', 'Quote 14 pallets of ceramic tiles, Göteborg to Leeds'),
      say(customs, 'customs-clerk', 'Duty on HS 6907.21 from the EU into the UK'),
      say(care, 'helpdesk', 'Where is my parcel?', 'SendStreamingMessage'),
    ]);
    await say(tms, 'port-watch', 'Arrivals at Immingham');
    await say(customs, 'rate-finder', 'Bergen to Rotterdam', 'SendStreamingMessage');
    if (round % 3 === 0) await say(tms, 'freight-desk', 'book Halden Line for Friday');
    if (round % 2 === 0) await say(tms, 'berth-planner', 'break something');
    if (round % 3 === 1) await say(care, 'customs-clerk', 'May I?');
  }
  await agents['berth-planner']?.close();
  await say(tms, 'berth-planner', 'Move the slot at Immingham to 13:00');
}
