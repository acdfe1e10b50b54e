import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget } from '../support/target.ts';
import { rpc, textAt } from '../support/wire.ts';
import { createSender, type Sent } from './send.ts';
import { compareTimes, judge } from './timing.ts';

const PAIRS = 300;
const WARM_UP = 60;
/** Chance alone goes beyond this once in 150,000 comparisons. */
const BY_CHANCE = 4.5;

let agent: Peer;
let gateway: TestGateway;
let stranger: string;
let foreignTasks: string[];
let foreignCalls: string[];
let foreignKey: string;

const connection = new Agent({ keepAlive: true, maxSockets: 1 });
const send = createSender(connection);

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  await gateway.register({ agent_name: 'shared', url: agent.url });
  await gateway.register({ agent_name: 'hidden', url: agent.url });
  const owner = await gateway.createKey(['shared']);
  stranger = await gateway.createKey(['shared']);
  foreignKey = (await gateway.manage<{ key_id: string }>('POST', '/key/generate', {})).key_id;
  foreignTasks = [];
  for (let task = 0; task < PAIRS + WARM_UP; task++) {
    const answer = await rpc(gatewayTarget(gateway, 'shared', owner), 'SendMessage', say10('hello'), {
      version: '1.0',
    });
    foreignTasks.push(textAt(answer.json, 'result', 'task', 'id'));
  }
  await gateway.lastCall('shared');
  const { calls } = await gateway.manage<{ calls: { id: string }[] }>('GET', '/v1/calls?limit=300');
  foreignCalls = calls.map(({ id }) => id);
});

afterAll(async () => {
  connection.destroy();
  await Promise.all([gateway?.close(), agent?.close()]);
});

const ask = (sent: Omit<Sent, 'headers'>) =>
  send(gateway.url, { ...sent, headers: { authorization: `Bearer ${stranger}`, 'content-type': 'application/json' } });

const get = (path: string) => ask({ method: 'GET', path });
const getTask = (id: string) => {
  const body = { jsonrpc: '2.0', id: 1, method: 'GetTask', params: { id } };
  return ask({ method: 'POST', path: '/a2a/shared', body: Buffer.from(JSON.stringify(body)) });
};

/** @param like the unknown has the length of the foreign */
const unknown = (like: string) => randomUUID().padEnd(like.length, '0').slice(0, like.length);
const nth = (list: readonly string[], index: number) => list[index % list.length] ?? '';

describe('promise 18: what is somebody else’s takes as long as what does not exist', () => {
  it.each<[string, (name: string) => Promise<unknown>, (index: number) => string]>([
    ['a task, over JSON-RPC', getTask, (index) => nth(foreignTasks, index)],
    ['a task, over REST', (id) => get(`/a2a/shared/tasks/${id}`), (index) => nth(foreignTasks, index)],
    ['an agent', (name) => get(`/a2a/${name}/tasks/1`), () => 'hidden'],
    ['the registration of an agent', (name) => get(`/v1/agents/${name}`), () => 'hidden'],
    ['a call', (id) => get(`/v1/calls/${id}`), (index) => nth(foreignCalls, index)],
    ['a key', (key) => get(`/key/info?key=${key}`), () => foreignKey],
  ])('%s', async (_, probe, foreign) => {
    const probes = [(pair: number) => probe(unknown(foreign(pair))), (pair: number) => probe(foreign(pair))] as const;
    await compareTimes(WARM_UP, ...probes);
    const comparison = await compareTimes(PAIRS, ...probes);
    expect(Math.abs(comparison.deviation)).toBeLessThan(BY_CHANCE);
  });
});

describe('the comparison', () => {
  const noise = (count: number) => Array.from({ length: count }, (_, index) => Math.sin(index * 12.9898) * 0.5);

  it('calls noise noise', () => {
    expect(Math.abs(judge(noise(PAIRS)).deviation)).toBeLessThan(BY_CHANCE);
    expect(judge([0, 0, 0]).deviation).toBe(0);
  });

  it('notices a difference that is a fraction of the noise', () => {
    const shifted = judge(noise(PAIRS).map((difference) => difference + 0.2));
    expect(shifted.deviation).toBeGreaterThan(BY_CHANCE);
    expect(shifted.medianDifferenceMs).toBeCloseTo(0.2, 1);
  });

  it('notices a probe that is slower, whichever comes first', async () => {
    const atOnce = () => Promise.resolve();
    const slower = () => new Promise((resolve) => setTimeout(resolve, 10));
    expect((await compareTimes(40, atOnce, slower)).deviation).toBeGreaterThan(BY_CHANCE);
  });
});
