import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../outbound/index.ts';
import {
  answer,
  type Behaviour,
  drain,
  event,
  json,
  restCall,
  rpcAnswer,
  rpcCall,
  rpcErrorAnswer,
  SEND_10,
  said,
  sse,
  type TestAgent,
  type TestCall,
  useRelay,
} from './agent.fixtures.ts';

const relay = useRelay();

const WORKING = rpcAnswer('{"statusUpdate":{"taskId":"t1","contextId":"c1","status":{"state":"TASK_STATE_WORKING"}}}');
const ARTIFACT = rpcAnswer('{"artifactUpdate":{"taskId":"t1","contextId":"c1","artifact":{"artifactId":"a"}}}');
const COMPLETED = rpcAnswer(
  '{"statusUpdate":{"taskId":"t1","contextId":"c1","status":{"state":"TASK_STATE_COMPLETED"}}}',
);
const ASKS = rpcAnswer(
  '{"statusUpdate":{"taskId":"t1","contextId":"c1","status":{"state":"TASK_STATE_INPUT_REQUIRED"}}}',
);

const streamFrom = (agent: TestAgent, more: Partial<TestCall> = {}) =>
  relay.run(rpcCall({ operation: 'stream', version: '1.0', interfaces: [agent.as('1.0')], params: SEND_10, ...more }));

/** Streams from an agent that behaves so, to the end. */
const stream = async (behaviour: Behaviour, more: Partial<TestCall> = {}) =>
  drain(await streamFrom(await relay.start(behaviour), more));

/** Opens a stream and leaves the rest to the test. */
const opened =
  (then: (write: (text: string) => void, end: () => void, destroy: () => void) => unknown): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    then(
      (text) => response.write(text),
      () => response.end(),
      () => response.destroy(),
    );
  };

describe('the events of a stream', () => {
  it('pass byte for byte on the caller’s own wire, each with what it tells', async () => {
    const odd = '{ "id":1,"result":{"artifactUpdate":{"n":1.50,"taskId":"t1"}},"jsonrpc":"2.0" }';
    const reply = await streamFrom(await relay.start(sse(event(WORKING), event(odd), event(COMPLETED))));
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    const contents = [];
    for await (const content of reply.events) contents.push(content);
    expect(contents.map(said)).toEqual([WORKING, odd, COMPLETED]);
    expect(contents.map(({ sighting }) => sighting)).toEqual([
      { taskId: 't1', contextId: 'c1', state: 'working', terminal: false },
      { taskId: 't1', terminal: false },
      { taskId: 't1', contextId: 'c1', state: 'completed', terminal: true },
    ]);
  });

  it('get the caller’s id when they carry another', async () => {
    const message = { rpcId: '"s-1"' };
    const { events } = await stream(sse(event(rpcAnswer('{"message":{"messageId":"m"}}', 'null'))), { message });
    expect(events).toEqual([rpcAnswer('{"message":{"messageId":"m"}}', '"s-1"')]);
  });

  it('of another version are handed on in the agent’s dialect', async () => {
    const item = '{"kind":"status-update","taskId":"t1","status":{"state":"completed"},"final":true}';
    const agent = await relay.start(sse(event(rpcAnswer(item))));
    expect(await drain(await streamFrom(agent, { interfaces: [agent.as('0.3')] }))).toEqual({
      events: [JSON.parse(item)],
      error: undefined,
    });
    expect(agent.received[0]).toMatchObject({ headers: { accept: 'text/event-stream, application/json' } });
    expect(JSON.parse(agent.received[0]?.body ?? '')).toMatchObject({ method: 'message/stream' });
  });

  it('over HTTP+JSON are bare', async () => {
    const item = '{"task":{"id":"t1","status":{"state":"TASK_STATE_COMPLETED"}}}';
    const agent = await relay.start(sse(event(item)));
    const message = { rest: { method: 'POST', path: '/message:stream', search: '' } } as const;
    const interfaces = [agent.as('1.0', 'HTTP+JSON')];
    const reply = await relay.run(restCall({ operation: 'stream', version: '1.0', interfaces, message }));
    expect(await drain(reply)).toEqual({ events: [item], error: undefined });
  });

  it.each([
    ['CRLF', `data: ${WORKING}\r\n\r\ndata: ${COMPLETED}\r\n\r\n`],
    ['CR', `data: ${WORKING}\r\rdata: ${COMPLETED}\r\r`],
    [
      'a byte order mark, comments and fields nobody asked for',
      `\u{feff}: ping\n\nid: 1\nretry: 5\n${event(WORKING)}: ping\n\n${event(COMPLETED)}`,
    ],
  ])('are found among %s', async (_what, text) => {
    expect(await stream(sse(text))).toEqual({ events: [WORKING, COMPLETED], error: undefined });
  });

  it('are found in pieces of one byte', async () => {
    const text = Buffer.from(event(rpcAnswer('{"message":{"messageId":"é€😀"}}')));
    const pieces = opened(async (write, end) => {
      for (const byte of text) {
        write(Buffer.of(byte) as unknown as string);
        await new Promise((resolve) => setImmediate(resolve));
      }
      end();
    });
    expect(await stream(pieces)).toEqual({ events: [rpcAnswer('{"message":{"messageId":"é€😀"}}')], error: undefined });
  });

  it('may be large, within the limit', async () => {
    const large = rpcAnswer(`{"message":{"messageId":"${'x'.repeat(5_000_000)}"}}`);
    const { events, error } = await stream(sse(event(large)));
    expect(error).toBeUndefined();
    expect(events[0] === large).toBe(true);
  });

  it('beyond the limit break the stream', async () => {
    const behaviour = opened((write) => {
      write(event(WORKING));
      setTimeout(write, 20, `data: ${'x'.repeat(2_000)}`);
    });
    expect(await stream(behaviour, { maxEventBytes: 1_000 })).toMatchObject({
      events: [WORKING],
      error: { code: 'UPSTREAM_TOO_LARGE' },
    });
  });

  it('reach the caller one by one, before the stream has ended', async () => {
    let finish: () => void = () => {};
    const agent = await relay.start(
      opened((write, end) => {
        write(event(WORKING));
        finish = () => {
          write(event(COMPLETED));
          end();
        };
      }),
    );
    const reply = await streamFrom(agent);
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    const events = reply.events[Symbol.asyncIterator]();
    expect(said((await events.next()).value)).toBe(WORKING);
    finish();
    expect(said((await events.next()).value)).toBe(COMPLETED);
    expect((await events.next()).done).toBe(true);
  });
});

