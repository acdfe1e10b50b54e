import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { callable, openStream, recordsOf, say } from './calls.ts';
import { type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

/** A gateway with the agents `one` and `two`, which are the sample agent. */
async function startWithAgents(graceMs: number): Promise<{ gateway: RunningGateway; cwd: string }> {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const entries = ['one', 'two'].map((name) => `  - {agent_name: ${name}, url: "${agent.url}"}\n`).join('');
  const config = `server: {shutdown_grace_ms: ${graceMs}}\nagents:\n${entries}`;
  const cwd = await scratchDirectory({ 'config.yaml': config });
  const gateway = await startSwitchboard({ cwd });
  await Promise.all([callable(gateway, 'one'), callable(gateway, 'two')]);
  return { gateway, cwd };
}

/** A connection that is in use when the stop begins: its request has begun to arrive, and is finished later. */
async function halfRequest(url: string, line: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let received = '';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const answered = new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.write('GET /health/liveness HTTP/1.1\r\nhost: x\r\n\r\n');
  await answered;
  received = '';
  socket.write(`${line} HTTP/1.1\r\nhost: x\r\n`);
  return {
    /** Sends the rest. @returns all that comes until the gateway closes the connection */
    async finish(): Promise<string> {
      socket.write('content-length: 0\r\n\r\n');
      await closed;
      return received;
    },
  };
}

/** Waits until the gateway has begun to stop. */
const stopping = (gateway: RunningGateway) => gateway.process.said('stderr', /stopping; a second signal exits at once/);

it('SIGTERM lets calls end by themselves, lets nobody new in, and exits with 0', async () => {
  const { gateway, cwd } = await startWithAgents(30_000);
  const readiness = await halfRequest(gateway.url, 'GET /health/readiness');
  const call = await halfRequest(gateway.url, 'POST /a2a/one');
  const stream = await openStream(gateway, 'one', 'slow 40 50');
  await stream.until('chunk 1/40');
  const unary = say(gateway, 'two', 'slow 40 50');
  await gateway.read('/health/readiness');

  gateway.process.kill('SIGTERM');
  await stopping(gateway);
  await expect(fetch(`${gateway.url}/health/readiness`)).rejects.toThrow('fetch failed');
  const notReady = await readiness.finish();
  expect(notReady).toMatch(/^HTTP\/1\.1 503 .*\r\nconnection: close\r\n/is);
  expect(notReady).toContain('{"status":"shutting_down","db":"connected","store":"sqlite"}');
  const refused = await call.finish();
  expect(refused).toMatch(/^HTTP\/1\.1 503 .*\r\nconnection: close\r\n/is);
  expect(refused).toMatch(/\r\nretry-after: 5\r\n.*SHUTTING_DOWN/is);

  expect(await stream.rest()).toMatch(/chunk 40\/40.*TASK_STATE_COMPLETED.*\n\n$/s);
  expect(await unary).toContain('TASK_STATE_COMPLETED');
  expect(await gateway.process.ended).toMatchObject({ code: 0 });

  const next = await startSwitchboard({ cwd });
  for (const name of ['one', 'two']) {
    const record = (await recordsOf(next, name)).at(-1);
    expect(record).toMatchObject({ outcome: 'ok', task_state: 'completed', error_code: null });
  }
});

it('at the deadline a stream is closed cleanly, without an error event, and a call is told to come again', async () => {
  const { gateway, cwd } = await startWithAgents(300);
  const stream = await openStream(gateway, 'one', 'slow 10000 20');
  await stream.until('chunk 1/10000');
  const unary = gateway.ask('/a2a/two/message:send', {
    message: { messageId: 'm-1', role: 'ROLE_USER', parts: [{ text: 'slow 10000 20' }] },
  });
  await gateway.read('/health/readiness');

  gateway.process.kill('SIGTERM');
  // The end of a chunked body: without it, reading would throw.
  const [received, refused] = await Promise.all([stream.rest(), unary]);
  expect(received).not.toContain('"error"');
  expect(received.endsWith('\n\n')).toBe(true);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await refused.text()).toContain('SHUTTING_DOWN');
  expect(await gateway.process.ended).toMatchObject({ code: 0 });

  const next = await startSwitchboard({ cwd });
  const lastOf = async (name: string) => (await recordsOf(next, name)).at(-1);
  expect(await lastOf('one')).toMatchObject({ operation: 'stream', error_code: 'SHUTTING_DOWN', outcome: 'truncated' });
  expect(await lastOf('two')).toMatchObject({ operation: 'send', error_code: 'SHUTTING_DOWN', http_status: 503 });
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('a second signal, %s, exits at once with %i', async (signal, code) => {
  const { gateway } = await startWithAgents(45_000);
  const stream = await openStream(gateway, 'one', 'slow 10000 20');
  await stream.until('chunk 1/10000');
  gateway.process.kill('SIGTERM');
  await stopping(gateway);
  gateway.process.kill(signal);
  expect(await gateway.process.ended).toMatchObject({ code });
  await expect(stream.rest()).rejects.toThrow('terminated');
});
