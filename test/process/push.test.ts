import { expect, it, onTestFinished, vi } from 'vitest';
import { startRecordingAgent } from '../peers/recording-agent.ts';
import { say10 } from '../support/messages.ts';
import { startPushReceiver } from '../support/push-receiver.ts';
import { type AnyJson, textAt } from '../support/wire.ts';
import { callable } from './calls.ts';
import { scratchDirectory, startSwitchboard } from './switchboard.ts';

const TASK = { id: 'task-1', contextId: 'context-1', status: { state: 'TASK_STATE_WORKING' } };

/** Enough that most are under way when the gateway is killed. */
const EVENTS = 150;

const aStatus = (second: number): object => ({
  statusUpdate: {
    taskId: TASK.id,
    contextId: TASK.contextId,
    status: { state: 'TASK_STATE_WORKING', timestamp: new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString() },
  },
});

/** Which ones a receiver took, in the order in which it took them first. */
const secondsIn = (pushed: { json: AnyJson }[]): number[] => [
  ...new Set(
    pushed.map(
      ({ json }) => (Date.parse(textAt(json, 'statusUpdate', 'status', 'timestamp')) - Date.UTC(2026, 0, 1)) / 1000,
    ),
  ),
];

it('promise 11: kill -9 in the middle: every push that an agent was told is taken reaches its receiver, in order', async () => {
  const agent = await startRecordingAgent();
  const receiver = await startPushReceiver();
  onTestFinished(async () => {
    await Promise.all([agent.close(), receiver.close()]);
  });
  agent.behave(({ body }, response) => {
    const { id } = JSON.parse(body.toString());
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { task: TASK } }));
  });
  const config =
    'push_notifications: {allowed_ranges: [127.0.0.1/32]}\n' +
    `agents:\n  - {agent_name: raw, url: "${agent.url}", push_notifications: relay}\n`;
  const cwd = await scratchDirectory({ 'config.yaml': config });

  let gateway = await startSwitchboard({ cwd });
  await callable(gateway, 'raw');
  receiver.answer(503);
  const params = say10('hi', {}, { taskPushNotificationConfig: { url: `${receiver.url}/hook` } });
  await gateway.read('/a2a/raw', { jsonrpc: '2.0', id: 1, method: 'SendMessage', params });
  const sent = JSON.parse(agent.calls.at(-1)?.body.toString() ?? '') as AnyJson;
  const minted = (name: string): string => textAt(sent, 'params', 'configuration', 'taskPushNotificationConfig', name);
  const { pathname, origin } = new URL(minted('url'));
  expect(origin).toBe(gateway.url);

  const taken: number[] = [];
  const push = async (): Promise<void> => {
    for (let second = 0; second < EVENTS; second++) {
      const response = await fetch(gateway.url + pathname, {
        method: 'POST',
        headers: { 'x-a2a-notification-token': minted('token'), 'content-type': 'application/a2a+json' },
        body: JSON.stringify(aStatus(second)),
      }).catch(() => undefined);
      if (response?.status !== 204) return;
      taken.push(second);
    }
  };
  const pushing = push();
  await vi.waitFor(() => expect(Math.min(receiver.seen.length, taken.length)).toBeGreaterThan(0), {
    timeout: 10_000,
    interval: 1,
  });
  gateway.process.kill('SIGKILL');
  await Promise.all([gateway.process.ended, pushing]);
  expect(receiver.taken).toEqual([]);

  receiver.answer(204);
  gateway = await startSwitchboard({ cwd });
  await receiver.at('/hook', taken.length);
  expect(secondsIn(receiver.taken).slice(0, taken.length)).toEqual(taken);
  const figures = await (await gateway.ask('/metrics')).text();
  expect(figures).toMatch(/switchboard_push_attempts_total\{outcome="delivered"\} [1-9]/);
});
