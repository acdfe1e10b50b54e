import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallHeaders, StoredHeaderList } from '../call-headers.ts';
import { redactHeaders } from './redact-headers.ts';
import { isShownHeader } from './shown-headers.ts';

const NONE: CallHeaders = {
  request: {},
  response: [],
  upstream: [],
  upstreamLeftOut: 0,
  secrets: [],
  configured: [],
};
const kept = (changes: Partial<CallHeaders>) => redactHeaders({ ...NONE, ...changes });
const request = (headers: CallHeaders['request'], changes: Partial<CallHeaders> = {}) =>
  Object.fromEntries(kept({ ...changes, request: headers }).request.headers);
const asked = (changes: Partial<CallHeaders['upstream'][number]>): CallHeaders['upstream'] => [
  { deployment: 'd', method: 'POST', sent: [], status: 200, received: {}, ...changes },
];

describe('what is kept of headers', () => {
  it('is all of those that are known to be harmless, on every side and in their order', () => {
    const headers = kept({
      request: { 'user-agent': 'curl/8', accept: ['*/*', 'text/html'], 'x-request-id': undefined },
      response: ['Content-Type', 'application/json', 'x-litellm-call-id', 'c-1'],
      upstream: asked({ sent: ['a2a-version', '1.0'], received: { server: 'uvicorn' } }),
      upstreamLeftOut: 2,
    });
    expect(headers).toEqual({
      request: {
        headers: [
          ['user-agent', 'curl/8'],
          ['accept', '*/*'],
          ['accept', 'text/html'],
        ],
        leftOut: 0,
      },
      response: {
        headers: [
          ['content-type', 'application/json'],
          ['x-litellm-call-id', 'c-1'],
        ],
        leftOut: 0,
      },
      upstream: [
        {
          deployment: 'd',
          method: 'POST',
          status: 200,
          request: { headers: [['a2a-version', '1.0']], leftOut: 0 },
          response: { headers: [['server', 'uvicorn']], leftOut: 0 },
        },
      ],
      upstreamLeftOut: 2,
    });
  });

  it.each([
    'authorization',
    'proxy-authorization',
    'cookie',
    'set-cookie',
    'x-api-key',
    'api-key',
    'x-goog-api-key',
    'x-litellm-api-key',
    'x-amz-security-token',
    'x-hub-signature-256',
    'x-forwarded-access-token',
    'x-session',
    'x-company-key',
    'x-a2a-echo-authorization',
    'llm_provider-set-cookie',
    'x-whatever',
  ])('is the name alone of %s', (name) => {
    expect(request({ [name]: 'blue-hinge' })).toEqual({ [name]: '[REDACTED]' });
  });

  it('is no value that looks like a secret, whatever its name', () => {
    expect(request({ 'user-agent': 'bot token=blue-hinge', via: 'Bearer abcdefgh' })).toEqual({
      'user-agent': 'bot token=[REDACTED]',
      via: 'Bearer [REDACTED]',
    });
  });

  it('is no value that holds what proves who somebody is in another header', () => {
    const headers = kept({
      request: { authorization: 'Bearer blue-hinge-1', 'user-agent': 'I am blue-hinge-1' },
      response: ['x-request-id', 'for blue-hinge-2'],
      upstream: asked({
        sent: ['x-acme', 'red hinge-of-acme', 'accept', 'x'],
        received: { server: 'saw blue-hinge-1', via: 'hinge-of-acme' },
      }),
      secrets: ['hinge-2'],
      configured: ['x-acme', 'accept'],
    });
    expect(JSON.stringify(headers)).not.toContain('hinge');
    expect(headers.upstream[0]?.request.headers).toEqual([
      ['x-acme', '[REDACTED]'],
      ['accept', 'x'],
    ]);
  });

  it("is of the gateway's signed context what it says, without the signature", () => {
    const said = `v1.${Buffer.from('{"t":"0af7"}').toString('base64url')}`;
    expect(request({ 'x-litellm-context': `${said}.c2lnbmF0dXJl` })).toEqual({
      'x-litellm-context': `${said}.[REDACTED]`,
    });
    expect(request({ 'x-litellm-context': 'v1.blue-hinge.x' })).toEqual({ 'x-litellm-context': '[REDACTED]' });
  });

  it('is the beginning of a long value, with its length', () => {
    const { headers } = kept({ request: { 'user-agent': 'x'.repeat(3000) } }).request;
    expect(headers).toEqual([['user-agent', 'x'.repeat(2048), 3000]]);
  });

  it('is a hundred of a list, and no more of all than there is room for', () => {
    const many = Array.from({ length: 101 }, (_, number) => [`x-${number}`, 'y']).flat();
    expect(kept({ response: many }).response).toMatchObject({ headers: { length: 100 }, leftOut: 1 });
    const long = Array.from({ length: 20 }, () => ['via', 'x'.repeat(2048)]).flat();
    const full = kept({ response: long, upstream: asked({ sent: ['via', 'x'] }) });
    expect(full.response).toMatchObject({ headers: { length: 16 }, leftOut: 4 });
    expect(full.upstream[0]?.request).toEqual({ headers: [], leftOut: 1 });
  });

  it('is said to be missing where nothing was answered', () => {
    expect(kept({ upstream: asked({ status: null, received: null }) }).upstream[0]).toMatchObject({
      status: null,
      response: null,
    });
  });
});

describe('promise 15: no secret in a header is kept', () => {
  const name = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
    fc.constantFrom('authorization', 'x-api-key', 'user-agent', 'via', 'server', 'x-request-id', 'x-litellm-context'),
  );
  const around = fc.constantFrom('', 'Bearer ', 'key=', 'a, ', 'v1.');
  const value = fc
    .tuple(around, fc.stringMatching(/^[A-Za-z0-9]{12,40}$/))
    .map(([before, secret]) => ({ before, secret }));

  it('under a name that is not known to be harmless', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 6 }), (pairs) => {
        const hidden = pairs.filter(([name]) => !isShownHeader(name));
        const turns = hidden.flatMap(([name, { before, secret }]) => [name, before + secret]);
        const received = Object.fromEntries(hidden.map(([name, { before, secret }]) => [name, before + secret]));
        const text = JSON.stringify(
          kept({ request: received, response: turns, upstream: asked({ sent: turns, received }) }),
        );
        for (const [, { secret }] of hidden) expect(text).not.toContain(secret);
      }),
    );
  });

  it('under any name, when it is the key of the caller, a credential of the gateway, or stands in a header for secrets', () => {
    fc.assert(
      fc.property(name, value, value, value, (anywhere, key, own, cookie) => {
        const echo = `${key.before}${key.secret} ${own.secret} ${cookie.secret}`;
        const headers = kept({
          request: { [anywhere]: echo, cookie: `session=${cookie.secret}` },
          response: [anywhere, echo],
          upstream: asked({
            sent: ['x-acme', own.before + own.secret, anywhere, echo],
            received: { [anywhere]: echo },
          }),
          secrets: [key.secret],
          configured: ['x-acme'],
        });
        const text = JSON.stringify(headers);
        for (const { secret } of [key, own, cookie]) expect(text).not.toContain(secret);
        expect(namesIn(headers.request)).toContain(anywhere);
      }),
    );
  });
});

const namesIn = ({ headers }: StoredHeaderList): string[] => headers.map(([name]) => name);
