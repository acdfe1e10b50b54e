import { describe, expect, it } from 'vitest';
import type { Binding, Version } from '../../protocol/index.ts';
import type { UpstreamInterface } from '../platform.ts';
import { restCall, rpcCall, type TestCall } from './agent.fixtures.ts';
import { chooseRoute } from './route.ts';

const interfaceOf = (short: string): UpstreamInterface => {
  const [version, binding] = short.split(' ') as [Version, string];
  return { url: `http://agent.example/${short}`, version, binding: binding === 'rest' ? 'HTTP+JSON' : 'JSONRPC' };
};

const choose = (version: Version, binding: Binding, offered: string[], operation: TestCall['operation'] = 'send') => {
  const call = { operation, version, interfaces: offered.map(interfaceOf) };
  return chooseRoute(binding === 'JSONRPC' ? rpcCall(call) : restCall(call));
};

describe('the interface nearest to the caller', () => {
  it.each<[Version, Binding, string[], string, boolean]>([
    ['1.0', 'JSONRPC', ['0.3 rpc', '1.0 rest', '1.0 rpc'], '1.0 rpc', true],
    ['1.0', 'HTTP+JSON', ['1.0 rpc', '1.0 rest'], '1.0 rest', true],
    ['0.3', 'JSONRPC', ['1.0 rpc', '0.3 rpc'], '0.3 rpc', true],
    ['0.3', 'HTTP+JSON', ['0.3 rpc', '0.3 rest'], '0.3 rest', true],
    ['1.0', 'JSONRPC', ['0.3 rpc', '1.0 rest'], '1.0 rest', false],
    ['0.3', 'HTTP+JSON', ['1.0 rest', '0.3 rpc'], '0.3 rpc', false],
    ['0.3', 'HTTP+JSON', ['1.0 rest', '1.0 rpc'], '1.0 rpc', false],
    ['1.0', 'JSONRPC', ['0.3 rest'], '0.3 rest', false],
  ])('a %s caller over %s, offered %j, gets %s', (version, binding, offered, expected, sameWire) => {
    const route = choose(version, binding, offered);
    expect(route.target).toEqual(interfaceOf(expected));
    expect(route.sameWire).toBe(sameWire);
  });

  it('among equals the first of the card', () => {
    const first = { ...interfaceOf('1.0 rpc'), url: 'http://first.example/' };
    const call = rpcCall({ operation: 'send', version: '1.0', interfaces: [first, interfaceOf('1.0 rpc')] });
    expect(chooseRoute(call).target).toBe(first);
  });

  it('leaves the card’s order as it is', () => {
    const interfaces = [interfaceOf('0.3 rpc'), interfaceOf('1.0 rpc')];
    chooseRoute(rpcCall({ operation: 'send', version: '1.0', interfaces }));
    expect(interfaces.map(({ version }) => version)).toEqual(['0.3', '1.0']);
  });

  it('tells the dialects on both sides', () => {
    expect(choose('1.0', 'JSONRPC', ['0.3 rest'])).toMatchObject({ from: '1.0', to: '0.3-rest' });
    expect(choose('0.3', 'HTTP+JSON', ['1.0 rpc'])).toMatchObject({ from: '0.3-rest', to: '1.0' });
  });

  it('lists tasks only where the agent can', () => {
    expect(choose('0.3', 'JSONRPC', ['0.3 rpc', '1.0 rpc'], 'list').target).toEqual(interfaceOf('1.0 rpc'));
    expect(() => choose('1.0', 'JSONRPC', ['0.3 rpc', '0.3 rest'], 'list')).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_OPERATION' }),
    );
  });
});
