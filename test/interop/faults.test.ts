import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../peers/faults.ts';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, type CallOptions, rpc, rpcStream } from '../support/wire.ts';

// Row 12 of the interop matrix: however an agent breaks, its caller gets an error with its own id, soon, and it is recorded.

const TIMEOUTS = { connect_ms: 1000, first_byte_ms: 300, idle_ms: 300, total_ms: 5000 };
const CALL: CallOptions = { version: '1.0', id: 'my-id' };

let agent: RecordingAgent;
let gateway: TestGateway;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

/** An agent of its own for each test, so that its last call is the test's. */
async function registered(name: string): Promise<Target> {
  await gateway.register({ agent_name: name, url: agent.url, timeouts: TIMEOUTS });
  return gatewayTarget(gateway, name);
}

const IN_STREAM = [
  { fault: 'closes the connection in mid-stream', outcome: 'truncated', code: 'UPSTREAM_TRUNCATED' },
  { fault: 'sends half an event and ends', outcome: 'truncated', code: 'UPSTREAM_TRUNCATED' },
  { fault: 'ends the stream before anything is finished', outcome: 'truncated', code: 'UPSTREAM_TRUNCATED' },
  { fault: 'hangs between two events', outcome: 'truncated', code: 'UPSTREAM_TIMEOUT' },
] as const;

describe.each(IN_STREAM)('the agent $fault', ({ fault, outcome, code }) => {
  it('the caller has what came, then an error event with its id; and the record says why', async () => {
    const name = `stream-${IN_STREAM.findIndex((row) => row.fault === fault)}`;
    const target = await registered(name);
    agent.behave(faults[fault]);
    const { status, events } = await rpcStream(target, 'SendStreamingMessage', say10('hi'), CALL);
    expect(status).toBe(200);
    expect(events).toHaveLength(2);
    expect(at(events[0]?.json, 'result', 'task', 'id')).toBe('task-1');
    expect(events[1]?.json).toMatchObject({ jsonrpc: '2.0', id: 'my-id', error: { code: -32603 } });
    expect(await gateway.lastCall(name)).toMatchObject({ outcome, error_code: code });
  });
});

const BEFORE_ANSWER = [
  'refuses with an HTML 413',
  'fails with a 500',
  'answers 200 with HTML',
  'answers 200 with broken JSON',
  'hangs before the headers',
  'closes the connection before the headers',
] as const;

describe.each(BEFORE_ANSWER.map((fault, index) => ({ fault, index })))('the agent $fault', ({ fault, index }) => {
  it.each(['SendMessage', 'SendStreamingMessage'])('%s is answered by a JSON-RPC error with its id', async (method) => {
    const name = `${method}-${index}`;
    const target = await registered(name);
    agent.behave(faults[fault]);
    const answer = await rpc(target, method, say10('hi'), CALL);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ jsonrpc: '2.0', id: 'my-id' });
    expect([-32603, -32006]).toContain(at(answer.json, 'error', 'code'));
    expect(answer.text, 'nothing of the agent leaks').not.toMatch(/secret-path|DOCTYPE|127\.0\.0\.1/);
    expect(await gateway.lastCall(name)).toMatchObject({ outcome: 'upstream-error' });
  });
});

describe('an agent that is not there', () => {
  it("is answered by an error with the caller's id", async () => {
    const target = await registered('gone');
    const other = await startRecordingAgent();
    await gateway.register({ agent_name: 'closed', url: other.url });
    await other.close();
    const answer = await rpc({ ...target, rpcUrl: `${gateway.url}/a2a/closed` }, 'SendMessage', say10('hi'), CALL);
    expect(answer.json).toMatchObject({ id: 'my-id', error: { code: -32603 } });
  });
});

describe('a caller that leaves', () => {
  it("closes the agent's connection at once, and nothing is canceled", async () => {
    const target = await registered('left');
    agent.calls.length = 0;
    agent.behave(faults['hangs between two events']);
    const request = http.request(target.rpcUrl, {
      agent: false,
      method: 'POST',
      headers: { ...target.headers, 'content-type': 'application/json', 'a2a-version': '1.0' },
    });
    request.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SendStreamingMessage', params: say10('hi') }));
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    await once(response, 'data');
    request.destroy();
    await agent.calls[0]?.closed;
    expect(await gateway.lastCall('left')).toMatchObject({ outcome: 'caller-left' });
    expect(agent.calls).toHaveLength(1);
  });
});
