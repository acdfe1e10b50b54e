import { beforeAll, describe, expect, it } from 'vitest';
import { say10 } from '../support/messages.ts';
import { type AnyJson, at, textAt } from '../support/wire.ts';
import type { Driver, Result } from './driver.ts';

/** What an agent is expected to do beyond what every agent must. */
export interface Abilities {
  /** It can list tasks. */
  list: boolean;
  /** It refuses messages to tasks that have ended, as 1.0 demands. */
  refusesEndedTasks: boolean;
  /** It limits the history of what a send answers; the SDK 0.3 does so for get alone. */
  limitsSentHistory: boolean;
}

const RFC3339_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const TASK_NOT_FOUND = -32001;
const TASK_NOT_CANCELABLE = -32002;
const UNSUPPORTED_OPERATION = -32004;

const taskOf = (result: Result): AnyJson => at(result.value, 'task');
const stateOf = (task: AnyJson): AnyJson => at(task, 'status', 'state');
const listOf = (value: AnyJson): AnyJson[] => (Array.isArray(value) ? value : []);
const updateOf = (event: AnyJson): AnyJson => at(event, 'statusUpdate') ?? at(event, 'artifactUpdate');

/**
 * The requirements of A2A 1.0 that hold over every binding, each under its section of the specification. The agent must
 * know the words `message`, `slow N [ms]`, `input`, `fail`, and echo the rest.
 */
