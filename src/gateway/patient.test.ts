import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Content, Reply } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { content, readAll, setUp, stream, textOf, unary } from './gateway.fixtures.ts';

// Callers that cannot come back for a task are answered when it has come to rest.

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = (name: string) => ({ taskId: 't-1', state: name });
const told = (name: string) => unary(`{"id":"t-1","is":"${name}"}`, { ...state(name), terminal: name === 'completed' });
const waiting = (operation: 'send' | 'stream') =>
  ({ invocation: { binding: 'HTTP+JSON', waits: true, operation } }) as const;

/** The agent answers so, one after the other; the last answer from then on. */
const answers = (...replies: (Reply | Error)[]) => {
  const asked = vi.fn(() => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Error) throw reply;
    return reply as Reply;
  });
  return asked;
};

const unreachable = () => new SwitchboardError('UPSTREAM_UNREACHABLE', 'away');

describe('a call that waits', () => {
  it('is answered with the task when it is at rest, and asks for it with growing pauses', async () => {
    const asked = answers(told('working'), told('working'), told('working'), told('completed'));
    const { invoke, recorded } = setUp({ reply: asked, ...waiting('send') });
    const answered = invoke();
    await vi.advanceTimersByTimeAsync(250 + 500 + 999);
    expect(asked).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(JSON.parse(textOf(await answered))).toEqual({ task: { id: 't-1', is: 'completed' } });
    expect(recorded.map(({ call }) => [call.operation, call.taskState])).toEqual([['send', 'completed']]);
  });

  it.each(['completed', 'input-required', 'auth-required'])('does not ask for a task that is %s', async (name) => {
    const asked = answers(told(name));
    await setUp({ reply: asked, ...waiting('send') }).invoke();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('outlives a failure or two, and no more', async () => {
    const recovers = setUp({
      reply: answers(told('working'), unreachable(), unreachable(), told('completed')),
      ...waiting('send'),
    });
    const answered = recovers.invoke();
    await vi.runAllTimersAsync();
    expect(textOf(await answered)).toContain('completed');
    const fails = setUp({ reply: answers(told('working'), unreachable()), ...waiting('send') }).invoke();
    await vi.runAllTimersAsync();
    expect(textOf(await fails)).toBe('UPSTREAM_UNREACHABLE');
  });

  it('fails when the agent does not know its task any more', async () => {
    const gone = unary('{}', { errorCode: -32001, terminal: true });
    const answered = setUp({ reply: answers(told('working'), gone), ...waiting('send') }).invoke();
    await vi.runAllTimersAsync();
    expect(textOf(await answered)).toBe('UPSTREAM_FAILED');
  });

  it('ends at once when its caller leaves', async () => {
    const asked = answers(told('working'));
    const { invoke, abort, recorded } = setUp({ reply: asked, ...waiting('send') });
    const answered = invoke();
    await vi.advanceTimersByTimeAsync(100);
    abort.abort('left');
    await answered;
    expect(asked).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(recorded[0]?.call.outcome).toBe('caller-left');
  });

  it('goes on with the task where its stream broke off', async () => {
    const cut = stream(async function* (): AsyncGenerator<Content> {
      yield content('{"begun":true}', state('working'));
      throw new SwitchboardError('UPSTREAM_TRUNCATED', 'cut');
    });
    const { invoke } = setUp({ reply: answers(cut, told('completed')), ...waiting('stream') });
    const read = readAll(await invoke());
    await vi.runAllTimersAsync();
    expect(await read).toEqual(['<{"begun":true}>', '<{"task":{"id":"t-1","is":"completed"}}>']);
  });
});

it('a caller that knows tasks gets them as they are', async () => {
  const asked = answers(told('working'));
  expect(textOf(await setUp({ reply: asked }).invoke())).toContain('working');
  expect(asked).toHaveBeenCalledTimes(1);
});
