import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, resultsOf, rpc, rpcStream, textAt } from '../support/wire.ts';

// Rows 11 and 18 of the interop matrix: a task outlives the stream that showed it, and many streams do not mix.

const V10 = { version: '1.0' };

let agent: Peer;
let gateway: TestGateway;
let target: Target;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  await gateway.register({ agent_name: 'agent', url: agent.url });
  target = gatewayTarget(gateway, 'agent', await gateway.createKey(['agent']));
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

/** Opens a stream and leaves it when its first event has come. @returns the task's id */
async function streamAndLeave(text: string): Promise<string> {
  const request = http.request(target.rpcUrl, {
    agent: false,
    method: 'POST',
    headers: { ...target.headers, 'content-type': 'application/json', 'a2a-version': '1.0' },
  });
  request.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SendStreamingMessage', params: say10(text) }));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const [event] = (await once(response, 'data')) as [Buffer];
  request.destroy();
  return /"task":\{"id":"(?<id>[^"]+)"/.exec(event.toString())?.groups?.['id'] ?? '';
}

async function callsInFlight(): Promise<number> {
  const { deployments } = await gateway.manage<{ deployments: { in_flight: number }[] }>(
    'GET',
    '/v1/agents/agent/health',
  );
  return deployments[0]?.in_flight ?? 0;
}

describe('a caller that leaves its stream', () => {
  it('can subscribe to the task again while it runs', async () => {
    const id = await streamAndLeave('slow 5 100');
    const events = resultsOf(await rpcStream(target, 'SubscribeToTask', { id }, V10));
    expect(at(events[0], 'task', 'id')).toBe(id);
    expect(at(events.at(-1), 'statusUpdate', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
  });

  it('is left by the gateway too, within a second, and cancels nothing: the task is completed all the same', async () => {
    const heard = agent.requests.length;
    const id = await streamAndLeave('slow 30 50');
    await vi.waitFor(async () => expect(await callsInFlight()).toBe(0), { timeout: 1_000 });
    let questions = 0;
    await vi.waitFor(
      async () => {
        questions += 1;
        const { json } = await rpc(target, 'GetTask', { id }, V10);
        expect(at(json, 'result', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
      },
      { timeout: 20_000 },
    );
    expect(agent.requests.length - heard).toBe(1 + questions);
  });
});

it('200 streams at once keep their order, and each holds its own task alone', async () => {
  const streams = await Promise.all(
    Array.from({ length: 200 }, () => rpcStream(target, 'SendStreamingMessage', say10('slow 10 20'), V10)),
  );
  const ids = streams.map((stream) => {
    const events = resultsOf(stream);
    const pieces = events.map((event) => textAt(event, 'artifactUpdate', 'artifact', 'parts', 0, 'text'));
    expect(pieces.filter((text) => text !== '')).toEqual(
      Array.from({ length: 10 }, (_, number) => `chunk ${number + 1}/10 `),
    );
    const id = textAt(events[0], 'task', 'id');
    for (const event of events.slice(1))
      expect(textAt(event, 'artifactUpdate', 'taskId') || textAt(event, 'statusUpdate', 'taskId')).toBe(id);
    return id;
  });
  expect(new Set(ids).size).toBe(200);
});
