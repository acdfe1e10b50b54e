import { describe, expect, it } from 'vitest';
import {
  answer,
  json,
  ODD,
  restCall,
  rpcAnswer,
  rpcCall,
  rpcErrorAnswer,
  said,
  TASK_10,
  useRelay,
} from './agent.fixtures.ts';

const relay = useRelay();

describe('on the caller’s own wire', () => {
  it('request and answer pass byte for byte over JSON-RPC', async () => {
    const body = `{"id":1, "result": ${ODD} ,"jsonrpc":"2.0"}`;
    const agent = await relay.start(json(body));
    const raw = '{"jsonrpc":"2.0","method":"SendMessage", "params":{"message":{}, "x":1.0},"id":1}';
    const call = {
      operation: 'send',
      version: '1.0',
      interfaces: [agent.as('1.0')],
      message: { raw: Buffer.from(raw) },
    } as const;
    const content = answer(await relay.run(rpcCall(call)));
    expect(content).toEqual({
      kind: 'bytes',
      status: 200,
      body: Buffer.from(body),
      sighting: { taskId: 't1', state: 'completed', terminal: true },
    });
    expect(agent.received[0]).toMatchObject({ method: 'POST', url: '/agent', body: raw });
  });

  it('request and answer pass byte for byte over HTTP+JSON, path, query and status too', async () => {
    const agent = await relay.start(json(ODD, 201));
    const message = {
      raw: Buffer.from('{ "message" : {} }'),
      rest: { method: 'POST', path: '/message:send', search: '?x=%20y' },
    } as const;
    const call = { operation: 'send', version: '1.0', interfaces: [agent.as('1.0', 'HTTP+JSON')], message } as const;
    expect(answer(await relay.run(restCall(call)))).toMatchObject({
      kind: 'bytes',
      status: 201,
      body: Buffer.from(ODD),
    });
    expect(agent.received[0]).toMatchObject({
      method: 'POST',
      url: '/agent/message:send?x=%20y',
      body: '{ "message" : {} }',
    });
  });

  it('a query in the agent’s own address stays, and is joined', async () => {
    const agent = await relay.start(json(TASK_10));
    const target = agent.as('1.0', 'HTTP+JSON');
    const interfaces = [{ ...target, url: `${target.url}/?key=a` }];
    const message = { rest: { method: 'GET', path: '/tasks/t1', search: '?historyLength=1' } } as const;
    await relay.run(restCall({ operation: 'get', version: '1.0', interfaces, message }));
    expect(agent.received[0]?.url).toBe('/agent/tasks/t1?key=a&historyLength=1');
  });

  it.each(['/tasks/..', '/tasks/%2e%2E', '/tasks/.%2e/pushNotificationConfigs', '/tasks/%2e'])(
    'the id in %s does not climb out of the agent’s address',
    async (path) => {
      const agent = await relay.start(json(TASK_10));
      const message = { rest: { method: 'GET', path, search: '' } } as const;
      const call = { operation: 'get', version: '1.0', interfaces: [agent.as('1.0', 'HTTP+JSON')], message } as const;
      await expect(relay.run(restCall(call))).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
      expect(agent.received).toEqual([]);
    },
  );

  it.each([
    ['"other"', '"mine"'],
    ['null', '7'],
    ['1', '"1"'],
    ['1', '12345678901234567890'],
  ])('an answer with the id %s gets the caller’s, %s', async (theirs, own) => {
    const agent = await relay.start(json(rpcAnswer(ODD, theirs)));
    const message = { rpcId: own };
    const call = { operation: 'send', version: '1.0', interfaces: [agent.as('1.0')], message } as const;
    expect(said(answer(await relay.run(rpcCall(call))))).toBe(rpcAnswer(ODD, own));
  });

  it('the agent’s errors pass unchanged', async () => {
    const body = `{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no such task","data":[{"a":1.0}]}}`;
    const agent = await relay.start(json(body));
    const content = answer(
      await relay.run(rpcCall({ operation: 'get', version: '1.0', interfaces: [agent.as('1.0')] })),
    );
    expect(content).toEqual({
      kind: 'bytes',
      status: 200,
      body: Buffer.from(body),
      sighting: { errorCode: -32001, errorMessage: 'no such task', terminal: true },
    });
  });

  it('the agent’s errors over HTTP+JSON pass with their status', async () => {
    const body =
      '{"error":{"code":404,"status":"NOT_FOUND","message":"Task not found: nope","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}';
    const agent = await relay.start(json(body, 404, 'application/a2a+json'));
    const message = { rest: { method: 'GET', path: '/tasks/nope', search: '' } } as const;
    const call = { operation: 'get', version: '1.0', interfaces: [agent.as('1.0', 'HTTP+JSON')], message } as const;
    expect(answer(await relay.run(restCall(call)))).toMatchObject({
      kind: 'bytes',
      status: 404,
      body: Buffer.from(body),
      sighting: { errorCode: -32001 },
    });
  });

  it('JSON-RPC errors come with 200, whatever status the agent gave them', async () => {
    const agent = await relay.start(json(rpcErrorAnswer(-32602, 'bad'), 400));
    const call = { operation: 'send', version: '1.0', interfaces: [agent.as('1.0')] } as const;
    expect(answer(await relay.run(rpcCall(call)))).toMatchObject({ kind: 'bytes', status: 200 });
  });

  it('an extended card is handed over to be rewritten, not passed', async () => {
    const agent = await relay.start(json(rpcAnswer('{"name":"agent","url":"http://upstream.internal/"}')));
    const call = { operation: 'extended-card', version: '0.3', interfaces: [agent.as('0.3')] } as const;
    expect(answer(await relay.run(rpcCall(call)))).toMatchObject({
      kind: 'result',
      dialect: '0.3',
      value: { name: 'agent', url: 'http://upstream.internal/' },
    });
  });

  it.each([
    ['{"id":1,"jsonrpc":"2.0","result":null}', 'JSONRPC' as const, 200],
    ['', 'HTTP+JSON' as const, 204],
    ['', 'HTTP+JSON' as const, 200],
  ])('deleting answers nothing: %s over %s', async (body, binding, status) => {
    const agent = await relay.start((_request, response) => response.writeHead(status).end(body));
    const message = { rest: { method: 'DELETE', path: '/tasks/t/pushNotificationConfigs/c', search: '' } } as const;
    const interfaces = [agent.as('1.0', binding)];
    const call = { operation: 'push-delete', version: '1.0', interfaces } as const;
    const request = binding === 'JSONRPC' ? rpcCall(call) : restCall({ ...call, message });
    expect(answer(await relay.run(request))).toMatchObject({ kind: 'bytes', status, body: Buffer.from(body) });
  });
});

it('giving up closes the connection to the agent at once, and cancels nothing', async () => {
  const caller = new AbortController();
  const agent = await relay.start(() => caller.abort());
  const call = { operation: 'send', version: '1.0', interfaces: [agent.as('1.0')], signal: caller.signal } as const;
  await expect(relay.run(rpcCall(call))).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
  await agent.hungUp();
  expect(agent.received).toHaveLength(1);
});
