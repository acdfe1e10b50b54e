import { describe, expect, test } from 'vitest';
import type { Agent } from '../agents/index.ts';
import type { PlatformRequest, Reply } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { aKey, anAgent, content, readAll, setUp, stream, unary } from './gateway.fixtures.ts';

/** An agent that is sent and answers with headers. */
const answering = (reply: () => Reply) => ({
  a2a: {
    run: async ({ upstream }: PlatformRequest) => {
      const received = { server: 'uvicorn' };
      upstream.log?.add({ method: 'POST', sent: ['x-acme', upstream.headers['x-acme'] ?? ''], status: 200, received });
      return reply();
    },
  },
});
const ACME = { deployments: [{ ...anAgent().deployments[0], staticHeaders: { 'X-Acme': 'blue-hinge' } }] };
const caller = { principal: { ...aKey(), logContent: true }, credential: 'sk-key' };
const calling = (reply: () => Reply = () => unary('hi'), changes: object = {}) =>
  setUp({
    agent: anAgent(ACME as Partial<Agent>),
    parts: { platforms: answering(reply) },
    invocation: { ...caller, ...changes },
  });

/** Names and values in turns. */
const pairs = (...texts: string[]): string[] => texts.flatMap((text) => text.split(/, | /));

const FOUND = 'x-litellm-call-id call-1, x-litellm-trace-id 0af76519-16cd-43dd-8448-eb211c80319c';

describe('the headers of a call', () => {
  test('are kept with what was said: the caller’s, the answer’s, and those of each deployment that was asked', async () => {
    const { invoke, recorded } = calling();
    const outcome = await invoke();
    expect(recorded[0]?.content?.headers).toEqual({
      request: { 'user-agent': 'test' },
      response: pairs(
        'x-request-id request-1, a2a-extensions https://x',
        FOUND,
        'content-type text/plain, content-length 2',
      ),
      upstream: [
        {
          deployment: anAgent().deployments[0]?.id,
          method: 'POST',
          sent: ['x-acme', 'blue-hinge'],
          status: 200,
          received: { server: 'uvicorn' },
        },
      ],
      upstreamLeftOut: 0,
      secrets: ['sk-key'],
      configured: ['x-acme'],
    });
    expect(outcome).toMatchObject({
      answer: { headers: { 'a2a-extensions': 'https://x', 'x-litellm-call-id': 'call-1' } },
    });
  });

  test('are kept of a stream as it began', async () => {
    const { invoke, recorded } = calling(
      () =>
        stream(async function* () {
          yield content('one');
        }),
      { operation: 'stream' },
    );
    await readAll(await invoke());
    expect(recorded[0]?.content?.headers?.response).toEqual(
      pairs(
        'x-request-id request-1, content-type text/event-stream, cache-control no-cache',
        'x-accel-buffering no, a2a-extensions https://x',
        FOUND,
      ),
    );
  });

  test('are kept of a failure as its caller gets it', async () => {
    const { invoke, recorded } = calling(() => {
      throw new SwitchboardError('UPSTREAM_FAILED', 'broken');
    });
    await invoke();
    const { response = [], upstream } = recorded[0]?.content?.headers ?? {};
    expect(response).toEqual(expect.arrayContaining(pairs(FOUND, 'content-type content-length')));
    expect(upstream).toHaveLength(1);
  });

  test('are those of the last exchanges, where there were many', async () => {
    const { invoke, recorded } = setUp({
      parts: {
        platforms: {
          a2a: {
            run: async ({ upstream }) => {
              for (let number = 1; number <= 10; number++)
                upstream.log?.add({ method: 'GET', sent: [String(number)], status: null, received: null });
              return unary('hi');
            },
          },
        },
      },
      invocation: caller,
    });
    await invoke();
    const { upstream = [], upstreamLeftOut } = recorded[0]?.content?.headers ?? {};
    expect([upstreamLeftOut, upstream.map(({ sent }) => sent[0])]).toEqual([
      2,
      ['3', '4', '5', '6', '7', '8', '9', '10'],
    ]);
  });

  test('are kept nowhere, and listened to by nobody, unless what is said is kept', async () => {
    for (const exportsContent of [false, true]) {
      const logs: unknown[] = [];
      const { invoke, recorded } = setUp({
        parts: {
          exportsContent: () => exportsContent,
          platforms: {
            a2a: {
              run: async ({ upstream }) => {
                logs.push(upstream.log);
                return unary('hi');
              },
            },
          },
        },
      });
      await invoke();
      expect(logs).toEqual([undefined]);
      expect(recorded[0]?.content?.headers).toBeUndefined();
      expect(recorded[0]?.content !== undefined).toBe(exportsContent);
    }
  });
});
