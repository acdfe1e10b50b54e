import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeCollector, startFakeCollector } from './fake-collector.ts';

// Destinations that are registered while the gateway runs, from the first trace to the last.

const KEYS = { publicKey: 'pk-lf-managed', secretKey: 'sk-lf-managed-9b1e' };
const LIST = '/v1/tracing/destinations';
const PATH = `${LIST}/research`;
const DEADLINE = { timeout: 10_000, interval: 50 };

let agent: RecordingAgent;
let langfuse: FakeCollector;
let gateway: TestGateway;

beforeAll(async () => {
  [agent, langfuse, gateway] = await Promise.all([
    startRecordingAgent(),
    startFakeCollector({ langfuse: KEYS, secrets: [KEYS.secretKey] }),
    startGateway(),
  ]);
  await gateway.register({ agent_name: 'planner', url: agent.url });
});

afterAll(() => Promise.all([gateway, langfuse, agent].map((one) => one?.close())));

/** Calls the agent in a trace, and waits until that is on record. */
async function callInTrace(last: number): Promise<string> {
  const trace = `28982d9a-10b5-44b9-8e7e-${String(last).padStart(12, '0')}`;
  const message = { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'Plan a launch' }] };
  const response = await fetch(`${gateway.url}/a2a/planner`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${gateway.adminKey}`,
      'content-type': 'application/json',
      'a2a-version': '1.0',
      'x-litellm-trace-id': trace,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SendMessage', params: { message } }),
  });
  await response.text();
  await expect
    .poll(() => gateway.manage<{ calls: object[] }>('GET', `/v1/calls?trace=${trace}`), DEADLINE)
    .toMatchObject({ calls: [{}] });
  return trace.replaceAll('-', '');
}

const told = (): string[] => [...new Set(langfuse.spans().map(({ traceId }) => traceId))];
const shown = async () => {
  const { destinations } = await gateway.manage<{ destinations: Record<string, unknown>[] }>('GET', LIST);
  return destinations.find(({ name }) => name === 'research');
};

async function everythingWritten(): Promise<string> {
  const entries = await readdir(gateway.dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('');
}

it('a destination of the API gets what comes, not while it is paused, and what its old keys were refused; it outlives a restart', async () => {
  await callInTrace(1);
  const at = { type: 'langfuse', name: 'research', url: langfuse.url, public_key: KEYS.publicKey };
  // Where it is not let in, what comes waits.
  langfuse.behave('refused');
  await gateway.manage('POST', LIST, { ...at, secret_key: 'wrong' });
  const second = await callInTrace(2);
  await expect.poll(shown, DEADLINE).toMatchObject({ state: 'paused', queued_calls: 1 });
  // With other keys it is told at once.
  langfuse.behave('ok');
  await gateway.manage('PATCH', PATH, { secret_key: KEYS.secretKey });
  await expect.poll(told, DEADLINE).toEqual([second]);

  await gateway.manage('PATCH', PATH, { paused: true });
  await callInTrace(3);
  expect(await gateway.manage('PATCH', PATH, { paused: false })).toMatchObject({ exported_spans: 1, queued_calls: 0 });
  const fourth = await callInTrace(4);
  await expect.poll(told, DEADLINE).toEqual([second, fourth]);

  await gateway.stop();
  expect(await everythingWritten()).not.toContain(KEYS.secretKey);
  gateway = await startGateway({ dataDir: gateway.dataDir });
  const fifth = await callInTrace(5);
  await expect.poll(told, DEADLINE).toEqual([second, fourth, fifth]);
  expect(await gateway.manage('POST', `${PATH}/test`)).toMatchObject({ ok: true });

  // What waits when it is removed is still sent.
  const sixth = await callInTrace(6);
  await gateway.manage('DELETE', PATH);
  await expect.poll(told, DEADLINE).toContain(sixth);
  await callInTrace(7);
  expect([await shown(), langfuse.faults().filter((fault) => fault !== 'authorization')]).toEqual([undefined, []]);
});

it('a destination that hangs is told to the operator who tests it, once its time is over', async () => {
  const hurried = await startGateway({
    configure(config) {
      config.tracing.timeoutMs = 100;
    },
  });
  const collector = await startFakeCollector();
  try {
    collector.behave('hang');
    const at = { type: 'otlp', name: 'slow', url: `${collector.url}/v1/traces` };
    const overdue = { ok: false, detail: expect.stringContaining('within 100 ms'), trace_id: null, trace_url: null };
    expect(await hurried.manage('POST', `${LIST}/test`, at)).toEqual(overdue);
    await hurried.manage('POST', LIST, at);
    expect(await hurried.manage('POST', `${LIST}/slow/test`)).toEqual(overdue);
  } finally {
    collector.behave('ok');
    await Promise.all([hurried.close(), collector.close()]);
  }
});
