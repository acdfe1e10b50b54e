import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import type { Limits, Reservation } from '../access/index.ts';
import type { Agent } from '../agents/index.ts';
import type { CallContent } from '../ledger/index.ts';
import type { Reply } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import {
  aKeyFor,
  anAgent,
  aReservation,
  aTrace,
  content,
  readAll,
  setUp,
  stream,
  textOf,
  unary,
  via,
  wire,
} from './gateway.fixtures.ts';
import type { Invocation } from './invocation.ts';

describe('one answer', () => {
  test('is in the journal before it may leave', async () => {
    const order: string[] = [];
    const record = async () => {
      await Promise.resolve();
      order.push('journal');
    };
    const { invoke } = setUp({ parts: { recorder: { record } } });
    await invoke();
    order.push('answer');
    expect(order).toEqual(['journal', 'answer']);
  });

  test('passes untouched, and its record tells who, what, how long and how it ended', async () => {
    const sighting = { taskId: 't1', contextId: 'c1', state: 'completed', usage: { inputTokens: 3, outputTokens: 4 } };
    const agent = anAgent({ pricing: { perCallNano: 50_000_000 } });
    const { invoke, recorded } = setUp({ agent, reply: () => unary('hello', sighting) });
    expect(textOf(await invoke())).toBe('hello');
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.content).toBeUndefined();
    expect(recorded[0]?.call).toMatchObject({
      id: 'call-1',
      outcome: 'ok',
      startedAt: 1_700_000_000_000,
      firstByteMs: 2.5,
      durationMs: 2.5,
      httpStatus: 200,
      agentId: 'agent-1',
      keyId: 'key-1',
      userId: 'u',
      teamId: 't',
      decision: 'key grants agent',
      messageId: 'm1',
      taskId: 't1',
      contextId: 'c1',
      taskState: 'completed',
      requestBytes: 5,
      responseBytes: 5,
      inputTokens: 3,
      outputTokens: 4,
      costNano: 50_000_000,
      costSource: 'per-call',
      upstreamVersion: '1.0',
      traceId: aTrace.traceId,
    });
  });

  test('costs something only when the agent was asked for something', async () => {
    const agent = anAgent({ pricing: { perCallNano: 7 } });
    const costs = async (operation: Invocation['operation']) => {
      const { invoke, recorded } = setUp({ agent, invocation: { operation } });
      await invoke();
      return recorded[0]?.call.costNano;
    };
    expect(await costs('send')).toBe(7);
    expect(await costs('get')).toBeNull();
  });

  test('carries the headers by which the caller finds its call and its trace', async () => {
    const outcome = await setUp().invoke();
    expect(outcome.kind === 'answer' && outcome.answer.headers).toEqual({
      'a2a-extensions': 'https://x',
      'x-litellm-call-id': 'call-1',
      'x-litellm-trace-id': '0af76519-16cd-43dd-8448-eb211c80319c',
    });
  });

  test('of a failed task, or an error of the agent, is recorded as the agent’s error', async () => {
    const failed = setUp({ reply: () => unary('x', { state: 'failed' }) });
    await failed.invoke();
    expect(failed.recorded[0]?.call.outcome).toBe('agent-error');
    const error = setUp({ reply: () => unary('x', { errorCode: -32001, errorMessage: 'no such task' }) });
    await error.invoke();
    expect(error.recorded[0]?.call).toMatchObject({
      outcome: 'agent-error',
      errorCode: 'AGENT_-32001',
      errorMessage: 'no such task',
    });
  });
});

