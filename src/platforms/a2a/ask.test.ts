import { describe, expect, it } from 'vitest';
import type { Operation } from '../../protocol/index.ts';
import {
  answer,
  json,
  ODD,
  restCall,
  rpcAnswer,
  rpcCall,
  SEND_10,
  said,
  TASK_03,
  TASK_10,
  useRelay,
} from './agent.fixtures.ts';

const relay = useRelay();

describe('a tenant', () => {
  const tenanted = { tenant: 'acme' };

  it('of the agent is put into the parameters, whatever the caller named', async () => {
    const agent = await relay.start(json(rpcAnswer(ODD, '"a"')));
    const call = {
      operation: 'send',
      version: '1.0',
      interfaces: [agent.as('1.0', 'JSONRPC', tenanted)],
      params: { tenant: 'evil', ...SEND_10 },
      message: { hasTenant: true, rpcId: '"a"' },
    } as const;
    expect(said(answer(await relay.run(rpcCall(call))))).toBe(rpcAnswer(ODD, '"a"'));
    expect(JSON.parse(agent.received[0]?.body ?? '')).toEqual({
      jsonrpc: '2.0',
      id: 'a',
      method: 'SendMessage',
      params: { tenant: 'acme', ...SEND_10 },
    });
  });

  it('of the agent is a prefix of the path over HTTP+JSON', async () => {
    const agent = await relay.start(json(TASK_10));
    const interfaces = [agent.as('1.0', 'HTTP+JSON', { tenant: 'a/b' })];
    const message = { rest: { method: 'GET', path: '/tasks/t1', search: '' } } as const;
    await relay.run(restCall({ operation: 'get', version: '1.0', interfaces, params: { id: 't1' }, message }));
    expect(agent.received[0]?.url).toBe('/agent/a%2Fb/tasks/t1');
  });

  it('of the caller’s invention does not reach an agent without tenants', async () => {
    const agent = await relay.start(json(rpcAnswer(ODD)));
    const message = { hasTenant: true, raw: Buffer.from('{"params":{"tenant":"evil"}}') };
    const call = { operation: 'send', version: '1.0', params: { tenant: 'evil', ...SEND_10 }, message } as const;
    await relay.run(rpcCall({ ...call, interfaces: [agent.as('1.0')] }));
    expect(agent.received[0]?.body).not.toContain('tenant');
  });
});

describe('headers to the agent', () => {
  const headersOf = async (
    version: '1.0' | '0.3',
    binding: 'JSONRPC' | 'HTTP+JSON',
    headers: Record<string, string>,
    operation: Operation = 'get',
  ) => {
    const agent = await relay.start(json(binding === 'JSONRPC' ? rpcAnswer('{"id":"t1"}') : '{"id":"t1"}'));
    const call = {
      operation,
      version: '1.0',
      interfaces: [agent.as(version, binding)],
      params: { id: 't1' },
      headers,
    } as const;
    await relay.run(rpcCall(call));
    return agent.received[0]?.headers;
  };

  it.each(['1.0', '0.3'] as const)('the version is exactly %s, whatever was given', async (version) => {
    expect(await headersOf(version, 'JSONRPC', { 'A2A-Version': '1.0.0' })).toMatchObject({ 'a2a-version': version });
  });

  it('type and accept are those of the binding', async () => {
    const rpc = await headersOf('1.0', 'JSONRPC', { Accept: 'text/html', 'Content-Type': 'text/plain' });
    expect(rpc).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
    const rest = await headersOf('1.0', 'HTTP+JSON', {});
    expect(rest?.['accept']).toBe('application/a2a+json, application/json');
    expect(rest).not.toHaveProperty('content-type');
  });

  it.each([
    ['1.0', 'a2a-extensions', 'x-a2a-extensions'],
    ['0.3', 'x-a2a-extensions', 'a2a-extensions'],
  ] as const)('extensions go to %s agents as %s', async (version, expected, other) => {
    for (const given of ['A2A-Extensions', 'X-A2A-Extensions']) {
      const headers = await headersOf(version, 'JSONRPC', { [given]: 'https://ext.example/1' });
      expect(headers?.[expected]).toBe('https://ext.example/1');
      expect(headers).not.toHaveProperty(other);
    }
  });

  it('everything else goes along', async () => {
    expect(
      await headersOf('1.0', 'JSONRPC', { authorization: 'Bearer agents-own', traceparent: '00-a-b-01' }),
    ).toMatchObject({
      authorization: 'Bearer agents-own',
      traceparent: '00-a-b-01',
    });
  });

  it('the extensions an agent activated come back under the caller’s name for them', async () => {
    const agent = await relay.start((_request, response) =>
      response
        .setHeader('x-a2a-extensions', 'https://ext.example/1')
        .setHeader('set-cookie', 'a=b')
        .end(rpcAnswer(TASK_03)),
    );
    const call = { operation: 'send', version: '1.0', interfaces: [agent.as('0.3')], params: SEND_10 } as const;
    expect((await relay.run(rpcCall(call))).via).toEqual({
      version: '0.3',
      binding: 'JSONRPC',
      headers: { 'a2a-extensions': 'https://ext.example/1' },
    });
  });
});
