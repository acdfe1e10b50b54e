import { pino } from 'pino';
import type { AgentRegistration, Config } from '../config/index.ts';
import type { NetworkClass, Outbound, OutboundRequest, OutboundResponse } from '../outbound/index.ts';
import { type JsonObject, SwitchboardError } from '../protocol/index.ts';
import { type AgentsTable, createSealer, type Sealer } from '../store/index.ts';
import { balancing, healthCheck } from './agent.fixtures.ts';
import type { AgentRepository } from './agent-repository.ts';
import { createBalancer } from './balancing/balancer.ts';
import { type AgentRegistryDependencies, createAgentRegistry } from './registry.ts';
import type { AgentRegistry } from './registry-contract.ts';

/** What the tests' clock shows at first, epoch milliseconds. */
export const NOW = 1_764_000_000_000;

export const sealer: Sealer = createSealer('test salt key that is long enough to be one');

export const agentDefaults: Config['agentDefaults'] = {
  timeouts: { connectMs: 10_000, firstByteMs: 60_000, idleMs: 120_000, totalMs: 0 },
  limits: { requestBytes: 10, responseBytes: 20, eventBytes: 30 },
  cardMode: 'hybrid',
  cardRefreshMs: 3_600_000,
  balancing,
  healthCheck,
};

/** What a platform says of an agent that does not speak A2A itself. */
export const describedCard = (): JsonObject => ({
  name: 'Upstream',
  description: 'Answers.',
  version: '2.1.0',
  capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'echo', name: 'Echo', description: 'Echoes.', tags: ['test'] }],
});

/** The card of an agent of version 1.0. */
export const card10 = (url: string, changes: JsonObject = {}): JsonObject => ({
  ...describedCard(),
  supportedInterfaces: [
    { url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
    { url: `${url}/rest`, protocolBinding: 'HTTP+JSON', protocolVersion: '1.0' },
  ],
  ...changes,
});

/** What the world answers at one address: a card, or an answer in all its parts, or a failure. */
export type Page = JsonObject | { status: number; headers?: Record<string, string>; body?: string } | SwitchboardError;

/** A world made of pages; everything else is 404. */
export interface FakeWorld {
  send: Outbound['send'];
  classify: Outbound['classify'];
  pages: Map<string, Page>;
  requests: OutboundRequest[];
  /** The class of a host; loopback unless told. */
  classes: Map<string, NetworkClass | SwitchboardError>;
}

export function createWorld(pages: Record<string, Page> = {}): FakeWorld {
  const world: FakeWorld = {
    pages: new Map(Object.entries(pages)),
    requests: [],
    classes: new Map(),
    async send(request) {
      world.requests.push(request);
      const page = world.pages.get(request.url.href) ?? { status: 404 };
      if (page instanceof SwitchboardError) throw page;
      const isAnswer = typeof page['status'] === 'number';
      return isAnswer
        ? answer(page as { status: number; headers?: Record<string, string>; body?: string })
        : answer({ status: 200, body: JSON.stringify(page) });
    },
    async classify(url) {
      const found = world.classes.get(url.hostname) ?? 'loopback';
      if (found instanceof SwitchboardError) throw found;
      return found;
    },
  };
  return world;
}

function answer({
  status,
  headers = {},
  body = '',
}: {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}): OutboundResponse {
  const bytes = Buffer.from(body);
  return {
    status,
    headers,
    body: {
      async buffer(maxBytes) {
        if (bytes.length > maxBytes) throw new SwitchboardError('UPSTREAM_TOO_LARGE', `more than ${maxBytes} bytes`);
        return bytes;
      },
      abort: () => {},
      async *[Symbol.asyncIterator]() {
        yield bytes;
      },
    },
  };
}

/** The repository's promises, kept in memory. */
export function createMemoryRepository(): AgentRepository & { rows: Map<string, AgentsTable> } {
  const rows = new Map<string, AgentsTable>();
  const changes: Awaited<ReturnType<AgentRepository['cardChanges']>> = [];
  const healthChanges: Awaited<ReturnType<AgentRepository['healthChanges']>> = [];
  const isTaken = (row: AgentsTable) => [...rows.values()].some(({ id, name }) => name === row.name && id !== row.id);
  return {
    rows,
    all: async () => [...rows.values()],
    async insert(row) {
      if (rows.has(row.id) || isTaken(row)) return false;
      rows.set(row.id, row);
      return true;
    },
    async update(row) {
      if (!rows.has(row.id) || isTaken(row)) return false;
      rows.set(row.id, row);
      return true;
    },
    async remove(id) {
      rows.delete(id);
    },
    async publishOnly(ids) {
      for (const row of rows.values()) rows.set(row.id, { ...row, public: Number(ids.includes(row.id)) });
    },
    async addCardChange(change) {
      changes.unshift(change);
    },
    cardChanges: async (agentId) => changes.filter(({ agent_id }) => agent_id === agentId),
    async addHealthChange(change) {
      healthChanges.unshift(change);
    },
    healthChanges: async (agentId) => healthChanges.filter(({ agent_id }) => agent_id === agentId),
    healthChangesSince: async (since) => healthChanges.filter(({ changed_at }) => changed_at >= since).toReversed(),
  };
}

export interface Bench {
  registry: AgentRegistry;
  world: FakeWorld;
  repository: ReturnType<typeof createMemoryRepository>;
  /** Epoch milliseconds; tests move it. */
  time: { now: number };
  /** What was logged: level and message. */
  logged: { level: number; msg: string }[];
}

/** A registry on a bench: everything around it is at hand. */
export function createBench(
  options: Partial<AgentRegistryDependencies> & { world?: FakeWorld; rows?: Bench['repository'] } = {},
): Bench {
  const { world = createWorld(), rows: repository = createMemoryRepository(), ...overrides } = options;
  const time = { now: NOW };
  const logged: Bench['logged'] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  let ids = 0;
  const registry = createAgentRegistry({
    repository,
    sealer,
    outbound: world,
    describe: async ({ name, platform }) => ({ ...describedCard(), name, description: `On ${platform}.` }),
    clock: () => time.now,
    newId: () => `id-${++ids}`,
    random: () => 0.5,
    balancer: createBalancer({ monotonic: () => time.now, random: () => 0.5, log, onFault: () => {} }),
    log,
    onRegistration: () => {},
    defaults: agentDefaults,
    ...overrides,
  });
  return { registry, world, repository, time, logged };
}

/** The address most tests register. */
export const AGENT_URL = 'http://agent.internal:9000/a2a';
export const CARD_URL = `${AGENT_URL}/.well-known/agent-card.json`;

export const registration = (changes: Partial<AgentRegistration> = {}): AgentRegistration => ({
  agent_name: 'echo',
  url: AGENT_URL,
  ...changes,
});

/** A bench whose world holds one agent of version 1.0. */
export const benchWithAgent = (options: Parameters<typeof createBench>[0] = {}): Bench =>
  createBench({ world: createWorld({ [CARD_URL]: card10(AGENT_URL) }), ...options });
