import { beforeAll, describe, expect, it } from 'vitest';
import { say03 } from '../support/messages.ts';
import { type AnyJson, at } from '../support/wire.ts';
import type { Driver } from './driver.ts';

const TASK_NOT_FOUND = -32001;
const TASK_NOT_CANCELABLE = -32002;

const stateOf = (held: AnyJson): AnyJson => at(held, 'status', 'state');
const listOf = (value: AnyJson): AnyJson[] => (Array.isArray(value) ? value : []);

/**
 * The requirements of A2A 0.3 over JSON-RPC, each under its section of the specification. The agent must know the words
 * `message`, `slow N [ms]`, `input`, `fail`, and echo the rest.
 */
export function conformsTo03(driver: Omit<Driver, 'list'>): void {
  const runTask = async (text: string) => (await driver.send(say03(text))).value;
  const startTask = async (text: string) => (await driver.send(say03(text, {}, { blocking: false }))).value;

  describe('7.1 message/send', () => {
    it('answers with a message that says what it is', async () => {
      expect(await runTask('message hi')).toMatchObject({
        kind: 'message',
        role: 'agent',
        messageId: expect.any(String),
        parts: [{ kind: 'text', text: expect.stringContaining('hi') }],
      });
    });

    it('answers with a task that says what it is', async () => {
      expect(await runTask('hello')).toMatchObject({
        kind: 'task',
        id: expect.any(String),
        contextId: expect.any(String),
        status: { state: 'completed' },
      });
    });

    it("a task's artifacts have ids and parts that say what they are", async () => {
      const [artifact] = listOf(at(await runTask('hello'), 'artifacts'));
      expect(artifact).toMatchObject({
        artifactId: expect.any(String),
        parts: [{ kind: 'text', text: 'echo: hello' }],
      });
    });

    it("a task's history begins with the caller's message", async () => {
      const params = say03('hello');
      const { value } = await driver.send(params);
      expect(at(value, 'history', 0)).toMatchObject({
        kind: 'message',
        role: 'user',
        messageId: params.message.messageId,
        taskId: at(value, 'id'),
        contextId: at(value, 'contextId'),
      });
    });

    it('waits when blocking, and until the task is interrupted', async () => {
      const { value } = await driver.send(say03('slow 2 30', {}, { blocking: true }));
      expect(stateOf(value)).toBe('completed');
      expect(stateOf((await driver.send(say03('input', {}, { blocking: true }))).value)).toBe('input-required');
    });

    it('returns at once when not blocking', async () => {
      expect(['submitted', 'working']).toContain(stateOf(await startTask('slow 3 100')));
    });

    it('shows that a task failed', async () => {
      expect(stateOf(await runTask('fail'))).toBe('failed');
    });

    it('gives a new context to a message without one', async () => {
      expect(at(await runTask('hello'), 'contextId')).not.toBe(at(await runTask('hello'), 'contextId'));
    });

    it('goes on with a task that asked for input', async () => {
      const asked = await runTask('input');
      const { value } = await driver.send(say03('Paris', { taskId: at(asked, 'id') }));
      expect(value).toMatchObject({
        id: at(asked, 'id'),
        contextId: at(asked, 'contextId'),
        status: { state: 'completed' },
      });
    });

    it('keeps a context that a caller names', async () => {
      const contextId = at(await runTask('hello'), 'contextId');
      expect(at((await driver.send(say03('hello', { contextId }))).value, 'contextId')).toBe(contextId);
    });

    it('refuses a message to a task that does not exist', async () => {
      const { error } = await driver.send(say03('hello', { taskId: 'no-such-task' }));
      expect(error?.code).toBe(TASK_NOT_FOUND);
    });
  });

  describe('7.2 message/stream', () => {
    let events: AnyJson[];
    let contentType: string;
    beforeAll(async () => {
      ({ events, contentType } = await driver.stream(say03('slow 3 20')));
    });

    it('is a stream of server-sent events', () => {
      expect(contentType).toMatch(/^text\/event-stream/);
    });

    it('begins with the task', () => {
      expect(events[0]).toMatchObject({ kind: 'task', status: { state: 'submitted' } });
    });

    it('is about one task and one context', () => {
      for (const event of events.slice(1)) {
        expect(event).toMatchObject({ taskId: at(events[0], 'id'), contextId: at(events[0], 'contextId') });
      }
    });

    it('keeps the order of the pieces', () => {
      const texts = events.flatMap((event) => listOf(at(event, 'artifact', 'parts'))).map((part) => at(part, 'text'));
      expect(texts).toEqual(['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 ']);
    });

    it('says final on the last event and on no other', () => {
      const isFinal = events.map((event) => at(event, 'final') === true);
      expect(isFinal).toEqual([...events.slice(1).map(() => false), true]);
      expect(stateOf(events.at(-1))).toBe('completed');
    });

    it('is one message when the answer is a message', async () => {
      const streamed = await driver.stream(say03('message hi'));
      expect(streamed.events.map((event) => at(event, 'kind'))).toEqual(['message']);
    });

    it('ends with final when the agent asks for input', async () => {
      const streamed = await driver.stream(say03('input'));
      expect(streamed.events.at(-1)).toMatchObject({ status: { state: 'input-required' }, final: true });
    });
  });

  describe('7.3 tasks/get', () => {
    it('answers with the task', async () => {
      const sent = await runTask('hello');
      expect((await driver.get(at(sent, 'id'))).value).toMatchObject({ kind: 'task', id: at(sent, 'id') });
    });

    it('gives at most as much history as asked for', async () => {
      const { value } = await driver.get(at(await runTask('hello'), 'id'), 1);
      expect(listOf(at(value, 'history')).length).toBeLessThanOrEqual(1);
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.get('no-such-task')).error?.code).toBe(TASK_NOT_FOUND);
    });
  });

  describe('7.4 tasks/cancel', () => {
    it('ends a running task as canceled', async () => {
      const task = await startTask('slow 100 50');
      expect(stateOf((await driver.cancel(at(task, 'id'))).value)).toBe('canceled');
      expect(stateOf((await driver.get(at(task, 'id'))).value)).toBe('canceled');
    });

    it('refuses a task that is completed', async () => {
      expect((await driver.cancel(at(await runTask('hello'), 'id'))).error?.code).toBe(TASK_NOT_CANCELABLE);
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.cancel('no-such-task')).error?.code).toBe(TASK_NOT_FOUND);
    });
  });

  describe('7.9 tasks/resubscribe', () => {
    it('shows a running task to its end', async () => {
      const task = await startTask('slow 5 60');
      const { events } = await driver.subscribe(at(task, 'id'));
      expect(events.at(-1)).toMatchObject({ taskId: at(task, 'id'), status: { state: 'completed' }, final: true });
    });

    it('refuses a task that does not exist', async () => {
      expect((await driver.subscribe('no-such-task')).error).toBe(TASK_NOT_FOUND);
    });
  });
}
