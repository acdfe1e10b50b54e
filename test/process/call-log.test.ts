import { expect, it, onTestFinished } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { say } from './calls.ts';
import { askingAt, type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

/** What is promised must hold; the machine may be busy with something else now and then, so the best of some counts. */
const ATTEMPTS = 3;
const PROMISED_MS = 1000;

async function startWithAgent(): Promise<RunningGateway> {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const gateway = await startSwitchboard({ cwd: await scratchDirectory() }, ['--no-sample']);
  await gateway.read('/v1/agents', { agent_name: 'sample', url: agent.url });
  return gateway;
}

async function newKey(gateway: RunningGateway) {
  const { key } = await gateway.read<{ key: string }>('/key/generate', { object_permission: { agents: ['sample'] } });
  return { key, caller: askingAt(gateway.url, key) };
}

it('a call can be found within a second of its end', async () => {
  const gateway = await startWithAgent();
  const waited: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    expect(await say(gateway, 'sample', `hello ${attempt}`)).toContain(`echo: hello ${attempt}`);
    const endedAt = performance.now();
    const recorded = async () => (await gateway.read<{ calls: object[] }>('/v1/calls')).calls.length;
    while ((await recorded()) <= attempt);
    waited.push(performance.now() - endedAt);
  }
  expect(Math.min(...waited)).toBeLessThan(PROMISED_MS);
});

it('who follows the calls with a key that is revoked is told nothing more, within a second', async () => {
  const gateway = await startWithAgent();
  const waited: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { key, caller } = await newKey(gateway);
    const response = await caller.ask('/v1/calls/stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    const read = async (): Promise<boolean> => {
      const { value = '', done = true } = (await reader?.read()) ?? {};
      received += value;
      return !done;
    };
    while (!received.includes(':') && (await read()));
    await say(caller, 'sample', 'seen');
    while (!received.includes('event: call') && (await read()));
    await gateway.read('/key/delete', { keys: [key] });
    const revokedAt = performance.now();
    while (await read());
    waited.push(performance.now() - revokedAt);
    expect(received.match(/^event: call$/gm)).toHaveLength(1);
  }
  expect(Math.min(...waited)).toBeLessThan(PROMISED_MS);
});
