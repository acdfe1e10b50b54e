import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import {
  AGENT,
  ANNA,
  BERT,
  HOOK,
  more,
  refused,
  started,
  status,
  TASK,
  type TestPush,
  testPush,
  until,
} from './push.fixtures.ts';

const openFixture = embeddedStore();
let push: TestPush;

beforeEach(async () => {
  push = started(testPush(await openFixture()));
});
afterEach(() => push.relay.stop());

const sentStates = (): unknown[] =>
  push.sent.map(({ body }) =>
    JSON.stringify(body)
      .match(/TASK_STATE_(\w+)|"text":"(\w+)"/)
      ?.slice(1)
      .join('')
      .replace('undefined', ''),
  );

/** Nothing happens before the next attempt is due: one timer is its, the other one that of the retention. */
const asleep = () => until(() => push.time.waiting === 2);

const delivered = (count: number) => until(() => push.sent.length >= count);
const atRest = (...states: string[]) =>
  until(async () => JSON.stringify(await push.outbox()) === JSON.stringify(states));

describe('promise 11: a notification', () => {
  it('is delivered with what its config says, and a signature that the owner’s secret proves', async () => {
    await push.set({ token: 'tok' });
    await push.update(1, status('working'));
    await delivered(1);
    const [{ url, headers, body } = { url: '', headers: {} as Record<string, string>, body: {} }] = push.sent;
    expect(url).toBe(HOOK);
    expect(body).toEqual(status('working'));
    expect(headers).toMatchObject({
      'content-type': 'application/a2a+json',
      'x-a2a-notification-token': 'tok',
      'x-switchboard-delivery': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const [, t = '', v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-switchboard-signature'] ?? '') ?? [];
    expect(t).toBe(String(Math.floor(push.time.now / 1000)));
    const secret = push.relay.secretOf(ANNA);
    expect(secret).toMatch(/^whsec_[0-9a-f]{64}$/);
    expect(secret).not.toBe(push.relay.secretOf(BERT));
    expect(
      createHmac('sha256', secret)
        .update(`${t}.${JSON.stringify(body)}`)
        .digest('hex'),
    ).toBe(v1);
    await atRest('delivered 1');
  });

  it('goes to nobody whose config was deleted, and to nobody else’s', async () => {
    await push.set({ id: 'c1' });
    await push.set({ id: 'c2', url: 'https://other.example/' }, { principal: BERT });
    const scope = { agentId: AGENT, taskId: TASK, principal: ANNA };
    expect(await push.relay.configs.delete({ ...scope, principal: BERT }, 'c1')).toBe(true);
    expect(await push.relay.configs.find({ ...scope, principal: BERT }, 'c1')).toBeUndefined();
    expect(await push.relay.configs.delete(scope, 'c1')).toBe(true);
    await push.update(1, status('working'));
    await delivered(1);
    expect(push.sent.map(({ url }) => url)).toEqual(['https://other.example/']);
  });

  it('that comes again, as after a crash, is delivered once', async () => {
    await push.set();
    await push.update(1, status('working'), more('a'), more('a'));
    await push.update(1, status('working'), more('a'), more('a'));
    await atRest('delivered 1', 'delivered 1', 'delivered 1');
    await push.update(2, more('a'), more('a'), status('completed'));
    await atRest('delivered 1', 'delivered 1', 'delivered 1', 'delivered 1');
    expect(sentStates()).toEqual(['WORKING', 'a', 'a', 'COMPLETED']);
  });

  it('waits for those before it, which are tried again with growing pauses', async () => {
    await push.set();
    const at: number[] = [];
    push.answer(() => {
      at.push(push.time.now);
      return at.length < 4 ? 503 : 200;
    });
    await push.update(1, status('working'), status('completed'));
    await delivered(1);
    await atRest('waiting 1 answered 503', 'waiting 0');
    for (const pause of [1_000, 3_000, 9_000]) {
      const { length } = at;
      await asleep();
      await push.time.pass(pause);
      await until(() => at.length > length);
      await until(async () => !(await push.outbox())[0]?.startsWith(`waiting ${length} `));
    }
    await atRest('delivered 4', 'delivered 1');
    expect(at.slice(0, 4).map((time) => time - (at[0] ?? 0))).toEqual([0, 1_000, 4_000, 13_000]);
    expect(sentStates()).toEqual(['WORKING', 'WORKING', 'WORKING', 'WORKING', 'COMPLETED']);
  });

  it('is given up with all that waits behind it when its receiver says that it is gone, and can be delivered again', async () => {
    await push.set();
    push.answer(() => 410);
    await push.update(1, status('working'), status('completed'));
    await atRest('dead 1 answered 410', 'dead 0 an earlier one was given up');
    const { notices } = await push.relay.notices.list({ state: 'dead', limit: 10 });
    expect(notices.map(({ target }) => target)).toEqual(['https://hooks.example', 'https://hooks.example']);
    push.answer(() => 200);
    await push.update(3, status('failed'));
    await atRest('dead 1 answered 410', 'dead 0 an earlier one was given up', 'delivered 1');
    const first = notices.find(({ place }) => place === 1)?.id ?? '';
    expect(await push.relay.notices.redeliver(first)).toMatchObject({ state: 'waiting' });
    await atRest('delivered 2', 'dead 0 an earlier one was given up', 'delivered 1');
    expect(await push.relay.notices.redeliver(first)).toBeUndefined();
    expect(await push.relay.notices.redeliver('none')).toBeUndefined();
  });

  it('is given up after eleven attempts, an hour and a half later', async () => {
    await push.set();
    push.answer(() => refused('UPSTREAM_UNREACHABLE'));
    const begun = push.time.now;
    await push.update(1, status('working'));
    const isOver = async (): Promise<boolean> => (await push.outbox())[0]?.startsWith('dead') === true;
    while (!(await isOver())) {
      await until(async () => push.time.waiting === 2 || (await isOver()));
      await push.time.pass(10 * 60_000);
    }
    await atRest('dead 11 it could not be reached');
    expect(push.time.now - begun).toBeGreaterThan(80 * 60_000);
    expect(await push.relay.notices.figures()).toMatchObject({ delivered: 0, failed: 11, waiting: 0, dead: 1 });
  });

  it('to an address that is refused, or that redirects, goes nowhere', async () => {
    await push.set();
    push.answer(() => refused('ADDRESS_REFUSED'));
    await push.update(1, status('working'));
    await atRest('dead 1 its address is not one that may be called');
    push.answer(() => 302);
    await push.update(2, status('completed'));
    await atRest(
      'dead 1 its address is not one that may be called',
      'waiting 1 answered 302: redirects are not followed',
    );
  });

  it('is told to nobody whose key was revoked since', async () => {
    await push.set();
    push.revoked.add(ANNA);
    await push.update(1, status('working'));
    await atRest('dead 1 its key may not call the agent any more');
    expect(push.sent).toEqual([]);
  });

  it('waits for no slow receiver of somebody else', async () => {
    let answerSlowly = (): void => undefined;
    const slow = new Promise<number>((resolve) => {
      answerSlowly = () => resolve(200);
    });
    push.answer(({ url }) => (url.includes('slow') ? slow : 200));
    for (let n = 0; n < 6; n++) await push.set({ id: `s${n}`, url: `https://slow.example/${n}` });
    await push.set({ id: 'quick', url: 'https://quick.example/' }, { principal: BERT });
    await push.update(1, status('working'), status('completed'));
    await until(() => push.sent.filter(({ url }) => url.includes('quick')).length === 2);
    expect(push.sent.filter(({ url }) => url.includes('slow'))).toHaveLength(4);
    answerSlowly();
    await until(() => push.sent.length === 14);
  });

  it('waits in no line longer than a thousand', async () => {
    await push.set();
    push.answer(() => 503);
    await push.update(1, ...Array.from({ length: 1_001 }, () => more('x')));
    const { waiting, dead } = await push.relay.notices.figures();
    expect([waiting, dead]).toEqual([1_000, 1]);
  });
});

describe('a receiver of 0.3', () => {
  const task = (state: string) => ({
    id: TASK,
    contextId: 'context-1',
    status: { state: `TASK_STATE_${state}`, timestamp: '2026-01-01T00:00:00Z' },
    artifacts: [{ artifactId: 'a', parts: [{ text: 'whole' }] }],
  });

  it('gets the whole Task as it stands, and not for each piece of a text', async () => {
    await push.set({}, { version: '0.3' });
    push.tasks.set(TASK, task('WORKING'));
    await push.update(1, more('a'), status('working'));
    await atRest('delivered 1');
    expect(push.sent[0]?.headers['content-type']).toBe('application/json');
    expect(push.sent[0]?.body).toEqual({
      kind: 'task',
      id: TASK,
      contextId: 'context-1',
      status: { state: 'working', timestamp: '2026-01-01T00:00:00Z' },
      artifacts: [{ artifactId: 'a', parts: [{ kind: 'text', text: 'whole' }] }],
    });
  });

  it('gets the status alone when the Task cannot be had', async () => {
    await push.set({}, { version: '0.3' });
    await push.update(1, status('completed'));
    await atRest('delivered 1');
    expect(push.sent[0]?.body).toMatchObject({ kind: 'task', id: TASK, status: { state: 'completed' } });
  });
});

it('tells of a context by the name that the receiver’s owner has for it', async () => {
  await push.set({}, { alias: { name: 'mine', upstreamId: 'context-1' } });
  await push.update(1, status('working'));
  await delivered(1);
  expect(push.sent[0]?.body).toMatchObject({ statusUpdate: { contextId: 'mine' } });
});

it('keeps addresses, tokens and credentials sealed', async () => {
  const { db } = await openFixture();
  await push.set({ token: 'tok-secret' });
  const rows = JSON.stringify(await db.selectFrom('push_configs').selectAll().execute());
  expect(rows).toContain('https://hooks.example');
  expect(rows).not.toMatch(/tok-secret|secret=1/);
  expect(await push.relay.configs.list({ agentId: AGENT, taskId: TASK, principal: ANNA })).toEqual([
    { id: 'c1', url: HOOK, token: 'tok-secret' },
  ]);
});

it('keeps sixteen configs of a task for each caller, so that nobody is flooded in its name', async () => {
  const scope = { agentId: AGENT, taskId: TASK, principal: ANNA };
  for (let n = 0; n < 16; n++) await push.set({ id: `c${n}` });
  await expect(push.relay.configs.checkRoom(scope, 'c16')).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  await push.relay.configs.checkRoom(scope, 'c0');
  await push.relay.configs.checkRoom({ ...scope, principal: BERT }, 'c16');
});

it('sends what waits to the new address when a config is set anew', async () => {
  await push.set();
  push.answer(({ url }) => (url === HOOK ? 500 : 200));
  await push.update(1, status('working'));
  await atRest('waiting 1 answered 500');
  await push.set({ url: 'https://new.example/' });
  await atRest('delivered 2');
  expect(push.sent.at(-1)?.url).toBe('https://new.example/');
});

it('goes on in the next process where this one stopped', async () => {
  const { db } = await openFixture();
  push.answer(() => 503);
  await push.set();
  await push.update(1, status('working'));
  await atRest('waiting 1 answered 503');
  await push.relay.stop();
  push = started(testPush({ db }, push.time));
  await asleep();
  await push.time.pass(1_000);
  await atRest('delivered 2');
});

it('forgets what was delivered or given up after a time, and configs of finished tasks', async () => {
  await push.set();
  await push.update(1, status('completed'));
  await atRest('delivered 1');
  for (const ms of [1, 86_400_000, 3_600_000, 3_600_000]) {
    await until(() => push.time.waiting === 1);
    await push.time.pass(ms);
  }
  await until(async () => (await push.outbox()).length === 0);
  await until(
    async () => (await push.relay.configs.list({ agentId: AGENT, taskId: TASK, principal: ANNA })).length === 0,
  );
});
