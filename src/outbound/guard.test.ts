import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NetworkClass, Outbound } from './contract.ts';
import { deliveryOf } from './delivery.ts';
import { requestTo, testOutbound } from './outbound.fixtures.ts';
import { startHttp, type TestServer } from './servers.fixtures.ts';

let server: TestServer;
let reached: number;
let outbound: Outbound | undefined;

beforeEach(async () => {
  reached = 0;
  server = await startHttp((_request, response) => {
    reached += 1;
    response.end('reached');
  });
});

afterEach(async () => {
  await outbound?.close();
  outbound = undefined;
  await server.close();
});

/** Sends to `host` (at the test server's port) as an agent of the class, with names resolving as told. */
async function send(host: string, network: NetworkClass, answers: string[][] = [], changes = {}): Promise<string> {
  const remaining = [...answers];
  outbound ??= testOutbound({ lookup: async () => remaining.shift() ?? [] });
  const response = await outbound.send(requestTo(`http://${host}:${server.port}/`, { network, ...changes }));
  return (await response.body.buffer(100)).toString();
}

describe('promise 1: an agent reaches only the network it was registered in', () => {
  it.each([
    ['127.0.0.1', 'public'],
    ['127.0.0.1', 'private'],
    ['2130706433', 'public'],
    ['0x7f.1', 'public'],
    ['[::1]', 'public'],
    ['[::ffff:127.0.0.1]', 'public'],
    ['[64:ff9b::7f00:1]', 'public'],
    ['10.0.0.1', 'public'],
    ['10.0.0.1', 'loopback'],
    ['8.8.8.8', 'private'],
    ['8.8.8.8', 'loopback'],
    ['169.254.169.254', 'private'],
    ['169.254.169.254', 'loopback'],
    ['[fd00:ec2::254]', 'private'],
    ['[fec0::1]', 'private'],
    ['0.0.0.0', 'loopback'],
  ] as const)('the literal %s is refused to an agent that is %s', async (host, network) => {
    await expect(send(host, network)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(reached).toBe(0);
  });

  it.each(['10.0.0.1', '8.8.8.8', '198.51.100.1'])('%s is no metadata service of this machine', (host) =>
    expect(send(host, 'loopback', [], { metadataService: true })).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' }),
  );

  it('a literal of the right class is called', async () => {
    expect(await send('127.0.0.1', 'loopback')).toBe('reached');
    expect(await send('[::ffff:127.0.0.1]', 'loopback')).toBe('reached');
  });

  it('a name is called when all of its addresses are of the class', async () => {
    expect(await send('agent.example', 'loopback', [['127.0.0.1', '::1']])).toBe('reached');
  });

  it('a name with one bad address among good ones is refused', async () => {
    const refused = send('agent.example', 'loopback', [['127.0.0.1', '10.0.0.1']]);
    await expect(refused).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(reached).toBe(0);
  });

  it('a name that rebinds between registration and call is refused at the socket', async () => {
    const answers = [['8.8.8.8'], ['127.0.0.1']];
    outbound = testOutbound({ lookup: async () => answers.shift() ?? [] });
    const url = new URL(`http://rebinding.example:${server.port}/`);
    expect(await outbound.classify(url)).toBe('public');
    const refused = outbound.send(requestTo(url, { network: 'public' }));
    await expect(refused).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(reached).toBe(0);
  });

  it('what was proved is what is dialled: the name is not resolved again', async () => {
    let lookups = 0;
    outbound = testOutbound({
      lookup: async () => {
        lookups += 1;
        return ['127.0.0.1'];
      },
    });
    await outbound.send(requestTo(`http://agent.example:${server.port}/`)).then(({ body }) => body.buffer(100));
    expect(lookups).toBe(1);
  });

  it('a connection opened under one class does not serve another', async () => {
    expect(await send('127.0.0.1', 'loopback')).toBe('reached');
    await expect(send('127.0.0.1', 'public')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(reached).toBe(1);
  });

  it('a refusal proves that nothing was delivered, and names no address', async () => {
    const error = await send('internal.example', 'public', [['10.9.8.7']]).catch((refusal: unknown) => refusal);
    expect(deliveryOf(error)).toBe('no');
    expect(String(error)).not.toMatch(/10\.9\.8\.7|internal\.example/);
  });
});

describe('addresses that callers choose', () => {
  it('may lie in a range the operator opened', async () => {
    outbound = testOutbound({ allowedRanges: ['127.0.0.0/8'] });
    expect(await send('127.0.0.1', 'public', [], { callerChosen: true })).toBe('reached');
  });

  it('never lie in metadata or reserved ranges, opened or not', async () => {
    outbound = testOutbound({ allowedRanges: ['0.0.0.0/0', '169.254.169.254'] });
    const refused = send('169.254.169.254', 'public', [], { callerChosen: true });
    await expect(refused).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each([
    ['https://hook.example/', ['8.8.8.8'], true],
    ['https://hook.example/', ['10.1.2.3'], true],
    ['https://hook.example/', ['10.2.0.1'], false],
    ['https://hook.example/', ['8.8.8.8', '127.0.0.1'], false],
    ['https://user:pw@hook.example/', ['8.8.8.8'], false],
    ['ftp://hook.example/', ['8.8.8.8'], false],
    ['not an address', ['8.8.8.8'], false],
  ] as const)('%s at %j can be proved before anybody calls it: %s', async (url, addresses, good) => {
    outbound = testOutbound({ allowedRanges: ['10.1.0.0/16'], lookup: async () => [...addresses] });
    const proof = outbound.proveCallerChosen(url);
    await (good
      ? expect(proof).resolves.toBeUndefined()
      : expect(proof).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' }));
  });

  it('a callback cannot ask what a name resolves to: every refused host gets the same answer', async () => {
    const refusal = async (lookup: () => Promise<string[]>) => {
      const proof = testOutbound({ lookup }).proveCallerChosen('https://db.internal/');
      return proof.then(
        () => 'accepted',
        (error: Error) => [error.message, String((error as { code?: unknown }).code)],
      );
    };
    const inside = await refusal(async () => ['10.0.0.1']);
    expect(inside).toEqual([expect.stringContaining('cannot be called back'), 'ADDRESS_REFUSED']);
    expect(await refusal(async () => ['169.254.169.254'])).toEqual(inside);
    expect(await refusal(async () => ['127.0.0.1', '8.8.8.8'])).toEqual(inside);
    expect(await refusal(() => Promise.reject(new Error('ENOTFOUND')))).toEqual(inside);
  });

  it('the opened range does not widen what agents may reach', async () => {
    outbound = testOutbound({ allowedRanges: ['127.0.0.0/8'] });
    await expect(send('127.0.0.1', 'public')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });
});

describe('the class that is recorded at registration', () => {
  const classify = (addresses: string[], url = 'https://agent.example/') =>
    testOutbound({ lookup: async () => addresses }).classify(new URL(url));

  it.each([
    [['8.8.8.8', '2606:4700::1'], 'public'],
    [['10.0.0.1', 'fd00::1'], 'private'],
    [['127.0.0.1', '::1'], 'loopback'],
  ] as const)('%j is %s', async (addresses, expected) => {
    expect(await classify([...addresses])).toBe(expected);
  });

  it.each([
    [['8.8.8.8', '10.0.0.1']],
    [['10.0.0.1', '127.0.0.1']],
    [['8.8.8.8', '169.254.169.254']],
    [['169.254.169.254']],
  ])('%j is refused', async (addresses) => {
    await expect(classify(addresses)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('a name without addresses is unreachable', async () => {
    await expect(classify([])).rejects.toMatchObject({ code: 'UPSTREAM_UNREACHABLE' });
  });

  it.each(['ftp://agent.example/', 'file:///etc/passwd', 'https://user@agent.example/', 'https://:pw@agent.example/'])(
    '%s is no address to call',
    async (url) => {
      await expect(classify(['8.8.8.8'], url)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    },
  );

  it('metadata host names are refused by what they resolve to', async () => {
    await expect(classify(['169.254.169.254'], 'http://metadata.google.internal/')).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
  });
});
