import { describe, expect, it } from 'vitest';
import {
  answer,
  event,
  json,
  ODD,
  restCall,
  rpcAnswer,
  rpcCall,
  rpcErrorAnswer,
  SEND_03,
  SEND_10,
  said,
  sse,
  TASK_03,
  TASK_10,
  type TestAgent,
  useRelay,
} from './agent.fixtures.ts';

const relay = useRelay();

describe('an agent of another version or binding', () => {
  it('is asked in its own version; its answer is handed on in its own dialect', async () => {
    const agent = await relay.start(json(rpcAnswer(TASK_03, '"q"')));
    const message = { rpcId: '"q"' };
    const call = {
      operation: 'send',
      version: '1.0',
      interfaces: [agent.as('0.3')],
      params: SEND_10,
      message,
    } as const;
    expect(answer(await relay.run(rpcCall(call)))).toEqual({
      kind: 'result',
      dialect: '0.3',
      value: JSON.parse(TASK_03),
      sighting: { taskId: 't1', contextId: 'c1', state: 'completed', terminal: true },
    });
    expect(JSON.parse(agent.received[0]?.body ?? '')).toMatchObject({
      id: 'q',
      method: 'message/send',
      params: SEND_03,
    });
  });

  it('is asked by JSON-RPC for an HTTP+JSON caller, and the other way round', async () => {
    const agent = await relay.start((request, response) =>
      response.setHeader('content-type', 'application/json').end(request.url === '/agent' ? rpcAnswer(ODD) : ODD),
    );
    const call = { operation: 'send', version: '1.0', params: SEND_10 } as const;
    const fromRest = await relay.run(restCall({ ...call, interfaces: [agent.as('1.0', 'JSONRPC')] }));
    const fromRpc = await relay.run(rpcCall({ ...call, interfaces: [agent.as('1.0', 'HTTP+JSON')] }));
    expect(answer(fromRest)).toMatchObject({ kind: 'result', dialect: '1.0' });
    expect(answer(fromRpc)).toEqual(answer(fromRest));
    expect(agent.received.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ['POST', '/agent', { jsonrpc: '2.0', id: 1, method: 'SendMessage', params: SEND_10 }],
      ['POST', '/agent/message:send', SEND_10],
    ]);
  });

  it('keeps numbers as they were written', async () => {
    const agent = await relay.start(json(rpcAnswer(ODD)));
    const call = { operation: 'send', version: '1.0', params: SEND_10, interfaces: [agent.as('1.0')] } as const;
    const content = answer(await relay.run(restCall(call)));
    expect(JSON.stringify(said(content))).toContain('12345678901234567890');
  });

  it('gets an id of the gateway’s when the caller sent none', async () => {
    const agent = await relay.start(json(rpcAnswer(TASK_03)));
    const message = { rpcId: 'null' };
    const call = {
      operation: 'send',
      version: '1.0',
      interfaces: [agent.as('0.3')],
      params: SEND_10,
      message,
    } as const;
    await relay.run(rpcCall(call));
    expect(JSON.parse(agent.received[0]?.body ?? '')).toMatchObject({ id: 1 });
  });

  it('its errors are handed on in its own version', async () => {
    const agent = await relay.start(json(rpcErrorAnswer(-32001, 'Task not found')));
    const call = { operation: 'get', version: '1.0', interfaces: [agent.as('0.3')], params: { id: 't' } } as const;
    expect(answer(await relay.run(rpcCall(call)))).toEqual({
      kind: 'error',
      version: '0.3',
      error: { code: -32001, message: 'Task not found' },
      sighting: { errorCode: -32001, errorMessage: 'Task not found', terminal: true },
    });
  });

  it('historyLength 0 means no history, which 0.3 cannot be asked for', async () => {
    const agent = await relay.start(
      json(rpcAnswer('{"kind":"task","id":"t1","history":[{"secret":1}],"status":{"state":"working"}}')),
    );
    const params = { id: 't1', historyLength: 0 };
    const call = { operation: 'get', version: '1.0', interfaces: [agent.as('0.3')], params } as const;
    expect(said(answer(await relay.run(rpcCall(call))))).toEqual({
      kind: 'task',
      id: 't1',
      status: { state: 'working' },
    });
  });

  it('cannot list tasks in 0.3', async () => {
    const agent = await relay.start(json('{}'));
    const call = rpcCall({ operation: 'list', version: '1.0', interfaces: [agent.as('0.3')] });
    await expect(relay.run(call)).rejects.toMatchObject({ code: 'UNSUPPORTED_OPERATION' });
    expect(agent.received).toEqual([]);
  });
});

describe('an agent that streams where one answer was asked for', () => {
  const send = (agent: TestAgent) =>
    relay.run(rpcCall({ operation: 'send', version: '1.0', interfaces: [agent.as('1.0')], params: SEND_10 }));

  it('answers by the last task it sent', async () => {
    const agent = await relay.start(
      sse(
        event(rpcAnswer('{"task":{"id":"t1","status":{"state":"TASK_STATE_WORKING"}}}')),
        event(rpcAnswer(`{"task":${TASK_10}}`)),
        event(rpcAnswer('{"statusUpdate":{"taskId":"t1","status":{"state":"TASK_STATE_COMPLETED"}}}')),
      ),
    );
    expect(said(answer(await send(agent)))).toBe(rpcAnswer(`{"task":${TASK_10}}`));
  });

  it('has not answered with updates alone', async () => {
    const agent = await relay.start(
      sse(event(rpcAnswer('{"statusUpdate":{"taskId":"t1","status":{"state":"TASK_STATE_COMPLETED"}}}'))),
    );
    await expect(send(agent)).rejects.toMatchObject({ code: 'INVALID_AGENT_RESPONSE' });
  });

  it('may refuse', async () => {
    const agent = await relay.start(sse(event(rpcErrorAnswer(-32005, 'no such mode'))));
    expect(answer(await send(agent))).toMatchObject({ sighting: { errorCode: -32005 } });
  });
});
