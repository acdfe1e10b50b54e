import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, rpc } from '../support/wire.ts';

// Row 8 of the interop matrix: the JavaScript SDK compares the version header letter by letter. Callers do not have to.

let agent: Peer;
let gateway: TestGateway;
let target: Target;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  await gateway.register({ agent_name: 'strict', url: agent.url });
  target = gatewayTarget(gateway, 'strict');
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

const METHODS = [
  { method: 'SendMessage', params: () => say10('message hi') },
  { method: 'message/send', params: () => say03('message hi') },
];

describe.each(METHODS)('$method', ({ method, params }) => {
  it.each([undefined, '', '1', '1.0', '1.0.0', '1.1', '0.3', '0.3.0'])(
    'works with A2A-Version: %s',
    async (version) => {
      const answer = await rpc(target, method, params(), { version });
      expect(answer.status).toBe(200);
      expect(at(answer.json, 'error')).toBeUndefined();
      expect(answer.text).toContain('direct reply: hi');
    },
  );

  it('works with the version in the query', async () => {
    const asked = { ...target, rpcUrl: `${target.rpcUrl}?A2A-Version=1.0` };
    expect((await rpc(asked, method, params())).text).toContain('direct reply: hi');
  });

  it.each(['2.0', '99.0', 'latest'])('refuses A2A-Version: %s with the code for it', async (version) => {
    const answer = await rpc(target, method, params(), { version, id: 'v' });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ jsonrpc: '2.0', id: 'v', error: { code: -32009 } });
  });
});

it('the agent always gets exactly the version it speaks', async () => {
  agent.requests.length = 0;
  await rpc(target, 'SendMessage', say10('message hi'), { version: '1.0.0' });
  await rpc(target, 'message/send', say03('message hi'));
  expect(agent.requests.map(({ headers }) => headers['a2a-version'])).toEqual(['1.0', '1.0']);
});
