import { describe, expect, it } from 'vitest';
import {
  answer,
  type Behaviour,
  drain,
  event,
  restCall,
  rpcAnswer,
  rpcCall,
  rpcErrorAnswer,
  type TestAgent,
  useRelay,
} from './agent.fixtures.ts';

const relay = useRelay();

/** An agent over JSON-RPC that answers each method with a text: an SSE stream when it starts so, else JSON. */
const methods =
  (answers: Record<string, string>): Behaviour =>
  ({ body }, response) => {
    const text = answers[(JSON.parse(body) as { method: string }).method] ?? rpcErrorAnswer(-32601, 'unknown method');
    const contentType = text.startsWith('data:') ? 'text/event-stream' : 'application/json';
    response.writeHead(200, { 'content-type': contentType }).end(text);
  };

const methodsOf = (agent: TestAgent): unknown[] =>
  agent.received.map(({ body }) => (JSON.parse(body) as { method: string }).method);

const task03 = (state: string) => `{"kind":"task","id":"t1","contextId":"c1","status":{"state":"${state}"}}`;
const update03 = '{"kind":"status-update","taskId":"t1","contextId":"c1","status":{"state":"completed"},"final":true}';
const task10 = (state: string) => `{"id":"t1","contextId":"c1","status":{"state":"TASK_STATE_${state}"}}`;

const subscribe = (agent: TestAgent, version: '1.0' | '0.3', agentVersion: '1.0' | '0.3') =>
  relay.run(rpcCall({ operation: 'subscribe', version, interfaces: [agent.as(agentVersion)], params: { id: 't1' } }));

describe('a 1.0 caller subscribing at a 0.3 agent', () => {
  it('gets the Task first, then the events', async () => {
    const agent = await relay.start(
      methods({ 'tasks/get': rpcAnswer(task03('working')), 'tasks/resubscribe': event(rpcAnswer(update03)) }),
    );
    expect(await drain(await subscribe(agent, '1.0', '0.3'))).toEqual({
      events: [JSON.parse(task03('working')), JSON.parse(update03)],
      error: undefined,
    });
    expect(methodsOf(agent)).toEqual(['tasks/get', 'tasks/resubscribe']);
  });

  it('gets it in the shape of a stream item over the REST of 0.3 too', async () => {
    const working = '{"id":"t1","contextId":"c1","status":{"state":"TASK_STATE_WORKING"}}';
    const done =
      '{"statusUpdate":{"taskId":"t1","contextId":"c1","status":{"state":"TASK_STATE_COMPLETED"},"final":true}}';
    const agent = await relay.start(({ url }, response) =>
      url.endsWith(':subscribe')
        ? response.writeHead(200, { 'content-type': 'text/event-stream' }).end(event(done))
        : response.writeHead(200, { 'content-type': 'application/json' }).end(working),
    );
    const interfaces = [agent.as('0.3', 'HTTP+JSON')];
    const reply = await relay.run(
      rpcCall({ operation: 'subscribe', version: '1.0', interfaces, params: { id: 't1' } }),
    );
    expect((await drain(reply)).events).toEqual([{ task: JSON.parse(working) }, JSON.parse(done)]);
  });

  it.each(['completed', 'failed', 'canceled', 'rejected'])('is refused when the task is %s', async (state) => {
    const agent = await relay.start(methods({ 'tasks/get': rpcAnswer(task03(state)) }));
    await expect(subscribe(agent, '1.0', '0.3')).rejects.toMatchObject({ code: 'UNSUPPORTED_OPERATION' });
    expect(methodsOf(agent)).toEqual(['tasks/get']);
  });

  it('learns that there is no such task', async () => {
    const agent = await relay.start(methods({ 'tasks/get': rpcErrorAnswer(-32001, 'no such task') }));
    expect(answer(await subscribe(agent, '1.0', '0.3'))).toMatchObject({ kind: 'error', error: { code: -32001 } });
  });

  it('leaving it closes the connection', async () => {
    const agent = await relay.start(({ body }, response) => {
      if (body.includes('tasks/get')) return response.end(rpcAnswer(task03('working')));
      return response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
    });
    const reply = await subscribe(agent, '1.0', '0.3');
    if (reply.kind !== 'stream') throw new Error('expected a stream');
    const events = reply.events[Symbol.asyncIterator]();
    await events.next();
    const waiting = events.next().catch((error: unknown) => error);
    await events.return?.();
    await agent.hungUp();
    await waiting;
  });
});

describe('a 0.3 caller subscribing at a 1.0 agent', () => {
  it('gets the events', async () => {
    const item = `{"task":${task10('COMPLETED')}}`;
    const agent = await relay.start(methods({ SubscribeToTask: event(rpcAnswer(item)) }));
    expect((await drain(await subscribe(agent, '0.3', '1.0'))).events).toEqual([JSON.parse(item)]);
    expect(methodsOf(agent)).toEqual(['SubscribeToTask']);
  });

  it('gets a finished task as one event', async () => {
    const agent = await relay.start(
      methods({ SubscribeToTask: rpcErrorAnswer(-32004, 'terminal'), GetTask: rpcAnswer(task10('COMPLETED')) }),
    );
    expect(await drain(await subscribe(agent, '0.3', '1.0'))).toEqual({
      events: [{ task: JSON.parse(task10('COMPLETED')) }],
      error: undefined,
    });
    expect(methodsOf(agent)).toEqual(['SubscribeToTask', 'GetTask']);
  });

  it.each([
    ['the task is not finished', rpcAnswer(task10('WORKING'))],
    ['the task is unknown', rpcErrorAnswer(-32001, 'no such task')],
  ])('is refused as the agent refused when %s, by an event as 0.3 agents do', async (_why, task) => {
    const agent = await relay.start(methods({ SubscribeToTask: rpcErrorAnswer(-32004, 'no streams'), GetTask: task }));
    expect(await drain(await subscribe(agent, '0.3', '1.0'))).toEqual({
      events: [{ code: -32004, message: 'no streams' }],
      error: undefined,
    });
  });
});

describe('subscribing over HTTP+JSON', () => {
  it.each(['GET', 'POST'] as const)('tries the other verb when the agent does not allow %s', async (verb) => {
    const item = `{"task":${task10('COMPLETED')}}`;
    const agent = await relay.start(({ method }, response) =>
      method === verb
        ? response.writeHead(405, { 'content-type': 'text/html' }).end('<html>')
        : response.writeHead(200, { 'content-type': 'text/event-stream' }).end(event(item)),
    );
    const message = { rest: { method: verb, path: '/tasks/t1:subscribe', search: '' } } as const;
    const interfaces = [agent.as('1.0', 'HTTP+JSON')];
    const reply = await relay.run(restCall({ operation: 'subscribe', version: '1.0', interfaces, message }));
    expect((await drain(reply)).events).toEqual([item]);
    expect(agent.received.map(({ method }) => method)).toEqual(verb === 'GET' ? ['GET', 'POST'] : ['POST', 'GET']);
  });
});
