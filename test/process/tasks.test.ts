import { expect, it, onTestFinished, vi } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { say10 } from '../support/messages.ts';
import { callable } from './calls.ts';
import { type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

/** Crashes in a row; `CRASHES=20 npx vitest run --project interop test/process/tasks.test.ts` takes its time. */
const CRASHES = Number(process.env['CRASHES'] ?? 3);

/** Opens streams one after the other until the gateway is gone; each is left once its task's id is known. */
async function streamUntilGone(gateway: RunningGateway, key: string, revealed: string[]): Promise<void> {
  for (;;) {
    const body = { jsonrpc: '2.0', id: 1, method: 'SendStreamingMessage', params: say10('hello') };
    const id = await gateway
      .ask('/a2a/echo', body, { headers: { authorization: `Bearer ${key}` } })
      .then(firstTaskId)
      .catch(() => undefined);
    if (id === undefined) return;
    revealed.push(id);
  }
}

async function firstTaskId(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ; ) {
    const { value = '', done = true } = (await reader?.read()) ?? {};
    text += value;
    const id = /"task":\{"id":"(?<id>[^"]+)"/.exec(text)?.groups?.['id'];
    if (id === undefined && !done) continue;
    await reader?.cancel();
    if (id === undefined) throw new Error(`The stream ended without a task: ${text}`);
    return id;
  }
}

it("kill -9 at any moment: every task that a caller knows of is still its own, and nobody else's", {
  timeout: 40_000 + CRASHES * 10_000,
}, async () => {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const config = `agents:\n  - {agent_name: echo, url: "${agent.url}"}\n`;
  const cwd = await scratchDirectory({ 'config.yaml': config });
  const revealed: string[] = [];
  const keys: string[] = [];
  for (let crash = 1; crash <= CRASHES; crash += 1) {
    const gateway = await startSwitchboard({ cwd });
    await callable(gateway, 'echo');
    while (keys.length < 2) {
      const permission = { object_permission: { agents: ['echo'] } };
      keys.push((await gateway.read<{ key: string }>('/key/generate', permission)).key);
    }
    const callers = Array.from({ length: 6 }, () => streamUntilGone(gateway, keys[0] ?? '', revealed));
    const enough = crash * 60 + Math.floor(Math.random() * 40);
    await vi.waitFor(() => expect(revealed.length).toBeGreaterThan(enough), { timeout: 20_000, interval: 1 });
    gateway.process.kill('SIGKILL');
    await Promise.all([...callers, gateway.process.ended]);
  }

  // At once, while the journal is still being replayed.
  const gateway = await startSwitchboard({ cwd });
  const get = async (key: string | undefined, id: string) => {
    const body = { jsonrpc: '2.0', id: 1, method: 'GetTask', params: { id } };
    const response = await gateway.ask('/a2a/echo', body, { headers: { authorization: `Bearer ${key}` } });
    return response.text();
  };
  await callable(gateway, 'echo');
  for (const id of revealed) expect(await get(keys[0], id)).toContain(`"result":{"id":"${id}"`);
  for (const id of revealed.slice(0, 20)) expect(await get(keys[1], id)).toContain('"code":-32001');
});