describe('a stream that does not come to its end', () => {
  it.each<[string, Behaviour]>([
    ['the agent closes it', sse(event(WORKING))],
    [
      'the connection breaks',
      opened((write, _end, destroy) => {
        write(event(WORKING));
        setTimeout(destroy, 20);
      }),
    ],
    ['an event is cut in half', sse(event(WORKING), `data: ${COMPLETED.slice(0, 40)}`)],
    ['an event lacks its end', sse(event(WORKING), `data: ${COMPLETED}`)],
  ])('says so after the last whole event, when %s', async (_what, behaviour) => {
    const { events, error } = await stream(behaviour);
    expect(events).toEqual([WORKING]);
    expect(error).toMatchObject({ code: 'UPSTREAM_TRUNCATED' });
    expect(deliveryOf(error)).toBe('yes');
  });

  it('is no stream at all when nothing comes', async () => {
    const agent = await relay.start(sse());
    await expect(streamFrom(agent)).rejects.toMatchObject({ code: 'UPSTREAM_TRUNCATED' });
  });

  it.each([
    ['a finished task', [COMPLETED]],
    ['a message', [rpcAnswer('{"message":{"messageId":"m"}}')]],
    ['a question to the caller', [WORKING, ASKS]],
    ['a question, then an artifact', [ASKS, ARTIFACT]],
    ['an artifact after the end', [COMPLETED, ARTIFACT]],
  ])('is whole when it ended with %s', async (_what, items) => {
    expect(await stream(sse(...items.map(event)))).toEqual({ events: items, error: undefined });
  });

  it('is not whole when the task went on after its question', async () => {
    expect(await stream(sse(event(ASKS), event(WORKING)))).toMatchObject({ error: { code: 'UPSTREAM_TRUNCATED' } });
  });

  it.each<[string, Behaviour]>([
    [
      'the connection breaks',
      opened((write, _end, destroy) => {
        write(event(COMPLETED));
        setTimeout(destroy, 20);
      }),
    ],
    ['half an event follows', sse(event(COMPLETED), 'data: {')],
    ['the agent keeps it open', opened((write) => write(event(COMPLETED)))],
  ])('is whole when all was said before %s', async (_what, behaviour) => {
    expect(await stream(behaviour, { timeouts: { idleMs: 50 } })).toEqual({ events: [COMPLETED], error: undefined });
  });

  it('hanging between events breaks it in time', async () => {
    const agent = await relay.start(opened((write) => write(event(WORKING))));
    const { events, error } = await drain(await streamFrom(agent, { timeouts: { idleMs: 50 } }));
    expect(events).toEqual([WORKING]);
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await agent.hungUp();
  });

  it.each(['not json', '{"jsonrpc":"2.0","id":1}', '[]'])('an event that is no A2A (%s) breaks it', async (data) => {
    const agent = await relay.start(opened((write) => write(event(WORKING) + event(data))));
    const { events, error } = await drain(await streamFrom(agent));
    expect(events).toEqual([WORKING]);
    expect(error).toMatchObject({ code: 'INVALID_AGENT_RESPONSE' });
    await agent.hungUp();
  });
});

