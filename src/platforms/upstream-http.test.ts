import { expect, it } from 'vitest';
import type { Outbound, OutboundRequest } from '../outbound/index.ts';
import { RawNumber } from '../protocol/index.ts';
import type { UpstreamTarget } from './adapter.ts';
import { createUpstreamHttp } from './upstream-http.ts';

const target: UpstreamTarget = {
  url: new URL('https://agents.example.com/base'),
  network: 'public',
  headers: { 'x-api-key': 'k', 'x-shared': 'operator' },
  timeouts: { connectMs: 1, firstByteMs: 2, idleMs: 3, totalMs: 4 },
  maxResponseBytes: 10,
  maxEventBytes: 10,
};

function setUp() {
  const sent: OutboundRequest[] = [];
  const send: Outbound['send'] = async (request) => {
    sent.push(request);
    return {
      status: 200,
      headers: {},
      body: { async *[Symbol.asyncIterator]() {}, buffer: () => Buffer.alloc(0), abort: () => {} },
    };
  };
  const { signal } = new AbortController();
  const never = async () => {
    throw new Error('not asked for');
  };
  const outbound: Outbound = { send, classify: never, proveCallerChosen: never, close: never };
  return { sent, signal, http: createUpstreamHttp(outbound, target, signal) };
}

it('sends JSON in the deployment’s network, with its headers, timeouts and signal; the adapter’s headers win', async () => {
  const { http, sent, signal } = setUp();
  await http.send({
    method: 'POST',
    url: new URL('https://agents.example.com/other/path?x=1'),
    headers: { accept: 'text/event-stream', 'x-shared': 'adapter' },
    body: { n: new RawNumber('1.50') },
  });
  expect(sent).toEqual([
    {
      method: 'POST',
      url: new URL('https://agents.example.com/other/path?x=1'),
      network: 'public',
      timeouts: target.timeouts,
      signal,
      headers: {
        'content-type': 'application/json',
        'x-api-key': 'k',
        accept: 'text/event-stream',
        'x-shared': 'adapter',
      },
      body: Buffer.from('{"n":1.50}'),
    },
  ]);
});

it('sends bytes as they are, and nothing where there is nothing', async () => {
  const { http, sent } = setUp();
  await http.send({
    method: 'PUT',
    url: target.url,
    headers: { 'content-type': 'image/png' },
    body: Buffer.from([1, 2]),
  });
  await http.send({ method: 'GET', url: target.url });
  expect(sent.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
    [Buffer.from([1, 2]), 'image/png'],
    [undefined, undefined],
  ]);
});

it('takes credentials to no other origin', () => {
  const { http, sent } = setUp();
  for (const url of ['https://agents.example.com:8443/', 'http://agents.example.com/', 'https://evil.example.com/'])
    expect(() => http.send({ method: 'GET', url: new URL(url) })).toThrow('nothing but the origin of its deployment');
  expect(sent).toEqual([]);
});
