import { expect, it, onTestFinished, vi } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { say10 } from '../support/messages.ts';
import { callable, recordsOf } from './calls.ts';
import { type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

/** Calls one after the other until the gateway is gone. @returns the ids of the calls whose whole answer came */
async function callUntilGone(gateway: RunningGateway, answered: string[]): Promise<void> {
  for (;;) {
    const body = { jsonrpc: '2.0', id: 1, method: 'SendMessage', params: say10('message hello') };
    const response = await gateway.ask('/a2a/echo', body).catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (!response || text === undefined) return;
    expect(text).toContain('you said: hello');
    answered.push(response.headers.get('x-litellm-call-id') ?? '');
  }
}

it('kill -9 in the middle of calls loses no answered call, and none is recorded twice', async () => {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const config = `agents:\n  - {agent_name: echo, url: "${agent.url}"}\n`;
  const cwd = await scratchDirectory({ 'config.yaml': config });
  const answered: string[] = [];
  for (let crash = 1; crash <= 2; crash += 1) {
    const gateway = await startSwitchboard({ cwd });
    await callable(gateway, 'echo');
    const callers = Array.from({ length: 8 }, () => callUntilGone(gateway, answered));
    await vi.waitFor(() => expect(answered.length).toBeGreaterThan(crash * 200), { timeout: 20_000, interval: 5 });
    gateway.process.kill('SIGKILL');
    expect(await gateway.process.ended).toMatchObject({ signal: 'SIGKILL' });
    await Promise.all(callers);
  }

  const gateway = await startSwitchboard({ cwd });
  const recorded = await vi.waitFor(
    async () => {
      const ids = (await recordsOf(gateway, 'echo')).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(answered));
      return ids;
    },
    { timeout: 20_000 },
  );
  expect(new Set(answered).size).toBe(answered.length);
  expect(new Set(recorded).size).toBe(recorded.length);
});