describe('an agent that refuses a stream', () => {
  const NOT_FOUND = rpcErrorAnswer(-32001, 'Task not found');

  it.each<[string, Behaviour]>([
    ['by JSON', json(NOT_FOUND)],
    ['by a first event', sse(event(NOT_FOUND))],
    ['by a first error event', sse(`event: error\n${event(NOT_FOUND)}`)],
  ])('%s gives a 1.0 caller one answer', async (_how, behaviour) => {
    const content = answer(await streamFrom(await relay.start(behaviour)));
    expect(content.sighting).toEqual({ errorCode: -32001, errorMessage: 'Task not found', terminal: true });
  });

  it('gives a 0.3 caller the error where the agent put it', async () => {
    const agent = await relay.start(sse(`event: error\n${event(NOT_FOUND)}`));
    const call = { operation: 'subscribe', version: '0.3', interfaces: [agent.as('0.3')] } as const;
    expect(await drain(await relay.run(rpcCall(call)))).toEqual({
      events: [{ code: -32001, message: 'Task not found' }],
      error: undefined,
    });
  });

  it('later on ends the stream with the error', async () => {
    expect(await stream(sse(event(WORKING), `event: error\n${event(NOT_FOUND)}`))).toEqual({
      events: [WORKING, { code: -32001, message: 'Task not found' }],
      error: undefined,
    });
  });

  it('over HTTP+JSON is understood in both of its ways', async () => {
    const error = '{"error":{"code":404,"status":"NOT_FOUND","message":"Task not found"}}';
    for (const behaviour of [json(error, 404), sse(`event: error\n${event(error)}`)]) {
      const agent = await relay.start(behaviour);
      const message = { rest: { method: 'POST', path: '/message:stream', search: '' } } as const;
      const interfaces = [agent.as('1.0', 'HTTP+JSON')];
      const reply = await relay.run(restCall({ operation: 'stream', version: '1.0', interfaces, message }));
      expect(answer(reply).sighting.errorMessage).toBe('Task not found');
    }
  });

  it('by an HTML page is a failure before the stream', async () => {
    const agent = await relay.start(json('<html>', 502, 'text/html'));
    await expect(streamFrom(agent)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
  });

  it('to stream, but answers, makes a stream of that one answer', async () => {
    const task = rpcAnswer('{"task":{"id":"t1","status":{"state":"TASK_STATE_WORKING"}}}');
    expect(await stream(json(task))).toEqual({ events: [task], error: undefined });
  });
});

describe('leaving a stream', () => {
  it('closes the connection to the agent at once, even between events, and cancels nothing', async () => {
    const agent = await relay.start(opened((write) => write(event(WORKING))));
    const reply = await streamFrom(agent);
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    const events = reply.events[Symbol.asyncIterator]();
    await events.next();
    const waiting = events.next().catch((error: unknown) => error);
    await events.return?.();
    await agent.hungUp();
    await waiting;
    expect(agent.received).toHaveLength(1);
  });

  it('closes the connection when the stream was never read', async () => {
    const agent = await relay.start(opened((write) => write(event(WORKING))));
    const reply = await streamFrom(agent);
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    await reply.events[Symbol.asyncIterator]().return?.();
    await agent.hungUp();
  });

  it('by the signal says that it was given up, not that the agent broke off', async () => {
    const caller = new AbortController();
    const agent = await relay.start(opened((write) => write(event(WORKING))));
    const reply = await streamFrom(agent, { signal: caller.signal });
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    const events = reply.events[Symbol.asyncIterator]();
    await events.next();
    caller.abort();
    await expect(events.next()).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    await agent.hungUp();
  });
});

describe('an agent that is slow to begin', () => {
  it('does not hold the stream back from the caller', async () => {
    let begin: () => void = () => {};
    const agent = await relay.start(
      opened((write, end) => {
        write(': open\n\n');
        begin = () => {
          write(event(COMPLETED));
          end();
        };
      }),
    );
    const reply = await streamFrom(agent);
    begin();
    expect(await drain(reply)).toEqual({ events: [COMPLETED], error: undefined });
  });
});
