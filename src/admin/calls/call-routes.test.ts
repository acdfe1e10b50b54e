import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import type { RecordedCall } from '../../ledger/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';
import { callFilterQuery } from './call-query.ts';
import { callView } from './call-view.ts';

const call: RecordedCall = {
  id: 'call-1',
  requestId: 'r',
  startedAt: NOW,
  firstByteMs: 1.5,
  durationMs: 2.25,
  outcome: 'ok',
  errorCode: null,
  errorMessage: null,
  httpStatus: 200,
  front: 'a2a',
  operation: 'send',
  version: '1.0',
  binding: 'JSONRPC',
  upstreamVersion: '0.3',
  upstreamBinding: 'HTTP+JSON',
  deploymentId: 'd-2',
  routing: 'by weight',
  attempts: '[{"deployment":"d-1","ms":1.5,"fault":"unreachable"},{"deployment":"d-2","ms":null,"fault":null}]',
  agentId: 'id-1',
  agentName: 'echo',
  principalKind: 'key',
  keyId: 'key-1',
  keyAlias: 'ci',
  userId: null,
  teamId: null,
  teamAlias: 'Builders',
  callerAgentId: 'agent-7',
  tags: '["nightly"]',
  decision: 'key grants agent',
  messageId: 'm',
  taskId: 't',
  contextId: 'c',
  taskState: 'completed',
  requestBytes: 10,
  responseBytes: 20,
  eventCount: 0,
  inputTokens: 1,
  outputTokens: 2,
  totalTokens: 3,
  costNano: 50_000_000,
  costSource: 'per-call',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  traceRef: null,
  sessionId: null,
  clientAddress: '127.0.0.1',
  userAgent: 'curl',
  spanId: '0123456789abcdef',
  parentSpanId: null,
  model: null,
  provider: null,
  modelFacts: null,
  seq: 7,
};

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL });
  return () => bench.app.close();
});