describe('failures', () => {
  test('become answers and records, never exceptions', async () => {
    const reply = () => {
      throw new SwitchboardError('UPSTREAM_TIMEOUT', 'too slow', { staleCard: true });
    };
    const cardLooksStale = vi.fn();
    const { invoke, recorded } = setUp({ reply, parts: { cardLooksStale } });
    expect(textOf(await invoke())).toBe('UPSTREAM_TIMEOUT');
    expect(recorded[0]?.call).toMatchObject({
      outcome: 'upstream-error',
      errorCode: 'UPSTREAM_TIMEOUT',
      errorMessage: 'too slow',
    });
    expect(cardLooksStale).toHaveBeenCalledWith('agent-1');
  });

  test('that are bugs say nothing of themselves to the caller', async () => {
    const reply = () => {
      throw new TypeError('secret internals');
    };
    const { invoke, recorded } = setUp({ reply });
    expect(textOf(await invoke())).toBe('INTERNAL');
    expect(JSON.stringify(recorded)).not.toContain('secret internals');
    expect(recorded[0]?.call.outcome).toBe('gateway-error');
  });

  test('of permission are recorded with the rule, and the agent is never asked', async () => {
    const reply = vi.fn(() => unary('hi'));
    const { invoke, recorded } = setUp({ reply, invocation: { principal: aKeyFor() } });
    expect(textOf(await invoke())).toBe('AGENT_NOT_FOUND');
    expect(reply).not.toHaveBeenCalled();
    expect(recorded[0]?.call).toMatchObject({
      outcome: 'refused',
      decision: 'key does not grant agent',
      costNano: null,
    });
  });

  test('of the journal refuse the answer: what cannot be recorded does not leave', async () => {
    const record = async () => {
      throw new SwitchboardError('UNAVAILABLE', 'the journal cannot be written');
    };
    const { invoke } = setUp({ parts: { recorder: { record } } });
    expect(textOf(await invoke())).toBe('UNAVAILABLE');
  });

  test('of the journal that last are told without asking the agent, and without a word to the log for each', async () => {
    const unwritable = new SwitchboardError('UNAVAILABLE', 'the journal cannot be written');
    const reply = vi.fn(() => unary('hi'));
    const log = pino({ level: 'silent' });
    const error = vi.spyOn(log, 'error');
    const recorder = { record: async () => Promise.reject(unwritable) };
    const { invoke } = setUp({ reply, parts: { recorder, unrecordable: () => unwritable, log } });
    expect(textOf(await invoke())).toBe('UNAVAILABLE');
    expect(reply).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });
});

describe('a stream', () => {
  test('passes event by event, and its record is in the journal before it ends', async () => {
    const { invoke, recorded } = setUp({
      reply: () =>
        stream(async function* () {
          yield content('one', { taskId: 't1', state: 'working' });
          yield content('two', { state: 'completed', terminal: true });
        }),
    });
    const outcome = await invoke();
    expect(recorded).toHaveLength(0);
    expect(await readAll(outcome)).toEqual(['<one>', '<two>']);
    expect(recorded[0]?.call).toMatchObject({
      outcome: 'ok',
      eventCount: 2,
      taskId: 't1',
      taskState: 'completed',
      responseBytes: 10,
    });
  });

  test('that breaks ends with an error event', async () => {
    const { invoke, recorded } = setUp({
      reply: () =>
        stream(async function* () {
          yield content('one');
          throw new SwitchboardError('UPSTREAM_TRUNCATED', 'it broke');
        }),
    });
    expect(await readAll(await invoke())).toEqual(['<one>', '<UPSTREAM_TRUNCATED>']);
    expect(recorded[0]?.call).toMatchObject({ outcome: 'truncated', errorCode: 'UPSTREAM_TRUNCATED' });
  });

  test('whose caller leaves aborts the upstream and is recorded so', async () => {
    let closed = false;
    const { invoke, recorded } = setUp({
      reply: () =>
        stream(async function* () {
          try {
            yield content('one');
            yield content('two');
          } finally {
            closed = true;
          }
        }),
    });
    const outcome = await invoke();
    if (outcome.kind !== 'stream') throw new Error('not a stream');
    const frames = outcome.frames[Symbol.asyncIterator]();
    await frames.next();
    await frames.return?.();
    expect(closed).toBe(true);
    expect(recorded[0]?.call).toMatchObject({ outcome: 'caller-left', eventCount: 1 });
  });

  test('that the stopping gateway ends closes cleanly, without an error event', async () => {
    const stopping = new SwitchboardError('SHUTTING_DOWN', 'stopping');
    const setup = setUp({
      reply: () =>
        stream(async function* () {
          yield content('one');
          setup.abort.abort(stopping);
          throw stopping;
        }),
    });
    expect(await readAll(await setup.invoke())).toEqual(['<one>']);
    expect(setup.recorded[0]?.call).toMatchObject({ outcome: 'truncated', errorCode: 'SHUTTING_DOWN' });
  });
});

