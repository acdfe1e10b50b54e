import { expect, it, onTestFinished, vi } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { callable, caughtUp, say } from './calls.ts';
import { askingAt, type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

const PRICE = 0.01;
const AFFORDABLE = 40;

/** Calls until the budget is used up or the gateway is gone. @returns how many calls were answered by the agent */
async function spend(gateway: RunningGateway, key: string, answered: { calls: number }): Promise<void> {
  const caller = askingAt(gateway.url, key);
  for (;;) {
    const text = await say(caller, 'echo', 'message hello').catch(() => undefined);
    if (text === undefined || text.includes('BUDGET_EXCEEDED')) return;
    expect(text).toContain('you said: hello');
    answered.calls += 1;
  }
}

it('promise 16: kill -9 in the middle of calls: afterwards the budget is what the ledger adds up to, and is never overspent', async () => {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const config = `agents:\n  - {agent_name: echo, url: "${agent.url}", litellm_params: {cost_per_query: ${PRICE}}}\n`;
  const cwd = await scratchDirectory({ 'config.yaml': config });
  const answered = { calls: 0 };

  let gateway = await startSwitchboard({ cwd });
  await callable(gateway, 'echo');
  const { key, key_id } = await gateway.read<{ key: string; key_id: string }>('/key/generate', {
    object_permission: { agents: ['echo'] },
    max_budget: PRICE * AFFORDABLE,
  });
  const callers = Array.from({ length: 4 }, () => spend(gateway, key, answered));
  await vi.waitFor(() => expect(answered.calls).toBeGreaterThan(10), { timeout: 20_000, interval: 1 });
  gateway.process.kill('SIGKILL');
  await Promise.all([gateway.process.ended, ...callers]);

  gateway = await startSwitchboard({ cwd });
  await callable(gateway, 'echo');
  const usage = await gateway.read<{ spend: number }>(`/v1/limits/key/${key_id}`);
  expect(usage.spend).toBeGreaterThanOrEqual(answered.calls * PRICE - 1e-9);
  // What the journal holds is spent at once, and in the ledger soon.
  await caughtUp(gateway);
  const { calls } = await gateway.read<{ calls: { cost_nano: number | null }[] }>(`/v1/calls?key=${key_id}&limit=500`);
  expect(usage.spend).toBe(calls.reduce((sum, { cost_nano }) => sum + (cost_nano ?? 0), 0) / 1e9);

  await Promise.all(Array.from({ length: 8 }, () => spend(gateway, key, answered)));
  const full = await gateway.read<{ spend: number; max_budget: number }>(`/v1/limits/key/${key_id}`);
  expect(full.spend).toBe(full.max_budget);
});
