import { expect, it, vi } from 'vitest';
import { say10 } from '../../support/messages.ts';
import { at, textAt } from '../../support/wire.ts';
import type { PlatformUnderTest } from './platform.ts';
import { answerOf, type Stage, stateOf, wordsOf } from './stage.ts';

/** What the gateway adds to every platform: tasks that live by themselves, and are their owner's alone. */
export function taskLife({ can, card }: PlatformUnderTest, stage: () => Stage): void {
  it('shows a card of what the platform knows and the gateway adds', async () => {
    const { cardUrl, headers } = stage().target;
    const response = await fetch(cardUrl, { headers: { ...headers, 'a2a-version': '1.0' } });
    expect(await response.json()).toMatchObject({
      ...card,
      capabilities: { streaming: true, pushNotifications: true },
    });
  });

  it.runIf(can.countTokens.isThere)('says what the platform counted, in the task and in the log of calls', async () => {
    const task = await stage().send('hi');
    expect(at(task, 'metadata', 'usage')).toMatchObject({ ...COUNTED, source: 'upstream' });
    expect(await stage().recordOf(task, 'send')).toMatchObject({ ...COUNTED, task_state: 'completed' });
  });

  it.runIf(!can.countTokens.isThere)('makes up no tokens that the platform has not counted', async () => {
    expect(at(await stage().send('hi'), 'metadata', 'usage')).toBeUndefined();
  });

  it.runIf(!can.takeFiles.isThere)('refuses files before anything runs', async () => {
    const { proxy } = stage();
    const before = proxy.requests;
    const answer = await stage().send('', { parts: [{ raw: 'iVBORw0=', mediaType: 'image/png' }] });
    expect(at(answer, 'error', 'code')).toBe(-32005);
    expect(proxy.requests).toBe(before);
  });

  it('goes on without its caller, who asks for the task later', async () => {
    const task = await stage().sendOff('slow');
    const finished = await stage().finished(task);
    expect(stateOf(finished)).toBe('TASK_STATE_COMPLETED');
    expect(answerOf(finished)).toBe('You said: slow (1 turns)');
    if (can.countTokens.isThere) expect(await stage().recordOf(task, 'run')).toMatchObject(COUNTED);
  });

  it('tells a webhook how a task goes on whose caller has left', async () => {
    const { agent, house } = stage();
    const path = `/${agent}`;
    const taskPushNotificationConfig = { url: house.receiver.url + path, token: 'from-the-caller' };
    const task = await stage().send('slow', {}, { returnImmediately: true, taskPushNotificationConfig });
    const told = () => house.receiver.taken.filter(({ url }) => url === path);
    const state = () => textAt(told().at(-1)?.json, 'statusUpdate', 'status', 'state');
    await vi.waitFor(() => expect(state()).toBe('TASK_STATE_COMPLETED'), { interval: 20, timeout: 10_000 });
    const news = told().map(({ json }) => textAt(json, 'artifactUpdate', 'artifact', 'parts', 0, 'text'));
    expect(news.join('')).toBe('You said: slow (1 turns)');
    expect(at(told().at(-1)?.json, 'statusUpdate', 'taskId')).toBe(at(task, 'id'));
    expect(told()[0]?.headers['x-a2a-notification-token']).toBe('from-the-caller');
  });

  it('ends the exchange with the platform when the only caller leaves that waits for the answer', async () => {
    const { proxy } = stage();
    const leaving = new AbortController();
    const before = proxy.requests;
    const left = stage().ask('SendMessage', say10('slow slow'), { signal: leaving.signal });
    await vi.waitFor(() => expect(proxy.requests).toBeGreaterThan(before), { interval: 5 });
    leaving.abort();
    await expect(left).rejects.toThrow(/abort/i);
    await vi.waitFor(() => expect(proxy.underWay).toBe(0), { interval: 10, timeout: 5_000 });
  });

  it('runs a message once that is sent twice', async () => {
    const message = { messageId: 'sent-twice', parts: [{ text: 'hi' }] };
    const first = await stage().send('', message);
    const before = stage().proxy.requests;
    expect(at(await stage().send('', message), 'id')).toBe(at(first, 'id'));
    expect(stage().proxy.requests).toBe(before);
  });

  it.runIf(can.turns.isThere)('takes messages of one context in turn, however they come', async () => {
    const context = { contextId: 'in-turn' };
    const tasks = await Promise.all(['one', 'two', 'three'].map((text) => stage().send(text, context)));
    const turns = tasks.map((task) => /\((\d) turns\)/.exec(answerOf(task))?.[1]);
    expect(new Set(turns)).toEqual(new Set(['1', '2', '3']));
  });

  it('keeps principals apart that name the same context', async () => {
    const other = await stage().newKey();
    const context = { contextId: 'shared' };
    const mine = await stage().send('hello', context);
    const { json } = await stage().ask('SendMessage', say10('hello', context), { key: other });
    const theirs = at(json, 'result', 'task');
    for (const task of [mine, theirs]) expect(answerOf(task)).toBe('You said: hello (1 turns)');
    expect((await stage().tasksIn('shared')).map((task) => at(task, 'id'))).toEqual([at(mine, 'id')]);
    const asked = await stage().ask('GetTask', { id: textAt(mine, 'id') }, { key: other });
    expect(at(asked.json, 'error', 'code')).toBe(-32001);
  });

  it.runIf(can.outlive.isThere)('finds its run again after the connection broke', async () => {
    const task = await stage().sendOff('slow');
    stage().proxy.cut();
    expect(answerOf(await stage().finished(task))).toBe('You said: slow (1 turns)');
  });

  it.runIf(!can.outlive.isThere)(
    'fails when the connection breaks, and does not take half an answer for one',
    async () => {
      const task = await stage().sendOff('slow slow');
      stage().proxy.cut();
      const failed = await stage().finished(task);
      expect(stateOf(failed)).toBe('TASK_STATE_FAILED');
      expect(wordsOf(failed)).not.toBe('');
    },
  );
}

const COUNTED = { input_tokens: 11, output_tokens: 4, total_tokens: 15 };