describe('content', () => {
  const texts = (kept: CallContent | undefined) =>
    kept && { request: kept.request.toString(), response: kept.response.map(String) };

  test('is kept by the global switch unless the agent says otherwise', async () => {
    const kept = async (contentByDefault: boolean, contentLogging: Agent['contentLogging']) => {
      const { invoke, recorded } = setUp({ agent: anAgent({ contentLogging }), parts: { contentByDefault } });
      await invoke();
      return texts(recorded[0]?.content);
    };
    const all = { request: 'asked', response: ['hi'] };
    expect(await kept(false, 'inherit')).toBeUndefined();
    expect(await kept(true, 'inherit')).toEqual(all);
    expect(await kept(false, 'on')).toEqual(all);
    expect(await kept(true, 'off')).toBeUndefined();
  });

  test('of an answer that is no JSON is what its wire has the record keep, and all of its bytes are counted', async () => {
    const events = { status: 200, contentType: 'text/event-stream', headers: {}, body: Buffer.from('data: hi') };
    const { invoke, recorded } = setUp({
      parts: { contentByDefault: true },
      invocation: { wire: { ...wire, rawAnswer: () => ({ ...events, kept: Buffer.from('"hi"') }) } },
    });
    await invoke();
    expect(texts(recorded[0]?.content)?.response).toEqual(['"hi"']);
    expect(recorded[0]?.call.responseBytes).toBe(events.body.length);
  });

  test('is kept when key or agent say so, unless one of them forbids it', async () => {
    const kept = async (
      logContent: boolean | null,
      contentLogging: Agent['contentLogging'],
      contentByDefault = false,
    ) => {
      const { invoke, recorded } = setUp({
        agent: anAgent({ contentLogging }),
        parts: { contentByDefault },
        invocation: { principal: { ...aKeyFor('agent-1'), logContent } },
      });
      await invoke();
      return recorded[0]?.content !== undefined;
    };
    expect([await kept(true, 'inherit'), await kept(null, 'on'), await kept(true, 'on')]).toEqual([true, true, true]);
    expect([await kept(true, 'off', true), await kept(false, 'on', true)]).toEqual([false, false]);
    expect([await kept(false, 'inherit', true), await kept(null, 'inherit', true)]).toEqual([false, true]);
  });

  test('promise 18: of a call to a hidden agent follows the global switch, and its record names what the caller wrote', async () => {
    for (const contentByDefault of [true, false]) {
      const hidden = anAgent({ contentLogging: contentByDefault ? 'off' : 'on' });
      const { recorded, invoke } = setUp({
        parts: { contentByDefault, agents: { find: () => hidden, list: () => [], default: () => undefined } },
        invocation: { principal: aKeyFor(), agentRef: 'agent-1' },
      });
      await invoke();
      expect(recorded[0]?.content !== undefined).toBe(contentByDefault);
      expect(recorded[0]?.call).toMatchObject({
        errorCode: 'AGENT_NOT_FOUND',
        agentId: 'agent-1',
        agentName: 'agent-1',
      });
    }
  });

  test('of a long stream is held, each event with its time, only up to the limit, and one piece more to show that it was cut', async () => {
    const { invoke, recorded } = setUp({
      parts: { contentByDefault: true },
      reply: () =>
        stream(async function* () {
          for (const letter of 'abcdef') yield content(letter.repeat(4));
        }),
    });
    await readAll(await invoke());
    expect(texts(recorded[0]?.content)?.response).toEqual(['aaaa', 'bbbb', 'cccc']);
    expect(recorded[0]?.content?.eventTimes).toEqual([2.5, 2.5, 2.5]);
  });
});