describe('GET /v1/calls', () => {
  it('shows every field of a record', async () => {
    bench.calls.page = { calls: [call], nextCursor: 'next' };
    const { status, json } = await bench.ask('GET', '/v1/calls');
    expect(status).toBe(200);
    expect(json.next_cursor).toBe('next');
    const [shown] = json.calls ?? [];
    expect(Object.keys(shown ?? {})).toHaveLength(Object.keys(call).length);
    expect(shown).toMatchObject({
      id: 'call-1',
      started_at: new Date(NOW).toISOString(),
      first_byte_ms: 1.5,
      cost_nano: 50_000_000,
      cost_source: 'per-call',
      upstream_binding: 'HTTP+JSON',
      deployment_id: 'd-2',
      routing: 'by weight',
      attempts: [
        { deployment: 'd-1', ms: 1.5, fault: 'unreachable' },
        { deployment: 'd-2', ms: null, fault: null },
      ],
      trace_id: call.traceId,
      team_alias: 'Builders',
      caller_agent_id: 'agent-7',
      tags: ['nightly'],
    });
  });

  const ALL = { kind: 'all' };

  it('understands filters in the caller’s spelling', async () => {
    const { record } = await bench.keyFor(['echo']);
    await bench.ask(
      'GET',
      `/v1/calls?agent=echo&key=${record.hash}&outcome=truncated&operation=stream&since=2025-11-24T16:00:00Z&until=${NOW + 1}` +
        '&task=t&context=c&trace=0AF76519-16cd-43dd-8448-eb211c80319c&limit=7&cursor=here',
    );
    expect(bench.calls.asked).toEqual([
      {
        filter: {
          values: {
            agentId: ['id-1'],
            keyId: [record.id],
            outcome: ['truncated'],
            operation: ['stream'],
            taskId: ['t'],
            contextId: ['c'],
            traceId: [call.traceId],
          },
          ranges: { startedAt: { min: NOW, max: NOW } },
          scope: ALL,
        },
        page: { limit: 7, cursor: 'here' },
      },
    ]);
  });

  it('takes a filter for every column, several values of one, none, and ends of ranges', async () => {
    await bench.ask(
      'GET',
      '/v1/calls?outcome=ok&outcome=refused&team_alias=null&team_alias=A%2CB&http_status=404&cost_nano=null' +
        '&duration_ms_min=0.5&duration_ms_max=10&total_tokens_min=7&tag=a&tag=b',
    );
    expect(bench.calls.asked[0]?.filter).toEqual({
      values: { outcome: ['ok', 'refused'], teamAlias: [null, 'A,B'], httpStatus: [404], costNano: [null] },
      ranges: { durationMs: { min: 0.5, max: 10 }, totalTokens: { min: 7 } },
      tags: ['a', 'b'],
      scope: ALL,
    });
    const listed = new Set(['started_at', 'attempts', 'tags', 'seq', 'model_facts']);
    const columns = Object.keys(callView.shape).filter((name) => !listed.has(name));
    expect(columns.filter((name) => !(name in callFilterQuery.shape))).toEqual([]);
  });

  it('looks for a text, together with the other filters', async () => {
    await bench.ask('GET', '/v1/calls?q=%20in%20vain%20&outcome=ok');
    expect(bench.calls.asked[0]?.filter).toEqual({ text: 'in vain', values: { outcome: ['ok'] }, scope: ALL });
  });

  it('finds calls of agents and keys that are gone, by id', async () => {
    await bench.ask('GET', '/v1/calls?agent=gone&key=gone');
    expect(bench.calls.asked[0]?.filter.values).toEqual({ agentId: ['gone'], keyId: ['gone'] });
  });

  it('shows a key what it may see, whatever it asks for', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.ask('GET', '/v1/calls?key=another', undefined, key);
    expect(bench.calls.asked[0]?.filter).toEqual({
      values: { keyId: ['another'] },
      scope: { kind: 'of', keyIds: [record.id], userIds: [], teamIds: [] },
    });
  });

  it('finds nothing for a key by an agent that it may not see', async () => {
    const { key } = await bench.keyFor([]);
    for (const ref of ['echo', 'id-1']) await bench.ask('GET', `/v1/calls?agent=${ref}`, undefined, key);
    expect(bench.calls.asked.map(({ filter }) => filter.values)).toEqual([{ agentId: [''] }, { agentId: [''] }]);
  });

  it('promise 18: finds nothing for a key by why its calls found no agent', async () => {
    const { key } = await bench.keyFor([]);
    const asked = ['agent_id=null', 'decision=x', 'agent=echo'];
    for (const query of asked) await bench.ask('GET', `/v1/calls?${query}`, undefined, key);
    for (const query of asked) await bench.ask('GET', `/v1/calls?${query}`);
    const excepted = bench.calls.asked.map(({ filter }) => filter.exceptErrorCode);
    expect(excepted).toEqual([...asked.map(() => 'AGENT_NOT_FOUND'), ...asked.map(() => undefined)]);
  });

  it.each([
    'outcome=fine',
    'operation=dance',
    'since=yesterday',
    'limit=501',
    'duration_ms_min=x',
    'http_status=ok',
    'q=%20',
    `q=${'x'.repeat(201)}`,
  ])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/calls?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('the order of GET /v1/calls', () => {
  it('is that of the newest first, of another column, or the other way round', async () => {
    const queries = [
      '',
      'sort_by=started_at',
      'sort_by=duration_ms',
      'sort_by=cost_nano&sort_order=asc',
      'sort_by=total_tokens',
      'sort_by=first_byte_ms&sort_order=asc',
    ];
    for (const query of queries) await bench.ask('GET', `/v1/calls?${query}`);
    expect(bench.calls.asked.map(({ page }) => page.order)).toEqual([
      undefined,
      undefined,
      { by: 'durationMs', descending: true },
      { by: 'costNano', descending: false },
      { by: 'totalTokens', descending: true },
      { by: 'firstByteMs', descending: false },
    ]);
  });

  it.each(['sort_by=user_agent', 'sort_order=up', 'sort_by=duration_ms&q=text'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/calls?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('GET /v1/calls/totals', () => {
  it('tells what the calls come to that may be seen', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    const own = { ...call, keyId: record.id, costNano: 7, durationMs: 30 };
    await bench.calls.record(
      { ...own, id: 'a' },
      { ...own, id: 'b', outcome: 'refused', costNano: null },
      { ...call, keyId: 'other' },
    );
    expect((await bench.ask('GET', '/v1/calls/totals', undefined, key)).json).toEqual({
      calls: 2,
      complete: true,
      summed_calls: 2,
      ok_calls: 1,
      priced_calls: 2,
      cost_nano: 7,
      input_tokens: 2,
      output_tokens: 4,
      total_tokens: 6,
      mean_ms: 30,
      p50_ms: 30,
      p95_ms: 30,
    });
    expect((await bench.ask('GET', '/v1/calls/totals?outcome=ok')).json).toMatchObject({ calls: 2 });
  });
});

describe('GET /v1/calls/{id}', () => {
  const content = { request: '{"n":12345678901234567890}', response: 'not JSON', events: null, truncated: true };

  it('shows what was said, numbers as they were', async () => {
    bench.calls.details.set('call-1', { call, content });
    const { status, text, json } = await bench.ask('GET', '/v1/calls/call-1');
    expect(status).toBe(200);
    expect(text).toContain('"request":{"n":12345678901234567890}');
    expect(json.content).toMatchObject({ response: 'not JSON', events: null, truncated: true });
  });

  it('shows each event of a stream with its time, as far as that was kept', async () => {
    const events = '[{"at_ms":1.5,"event":{"n":12345678901234567890}},{"task":1},{"at_ms":2,"event":null}]';
    bench.calls.details.set('call-1', { call, content: { ...content, response: null, events } });
    const { text } = await bench.ask('GET', '/v1/calls/call-1');
    expect(text).toContain(
      '"response":null,"events":[{"at_ms":1.5,"data":{"n":12345678901234567890}},{"at_ms":null,"data":{"task":1}},{"at_ms":2,"data":null}]',
    );
  });

  const list = (name: string) => ({ headers: [[name, 'v']], leftOut: 0 });
  const headers = JSON.stringify({
    request: { headers: [['user-agent', 'xx', 9]], leftOut: 3 },
    response: list('server'),
    upstream: [{ deployment: 'd-1', method: 'POST', status: null, request: list('accept'), response: null }],
    upstreamLeftOut: 2,
  });
  const shown = (name: string) => ({ headers: [{ name, value: 'v', length: null }], left_out: 0 });

  it('shows the headers that are kept, and those of whoever was asked only to callers who may inspect', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    bench.calls.details.set('call-1', { call: { ...call, keyId: record.id }, content: { ...content, headers } });
    const ask = async (as?: string) =>
      (
        JSON.parse((await bench.ask('GET', '/v1/calls/call-1', undefined, as)).text) as {
          content: { headers: unknown };
        }
      ).content.headers;
    const own = {
      request: { headers: [{ name: 'user-agent', value: 'xx', length: 9 }], left_out: 3 },
      response: shown('server'),
    };
    expect(await ask()).toEqual({
      ...own,
      upstream: [{ deployment: 'd-1', method: 'POST', status: null, request: shown('accept'), response: null }],
      upstream_left_out: 2,
    });
    expect(await ask(key)).toEqual({ ...own, upstream: null, upstream_left_out: 0 });
    bench.calls.details.set('call-1', { call, content });
    expect(await ask()).toBeNull();
  });

  it('shows a call to its key and to no other', async () => {
    const owner = await bench.keyFor(['echo']);
    const other = await bench.keyFor(['echo']);
    bench.calls.details.set('call-1', { call: { ...call, keyId: owner.record.id }, content: null });
    const ask = (key: string, id = 'call-1') => bench.ask('GET', `/v1/calls/${id}`, undefined, key);
    expect((await ask(owner.key)).json).toMatchObject({ id: 'call-1', content: null });
    const forbidden = await ask(other.key);
    expect(forbidden.status).toBe(404);
    expect(forbidden.text).toBe((await ask(other.key, 'call-2')).text.replaceAll('call-2', 'call-1'));
  });

  it('promise 18: tells a key no more of a hidden agent than of one that does not exist; administrators see it', async () => {
    const { key, record } = await bench.keyFor([]);
    const refused: RecordedCall = { ...call, keyId: record.id, outcome: 'refused', errorCode: 'AGENT_NOT_FOUND' };
    const hidden = { ...refused, decision: 'key does not grant agent' };
    const missing = { ...refused, agentId: null, decision: 'no such agent' };
    const ask = async (shown: RecordedCall, as?: string) => {
      bench.calls.details.set('call-1', { call: shown, content: null });
      bench.calls.page = { calls: [shown], nextCursor: null };
      return [
        await bench.ask('GET', '/v1/calls/call-1', undefined, as),
        await bench.ask('GET', '/v1/calls', undefined, as),
      ];
    };
    const texts = (answers: { text: string }[]) => answers.map(({ text }) => text);
    expect(texts(await ask(hidden, key))).toEqual(texts(await ask(missing, key)));
    expect((await ask(hidden))[0]?.json).toMatchObject({ agent_id: 'id-1', decision: 'key does not grant agent' });
  });

  it('shows calls of nobody in particular to administrators only', async () => {
    bench.calls.details.set('call-1', { call: { ...call, keyId: null, principalKind: 'anonymous' }, content: null });
    expect((await bench.ask('GET', '/v1/calls/call-1')).status).toBe(200);
    const { key } = await bench.keyFor(['echo']);
    expect((await bench.ask('GET', '/v1/calls/call-1', undefined, key)).status).toBe(404);
  });
});
