import { beforeAll, describe, expect, it } from 'vitest';
import { all, connect03, connect10, type Received, type SdkClient } from '../../support/sdk-clients.ts';
import type { PlatformUnderTest } from './platform.ts';
import type { Stage } from './stage.ts';

const CLIENTS = [
  ['1.0', 'JSONRPC', connect10],
  ['1.0', 'HTTP+JSON', connect10],
  ['0.3', 'JSONRPC', connect03],
  ['0.3', 'HTTP+JSON', connect03],
] as const;

const FILE = { mediaType: 'image/png', name: 'a.png', base64: 'iVBORw0=' };

/** What every official client gets, whatever it speaks: they all talk at once. */
export function byClients({ can }: PlatformUnderTest, stage: () => Stage): void {
  describe.each(CLIENTS)('for a client of %s over %s', { concurrent: true }, (_version, binding, connect) => {
    let client: SdkClient;
    beforeAll(async () => {
      const { base, key } = stage();
      client = await connect({ base, binding, key });
    });

    it.runIf(can.turns.isThere)('answers, and remembers what was said before', async () => {
      const first = await client.send('one');
      expect(first).toMatchObject({ kind: 'task', state: 'completed', text: 'You said: one (1 turns)' });
      const context = { contextId: first.contextId ?? '' };
      expect(await client.send('two', context)).toMatchObject({ ...context, text: 'You said: two (2 turns)' });
      expect(await client.send('three', context)).toMatchObject({ ...context, text: 'You said: three (3 turns)' });
    });

    it.runIf(!can.turns.isThere)('answers each message by itself', async () => {
      const first = await client.send('one');
      expect(first).toMatchObject({ kind: 'task', state: 'completed', text: 'You said: one (1 turns)' });
      const second = await client.send('two', { contextId: first.contextId ?? '' });
      expect(second).toMatchObject({ contextId: first.contextId, text: 'You said: two (1 turns)' });
    });

    it('streams the answer', async () => {
      const events = await all(client.stream('slow'));
      const pieces = events.filter(({ kind, text }) => kind === 'artifact' && text !== '');
      if (can.stream.isThere) expect(pieces.length).toBeGreaterThanOrEqual(3);
      expect(contentIn(pieces)).toBe('You said: slow (1 turns)');
      expect(events.at(-1)).toMatchObject({ kind: 'status', state: 'completed' });
    });

    it('tells everybody who subscribes what comes, as it comes and from wherever the task stands', async () => {
      // The second of four pieces, for which the agent takes its time: the run is far from its end.
      const isEnough = (heard: Received[]): boolean => !can.stream.isThere || textIn(heard).includes('said: ');
      const events: Received[] = [];
      let followers: Follower[] = [];
      let canceled: Promise<Received> | undefined;
      for await (const event of client.stream('slow slow')) {
        events.push(event);
        const { taskId = '', state } = event;
        if (state !== 'working' || canceled) continue;
        followers = [1, 2].map(() => follow(client.subscribe(taskId), isEnough));
        canceled = Promise.all(followers.map(({ ready }) => ready)).then(() => client.cancel(taskId));
      }
      expect(await canceled).toMatchObject({ state: 'canceled' });
      for (const { heard, ended } of followers) {
        await ended;
        expect(heard[0]).toMatchObject({ kind: 'task', taskId: events[0]?.taskId });
        expect(heard.at(-1)).toMatchObject({ kind: 'status', state: 'canceled' });
        expect(textIn(heard)).toBe(contentIn(events));
      }
    });

    it.runIf(can.takeFiles.isThere)('hands files in', async () => {
      const answer = await client.send('look', {}, { file: FILE });
      expect(answer.state).toBe('completed');
      expect(answer.text).toContain('image');
    });

    it.runIf(can.takeData.isThere)('hands data in', async () => {
      const answer = await client.send('sum', {}, { data: { a: 17 } });
      expect(JSON.stringify([answer.text, answer.data])).toContain('17');
    });

    it.runIf(can.answerFiles.isThere)('hands files out', async () => {
      const { files } = await client.send('picture');
      expect(files).toContainEqual({ mediaType: FILE.mediaType, base64: FILE.base64 });
    });

    it.runIf(can.answerData.isThere)('hands data out', async () => {
      expect((await client.send('data')).data).toContainEqual({ sum: 4 });
    });

    it.runIf(can.ask.isThere)('is asked back, and goes on with the answer', async () => {
      const asked = await client.send('please ask');
      expect(asked.state).toBe('input-required');
      const answered = await client.send('yes', { taskId: asked.taskId ?? '' });
      expect(answered).toMatchObject({ taskId: asked.taskId, state: 'completed', text: 'Resumed with "yes"' });
    });

    it('cancels in mid-run', async () => {
      const events: Received[] = [];
      let canceled: Promise<Received> | undefined;
      for await (const event of client.stream('slow slow')) {
        events.push(event);
        if (event.state === 'working') canceled ??= client.cancel(event.taskId ?? '');
      }
      expect(await canceled).toMatchObject({ state: 'canceled' });
      expect(events.at(-1)).toMatchObject({ kind: 'status', state: 'canceled' });
    });

    it('fails when the agent does, although its platform answers with status 200', async () => {
      const failed = await client.send('boom');
      expect(failed).toMatchObject({ kind: 'task', state: 'failed' });
      expect(await client.get(failed.taskId ?? '')).toMatchObject({ state: 'failed' });
      expect((await all(client.stream('boom'))).at(-1)).toMatchObject({ kind: 'status', state: 'failed' });
    });
  });
}

interface Follower {
  heard: Received[];
  /** It has heard enough, or all that there is. */
  ready: Promise<unknown>;
  ended: Promise<void>;
}

function follow(stream: AsyncIterable<Received>, isEnough: (heard: Received[]) => boolean): Follower {
  const heard: Received[] = [];
  let hasEnough = (): void => undefined;
  const enough = new Promise<void>((resolve) => {
    hasEnough = resolve;
  });
  const listen = async (): Promise<void> => {
    for await (const event of stream) {
      heard.push(event);
      if (isEnough(heard)) hasEnough();
    }
  };
  const ended = listen();
  return { heard, ready: Promise.race([enough, ended]), ended };
}

const contentIn = (events: readonly Received[]): string =>
  events
    .filter(({ kind }) => kind === 'artifact')
    .map(({ text }) => text)
    .join('');

/** Of a stream that begins with the task as it stood. */
const textIn = (heard: readonly Received[]): string => (heard[0]?.text ?? '') + contentIn(heard);