describe('limits', () => {
  /** Limits that let everything pass, and what they were told. */
  const watched = (changes: Partial<Reservation> = {}) => {
    const reserve = vi.fn<Limits['reserve']>(() => aReservation({ settle, ...changes }));
    const settle = vi.fn<Reservation['settle']>();
    return { settle, reserve, limits: { reserve } };
  };

  test('are asked once it is decided that the call is allowed, at the time that its record will tell', async () => {
    const { limits, reserve } = watched();
    await setUp({ parts: { limits } }).invoke();
    expect(reserve.mock.calls).toMatchObject([
      [{ principal: { keyId: 'key-1' }, agent: { name: 'echo' }, operation: 'send', at: 1_700_000_000_000 }],
    ]);
    await setUp({ parts: { limits }, invocation: { principal: aKeyFor() } }).invoke();
    expect(reserve).toHaveBeenCalledTimes(1);
  });

  test('that refuse keep the call from the agent, and are recorded', async () => {
    const refusal = new SwitchboardError('RATE_LIMITED', 'later');
    const reply = vi.fn(() => unary('never'));
    for (const limits of [{ reserve: throwing(refusal) }, { reserve: async () => Promise.reject(refusal) }]) {
      const { invoke, recorded } = setUp({ reply, parts: { limits } });
      expect(textOf(await invoke())).toBe('RATE_LIMITED');
      expect(recorded[0]?.call).toMatchObject({ outcome: 'refused', errorCode: 'RATE_LIMITED', httpStatus: 429 });
    }
    expect(reply).not.toHaveBeenCalled();
  });

  test('are told what the call cost when its record is in the journal, and not before', async () => {
    const { limits, settle } = watched();
    const record = vi.fn(async () => {
      await Promise.resolve();
      expect(settle).not.toHaveBeenCalled();
    });
    await setUp({ agent: anAgent({ pricing: { perCallNano: 7 } }), parts: { limits, recorder: { record } } }).invoke();
    expect(record).toHaveBeenCalledTimes(1);
    expect(settle.mock.calls).toMatchObject([[{ keyId: 'key-1', agentId: 'agent-1', costNano: 7 }]]);
  });

  test('are told although the agent failed, the caller left or the journal is broken', async () => {
    const failing = watched();
    await setUp({ reply: throwing(new Error('agent')), parts: { limits: failing.limits } }).invoke();
    expect(failing.settle.mock.calls).toMatchObject([[{ costNano: null }]]);

    const unrecorded = watched();
    const recorder = { record: async () => Promise.reject(new SwitchboardError('UNAVAILABLE', 'full')) };
    const agent = anAgent({ pricing: { perCallNano: 7 } });
    await setUp({ agent, parts: { limits: unrecorded.limits, recorder } }).invoke();
    // The ledger never adds it up: a budget must not either.
    expect(unrecorded.settle.mock.calls[0]).toMatchObject([{ costNano: null }]);

    const left = watched();
    const reply = () =>
      stream(async function* () {
        yield content('one');
        yield content('two');
      });
    const outcome = await setUp({ reply, parts: { limits: left.limits } }).invoke();
    expect(left.settle).not.toHaveBeenCalled();
    if (outcome.kind === 'stream') for await (const _ of outcome.frames) break;
    expect(left.settle).toHaveBeenCalledTimes(1);
  });

  test('tell every answer what is left', async () => {
    const { limits } = watched({ headers: (at) => ({ 'x-ratelimit-remaining-requests': `4 at ${at}` }) });
    const headers = { 'x-ratelimit-remaining-requests': '4 at 1700000000000' };
    expect(await setUp({ parts: { limits } }).invoke()).toMatchObject({ answer: { headers } });
    const failing = setUp({ reply: throwing(new Error('agent')), parts: { limits } });
    expect(await failing.invoke()).toMatchObject({ answer: { headers } });
    const streaming = setUp({ reply: () => stream(async function* () {}), parts: { limits } });
    expect(await streaming.invoke()).toMatchObject({ kind: 'stream', headers });
  });

  test('in shadow mode stand beside the rule that allowed the call', async () => {
    const { limits } = watched({ shadow: "key's limit on requests would refuse" });
    const { invoke, recorded } = setUp({ parts: { limits } });
    await invoke();
    expect(recorded[0]?.call.decision).toBe("key grants agent; key's limit on requests would refuse");
  });
});

/** Throws at once, not by a promise. */
const throwing = (error: Error) => (): never => {
  throw error;
};

test('an extended card is rewritten before it leaves', async () => {
  const reply = (): Reply => ({
    kind: 'unary',
    via,
    content: { kind: 'result', dialect: '1.0', value: { name: 'upstream' }, sighting: { terminal: true } },
  });
  const outcome = await setUp({ reply, invocation: { operation: 'extended-card' } }).invoke();
  expect(textOf(outcome)).toBe('{"name":"rewritten"}');
});
