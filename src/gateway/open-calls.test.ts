import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '../platforms/index.ts';
import { content, readAll, type Setup, setUp, stream, textOf, unary } from './gateway.fixtures.ts';
import { OpenCalls } from './open-calls.ts';

const events = (): Reply =>
  stream(async function* () {
    yield content('one');
  });

/** A gateway that takes two streams, and what counts those it refuses. */
function crowded() {
  const onRefused = vi.fn();
  const openCalls = new OpenCalls({ maxStreams: 2, onRefused });
  const call = (operation: 'send' | 'stream' | 'subscribe', setup: Setup = {}) =>
    setUp({
      reply: operation === 'send' ? () => unary('hi') : events,
      ...setup,
      parts: { openCalls },
      invocation: { operation },
    });
  return { onRefused, call };
}

describe('the limit of streams', () => {
  test('refuses what is beyond it before the agent is asked, says when to call again, and records it', async () => {
    const { onRefused, call } = crowded();
    await call('stream').invoke();
    await call('subscribe').invoke();
    const ask = vi.fn(events);
    const third = call('stream', { reply: ask });
    expect(textOf(await third.invoke())).toBe('OVERLOADED');
    expect(ask).not.toHaveBeenCalled();
    expect(onRefused).toHaveBeenCalledTimes(1);
    expect(third.recorded).toMatchObject([{ call: { outcome: 'refused', errorCode: 'OVERLOADED', httpStatus: 503 } }]);
  });

  test('concerns no other call', async () => {
    const { call } = crowded();
    await call('stream').invoke();
    await call('stream').invoke();
    expect(textOf(await call('send').invoke())).toBe('hi');
  });

  test('has room again for each stream that ends, however it ends', async () => {
    const { onRefused, call } = crowded();
    const failing = () => Promise.reject(new Error('the agent is gone'));
    for (let round = 0; round < 5; round++) {
      await readAll(await call('stream').invoke());
      await call('stream', { reply: failing }).invoke();
    }
    const open = await Promise.all([call('stream').invoke(), call('stream').invoke()]);
    expect(open.map(({ kind }) => kind)).toEqual(['stream', 'stream']);
    expect(onRefused).not.toHaveBeenCalled();
  });

  test('is not touched by a refusal: those that are open are as many as before', async () => {
    const { call } = crowded();
    const open = [await call('stream').invoke(), await call('stream').invoke()];
    for (let refused = 0; refused < 3; refused++) expect(textOf(await call('stream').invoke())).toBe('OVERLOADED');
    for (const outcome of open) await readAll(outcome);
    expect((await call('stream').invoke()).kind).toBe('stream');
  });
});
