import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OutboundRequest, OutboundResponse } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { createDelivery, type Delivered } from './delivery.ts';

const URL_OF_TRACES = new URL('https://lf.example/api/public/otel/v1/traces');

interface Answer {
  status: number;
  headers?: Record<string, string>;
  text?: string;
}

/** A destination that answers so. @returns what became of a request, and the requests */
async function post(
  answer: Answer | Error,
): Promise<{ delivered: Delivered; asked: OutboundRequest[]; classified: number }> {
  const asked: OutboundRequest[] = [];
  let classified = 0;
  const delivery = createDelivery(
    { url: URL_OF_TRACES, headers: { authorization: 'Basic x' }, timeoutMs: 700 },
    {
      classify: async () => {
        classified += 1;
        return 'public';
      },
      send: async (request) => {
        asked.push(request);
        if (answer instanceof Error) throw answer;
        const { status, headers = {}, text = '' } = answer;
        return { status, headers, body: { buffer: async () => Buffer.from(text) } } as unknown as OutboundResponse;
      },
    },
  );
  await delivery.post(Buffer.from('{}'));
  const delivered = await delivery.post(Buffer.from('{"resourceSpans":[]}'));
  return { delivered, asked, classified };
}

it('sends JSON, zipped, with the headers of the destination, whose network is found out once', async () => {
  const { asked, classified } = await post({ status: 200 });
  const [, last] = asked;
  expect(last).toMatchObject({
    method: 'POST',
    url: URL_OF_TRACES,
    network: 'public',
    headers: { authorization: 'Basic x', 'content-type': 'application/json', 'content-encoding': 'gzip' },
  });
  expect(last?.body && gunzipSync(last.body).toString()).toBe('{"resourceSpans":[]}');
  expect(classified).toBe(1);
});

describe('a request', () => {
  it.each([200, 202, 207])('answered with %i is taken', async (status) => {
    expect((await post({ status, text: '{}' })).delivered).toEqual({ kind: 'taken', rejected: 0, note: null });
  });

  it('may be taken in part, and the rest is not sent again', async () => {
    const text = '{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}';
    expect((await post({ status: 200, text })).delivered).toEqual({ kind: 'taken', rejected: 3, note: 'too old' });
    const odd = '{"partialSuccess":{"rejectedSpans":-1}}';
    expect((await post({ status: 200, text: odd })).delivered).toEqual({ kind: 'taken', rejected: 0, note: null });
  });

  it.each([401, 403])('answered with %i finds the gateway not let in', async (status) => {
    expect((await post({ status })).delivered).toMatchObject({
      kind: 'refused',
      note: expect.stringContaining(`${status}`),
    });
  });

  it.each([408, 429, 500, 503])('answered with %i may be taken later', async (status) => {
    expect((await post({ status })).delivered).toMatchObject({ kind: 'later', afterMs: null });
  });

  it.each([
    ['7', 7_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
    ['-1', null],
  ])('is sent again after as many seconds as "%s" says', async (value, afterMs) => {
    expect((await post({ status: 429, headers: { 'retry-after': value } })).delivered).toMatchObject({ afterMs });
  });

  it.each([400, 404, 413])(
    'answered with %i has something wrong in it, and what was said of it is kept short',
    async (status) => {
      const { delivered } = await post({ status, text: 'x'.repeat(5000) });
      expect(delivered.kind).toBe('bad');
      expect(delivered.kind === 'bad' && delivered.note.length).toBeLessThan(250);
    },
  );

  it('that nobody takes may be taken later, whatever went wrong', async () => {
    const unreachable = new SwitchboardError('UPSTREAM_UNREACHABLE', 'nobody there');
    expect((await post(unreachable)).delivered).toEqual({
      kind: 'later',
      afterMs: null,
      note: 'UPSTREAM_UNREACHABLE: nobody there',
    });
    const slow = new SwitchboardError('UPSTREAM_TIMEOUT', "The agent did not answer. Look at the agent's log.");
    expect((await post(slow)).delivered).toMatchObject({
      kind: 'later',
      note: 'UPSTREAM_TIMEOUT: It did not answer. Look at its log.',
    });
    expect((await post(new Error('odd'))).delivered).toMatchObject({ kind: 'later', note: 'Error: odd' });
  });
});
