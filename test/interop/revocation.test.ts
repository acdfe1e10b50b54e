import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, resultsOf, rpc, rpcStream } from '../support/wire.ts';

// What is taken away is gone within a second, for calls that run as well.

let agent: Peer;
let gateway: TestGateway;
let count = 0;

interface Key {
  key: string;
  key_id: string;
}

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  await gateway.register({ agent_name: 'agent', url: agent.url, agent_access_groups: ['few'] });
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

const post = <Answer>(path: string, body: object) => gateway.manage<Answer>('POST', path, body);

/** A key of a user, in a team, with an access group: whatever gives and takes. */
let key: Key;
let names: { user_id: string; team_id: string; access_group_id: string };
let target: Target;

beforeEach(async () => {
  count += 1;
  const [user_id, team_id] = [`user-${count}`, `team-${count}`];
  const group = { access_group_name: `group-${count}`, access_agent_ids: ['agent'] };
  const { access_group_id } = await post<{ access_group_id: string }>('/v1/access_group', group);
  await post('/user/new', { user_id, auto_create_key: false });
  await post('/team/new', { team_id, access_group_ids: [access_group_id] });
  names = { user_id, team_id, access_group_id };
  key = await post<Key>('/key/generate', { user_id, team_id });
  target = gatewayTarget(gateway, 'agent', key.key);
});

const TAKEN: [string, () => Promise<unknown>][] = [
  ['the key is blocked', () => post('/key/block', { key: key.key_id })],
  ['the key is removed', () => post('/key/delete', { keys: [key.key_id] })],
  ['the key is replaced', () => post(`/key/${key.key_id}/regenerate`, {})],
  ['the user is blocked', () => post('/user/update', { user_id: names.user_id, blocked: true })],
  ['the user is removed', () => post('/user/delete', { user_ids: [names.user_id] })],
  ['the team is blocked', () => post('/team/block', { team_id: names.team_id })],
  ['the team is removed', () => post('/team/delete', { team_ids: [names.team_id] })],
  ['the team is given nothing', () => post('/team/update', { team_id: names.team_id, access_group_ids: [] })],
  ['the access group is removed', () => gateway.manage('DELETE', `/v1/access_group/${names.access_group_id}`)],
];

describe.each(TAKEN)('promise 5: when %s', (_what, take) => {
  it('a call is refused at once, and a stream and a call that run are ended within a second', async () => {
    const streams = [
      rpcStream(target, 'SendStreamingMessage', say10('slow 300 100'), { version: '1.0' }),
      rpcStream(target, 'message/stream', say03('slow 300 100'), { version: '0.3' }),
    ];
    const waiting = rpc(target, 'SendMessage', say10('slow 300 100'), { version: '1.0' });
    await runningCalls(3);
    const takenAt = performance.now();
    await take();
    const refused = await rpc(target, 'SendMessage', say10('hello'), { version: '1.0' });
    expect([401, 404]).toContain(refused.status);
    const ended = await Promise.all(streams);
    expect(JSON.stringify((await waiting).json)).toMatch(/key|agent/);
    // The agent would go on for half a minute.
    expect(performance.now() - takenAt).toBeLessThan(10_000);
    for (const stream of ended) {
      expect(at(stream.events.at(-1)?.json, 'error', 'message')).toMatch(/key/);
      expect(resultsOf(stream).length).toBeLessThan(300);
    }
  });
});

/** Resolves once so many calls of the agent run. */
async function runningCalls(number: number): Promise<void> {
  const { deployments } = await gateway.manage<{ deployments: { in_flight: number }[] }>(
    'GET',
    '/v1/agents/agent/health',
  );
  if ((deployments[0]?.in_flight ?? 0) < number) return runningCalls(number);
}

it('nothing happens to the streams of other keys, nor of a key that is replaced with a grace', async () => {
  const other = gatewayTarget(gateway, 'agent', await gateway.createKey(['agent']));
  const open = [target, other].map((each) =>
    rpcStream(each, 'SendStreamingMessage', say10('slow 15 100'), { version: '1.0' }),
  );
  await runningCalls(2);
  await post(`/key/${key.key_id}/regenerate`, { grace_period: '1h' });
  for (const stream of await Promise.all(open))
    expect(at(resultsOf(stream).at(-1), 'statusUpdate', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
});