export function conformsTo10(driver: Driver, abilities: Abilities): void {
  const runTask = async (text: string) => taskOf(await driver.send(say10(text)));
  const startTask = async (text: string) => taskOf(await driver.send(say10(text, {}, { returnImmediately: true })));

  describe('3.1.1 Send Message', () => {
    it('answers with a task or a message, and with one of them only', async () => {
      expect(Object.keys((await driver.send(say10('hello'))).value as object)).toEqual(['task']);
      expect(Object.keys((await driver.send(say10('message hi'))).value as object)).toEqual(['message']);
    });

    it("a message has an id, the agent's role and parts", async () => {
      const message = at((await driver.send(say10('message hi'))).value, 'message');
      expect(message).toMatchObject({ messageId: expect.any(String), role: 'ROLE_AGENT' });
      expect(listOf(at(message, 'parts')).length).toBeGreaterThan(0);
    });

    it('a task has an id, a context, a state and the time of it in UTC', async () => {
      const task = await runTask('hello');
      expect(task).toMatchObject({ id: expect.any(String), contextId: expect.any(String) });
      expect(stateOf(task)).toMatch(/^TASK_STATE_/);
      expect(at(task, 'status', 'timestamp')).toMatch(RFC3339_UTC);
    });

    it("a task's artifacts have ids and parts", async () => {
      const [artifact] = listOf(at(await runTask('hello'), 'artifacts'));
      expect(artifact).toMatchObject({ artifactId: expect.any(String), parts: [{ text: 'echo: hello' }] });
    });

    it('gives a new context to a message without one', async () => {
      const [first, second] = [await runTask('hello'), await runTask('hello')];
      expect(at(first, 'contextId')).not.toBe(at(second, 'contextId'));
    });

    it('refuses a message to a task that does not exist', async () => {
      const result = await driver.send(say10('hello', { taskId: 'no-such-task' }));
      expect(result.error?.code).toBe(TASK_NOT_FOUND);
    });

    it.runIf(abilities.refusesEndedTasks)('refuses a message to a task that has ended', async () => {
      const result = await driver.send(say10('more', { taskId: at(await runTask('hello'), 'id') }));
      expect(result.error?.code).toBe(UNSUPPORTED_OPERATION);
    });
  });

  describe('3.2.2 Send Message Configuration', () => {
    it('waits for the end by default', async () => {
      expect(stateOf(await runTask('slow 2 30'))).toBe('TASK_STATE_COMPLETED');
    });

    it('waits with an empty configuration', async () => {
      const result = await driver.send(say10('slow 2 30', {}, {}));
      expect(stateOf(taskOf(result))).toBe('TASK_STATE_COMPLETED');
    });

    it('waits until the task is interrupted', async () => {
      expect(stateOf(await runTask('input'))).toBe('TASK_STATE_INPUT_REQUIRED');
    });

    it('returns at once when asked to', async () => {
      expect(['TASK_STATE_SUBMITTED', 'TASK_STATE_WORKING']).toContain(stateOf(await startTask('slow 3 100')));
    });

    it.runIf(abilities.limitsSentHistory)('limits the history of the answer', async () => {
      const result = await driver.send(say10('hello', {}, { historyLength: 1 }));
      expect(listOf(at(taskOf(result), 'history')).length).toBeLessThanOrEqual(1);
    });
  });

  describe('3.1.2 Send Streaming Message', () => {
    let events: AnyJson[];
    let contentType: string;
    beforeAll(async () => {
      ({ events, contentType } = await driver.stream(say10('slow 3 20')));
    });

    it('is a stream of server-sent events', () => {
      expect(contentType).toMatch(/^text\/event-stream/);
    });

    it('begins with the task', () => {
      expect(Object.keys(events[0] as object)).toEqual(['task']);
    });

    it('each event holds one thing', () => {
      for (const event of events) expect(Object.keys(event as object)).toHaveLength(1);
    });

    it('is about one task and one context', () => {
      const task = at(events[0], 'task');
      for (const event of events.slice(1)) {
        expect(updateOf(event)).toMatchObject({ taskId: at(task, 'id'), contextId: at(task, 'contextId') });
      }
    });

    it('keeps the order of the pieces', () => {
      const texts = events.flatMap((event) => listOf(at(event, 'artifactUpdate', 'artifact', 'parts')));
      expect(texts.map((part) => at(part, 'text'))).toEqual(['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 ']);
    });

    it('says which pieces go on and which is the last', () => {
      const updates = events.map((event) => at(event, 'artifactUpdate')).filter(Boolean);
      expect(updates.map((update) => at(update, 'append') ?? false)).toEqual([false, true, true]);
      expect(updates.map((update) => at(update, 'lastChunk') ?? false)).toEqual([false, false, true]);
    });

    it('ends when the task has ended', () => {
      expect(stateOf(at(events.at(-1), 'statusUpdate'))).toBe('TASK_STATE_COMPLETED');
    });

    it('is one message when the answer is a message', async () => {
      const streamed = await driver.stream(say10('message hi'));
      expect(streamed.events.map((event) => Object.keys(event as object))).toEqual([['message']]);
    });

    it('shows that the agent asks for input', async () => {
      const streamed = await driver.stream(say10('input'));
      expect(stateOf(updateOf(streamed.events.at(-1)))).toBe('TASK_STATE_INPUT_REQUIRED');
    });

    it('shows that the task failed', async () => {
      const streamed = await driver.stream(say10('fail'));
      expect(stateOf(updateOf(streamed.events.at(-1)))).toBe('TASK_STATE_FAILED');
    });

    it('leaves the same task that it showed', async () => {
      const task = (await driver.get(at(events[0], 'task', 'id'))).value;
      expect(stateOf(task)).toBe('TASK_STATE_COMPLETED');
    });
  });

  describe('3.1.3 Get Task', () => {
    it('answers with the task itself, artifacts included', async () => {
      const sent = await runTask('hello');
      const found = (await driver.get(at(sent, 'id'))).value;
      expect(found).toMatchObject({ id: at(sent, 'id'), contextId: at(sent, 'contextId') });
      expect(at(found, 'artifacts', 0, 'parts', 0, 'text')).toBe('echo: hello');
    });

    it('leaves the history out for a length of 0', async () => {
      const found = await driver.get(at(await runTask('hello'), 'id'), 0);
      expect(listOf(at(found.value, 'history'))).toEqual([]);
    });

    it('gives at most as much history as asked for', async () => {
      const found = await driver.get(at(await runTask('hello'), 'id'), 1);
      expect(listOf(at(found.value, 'history')).length).toBeLessThanOrEqual(1);
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.get('no-such-task')).error?.code).toBe(TASK_NOT_FOUND);
    });
  });

  describe.runIf(abilities.list)('3.1.4 List Tasks', () => {
    let contextId: string;
    beforeAll(async () => {
      contextId = textAt(await runTask('hello'), 'contextId');
      for (const text of ['hello again', 'fail']) await driver.send(say10(text, { contextId }));
    });
    const listed = (result: Result) => listOf(at(result.value, 'tasks'));

    it("answers with tasks, a token, the page's size and the total", async () => {
      const { value } = await driver.list({ contextId });
      expect(value).toMatchObject({ nextPageToken: '', pageSize: expect.any(Number), totalSize: 3 });
      expect(listed({ value })).toHaveLength(3);
    });

    it('filters by state', async () => {
      const failed = listed(await driver.list({ contextId, status: 'TASK_STATE_FAILED' }));
      expect(failed.map(stateOf)).toEqual(['TASK_STATE_FAILED']);
    });

    it('shows the newest first', async () => {
      const times = listed(await driver.list({ contextId })).map((task) => textAt(task, 'status', 'timestamp'));
      expect(times).toEqual(times.toSorted().toReversed());
    });

    it('goes on with the token, without a task twice or left out', async () => {
      const first = await driver.list({ contextId, pageSize: 2 });
      expect(listed(first)).toHaveLength(2);
      const pageToken = textAt(first.value, 'nextPageToken');
      const second = await driver.list({ contextId, pageSize: 2, pageToken });
      const ids = [...listed(first), ...listed(second)].map((task) => at(task, 'id'));
      expect(new Set(ids).size).toBe(3);
      expect(at(second.value, 'nextPageToken')).toBe('');
    });

    it('leaves artifacts out unless asked for', async () => {
      const without = listed(await driver.list({ contextId, status: 'TASK_STATE_COMPLETED' }));
      expect(without.flatMap((task) => listOf(at(task, 'artifacts')))).toEqual([]);
      const filters = { contextId, status: 'TASK_STATE_COMPLETED', includeArtifacts: true };
      expect(at(listed(await driver.list(filters))[0], 'artifacts', 0, 'artifactId')).toBeTypeOf('string');
    });

    it.each([0, 101])('refuses a page of %d', async (pageSize) => {
      expect((await driver.list({ pageSize })).error).toBeDefined();
    });
  });

  describe('3.1.5 Cancel Task', () => {
    it('ends a running task as canceled', async () => {
      const task = await startTask('slow 100 50');
      const canceled = (await driver.cancel(at(task, 'id'))).value;
      expect(canceled).toMatchObject({ id: at(task, 'id') });
      expect(stateOf(canceled)).toBe('TASK_STATE_CANCELED');
      expect(stateOf((await driver.get(at(task, 'id'))).value)).toBe('TASK_STATE_CANCELED');
    });

    it('refuses a task that is completed', async () => {
      const result = await driver.cancel(at(await runTask('hello'), 'id'));
      expect(result.error?.code).toBe(TASK_NOT_CANCELABLE);
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.cancel('no-such-task')).error?.code).toBe(TASK_NOT_FOUND);
    });
  });

  describe('3.1.6 Subscribe to Task', () => {
    it('begins with the task and goes on to its end', async () => {
      const task = await startTask('slow 5 60');
      const { events } = await driver.subscribe(at(task, 'id'));
      expect(at(events[0], 'task', 'id')).toBe(at(task, 'id'));
      expect(stateOf(updateOf(events.at(-1)))).toBe('TASK_STATE_COMPLETED');
    });

    it('all subscribers see the same end', async () => {
      const id = at(await startTask('slow 5 60'), 'id');
      const both = await Promise.all([driver.subscribe(id), driver.subscribe(id)]);
      const [first, second] = both.map(({ events }) => events.slice(1).at(-1));
      expect(first).toEqual(second);
    });

    it('refuses a task that has ended', async () => {
      const { error } = await driver.subscribe(at(await runTask('hello'), 'id'));
      expect(error).toBe(UNSUPPORTED_OPERATION);
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.subscribe('no-such-task')).error).toBe(TASK_NOT_FOUND);
    });
  });

  describe('3.4 Multi-turn', () => {
    it('a message to a task that asked for input goes on with it', async () => {
      const asked = await runTask('input');
      const answered = taskOf(await driver.send(say10('Paris', { taskId: at(asked, 'id') })));
      expect(answered).toMatchObject({ id: at(asked, 'id'), contextId: at(asked, 'contextId') });
      expect(stateOf(answered)).toBe('TASK_STATE_COMPLETED');
    });

    it('a context that a caller names is kept', async () => {
      const contextId = at(await runTask('hello'), 'contextId');
      const task = taskOf(await driver.send(say10('hello', { contextId })));
      expect(at(task, 'contextId')).toBe(contextId);
    });
  });

  describe('5.4 Errors', () => {
    it("say their reason under the protocol's domain", async () => {
      const { error } = await driver.get('no-such-task');
      expect(error?.info).toMatchObject({
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'TASK_NOT_FOUND',
        domain: 'a2a-protocol.org',
      });
    });
  });
}
