import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createKeyUsage } from './key-usage.ts';

const log = pino({ level: 'silent' });

function create() {
  const markUsed = vi.fn<(ids: readonly string[], usedAt: number) => Promise<void>>().mockResolvedValue();
  return { markUsed, usage: createKeyUsage({ repository: { markUsed }, clock: () => 42, log }) };
}

describe('the use of keys', () => {
  it('is written once a minute, all keys together, each once', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { markUsed, usage } = create();
    usage.start();
    usage.start();
    for (const keyId of ['a', 'b', 'a']) usage.note(keyId);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(markUsed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_001);
    expect(markUsed.mock.calls).toEqual([[['a', 'b'], 42]]);
    usage.note('c');
    await usage.stop();
    expect(markUsed.mock.calls).toEqual([
      [['a', 'b'], 42],
      [['c'], 42],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('survives a database that is away, and is written by the next use', async () => {
    const { markUsed, usage } = create();
    markUsed.mockRejectedValueOnce(new Error('away'));
    usage.note('a');
    await expect(usage.flush()).resolves.toBeUndefined();
    usage.note('a');
    await usage.flush();
    expect(markUsed).toHaveBeenCalledTimes(2);
  });
});
