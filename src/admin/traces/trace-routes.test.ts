import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import type { RecordedCall } from '../../ledger/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL });
  bench.calls.listRecorded();
  return () => bench.app.close();
});

const TRACE = '28982d9a10b544b98e7e0723f28bf3cd';
const NOBODYS = { keyId: null, userId: null, teamId: null, callerAgentId: null, modelFacts: null };

/** An agent that calls two models, and another agent that nobody priced. */
const THE_TRACE: Partial<RecordedCall>[] = [
  { id: 'a', startedAt: NOW, durationMs: 9460, spanId: 'a'.repeat(16), parentSpanId: null, costNano: 50_000_000 },
  {
    id: 'm1',
    startedAt: NOW + 120,
    durationMs: 2900,
    front: 'models',
    operation: 'chat.completions' as const,
    inputTokens: 191,
    outputTokens: 34,
    totalTokens: 225,
    costNano: 817500,
    parentSpanId: 'a'.repeat(16),
  },
  { id: 'b', startedAt: NOW + 4000, durationMs: 100, parentSpanId: 'f'.repeat(16), costNano: null },
  { id: 'm2', startedAt: NOW + 5000, front: 'models', parentSpanId: null, callerAgentId: 'agent-1', costNano: 3 },
].map(
  (call) => ({ ...NOBODYS, traceId: TRACE, traceRef: null, sessionId: 'session-1', ...call }) as Partial<RecordedCall>,
);

interface Node {
  call: { id: string };
  [field: string]: unknown;
}

describe('GET /v1/trace_hops', () => {
  it('tells what ran when in each trace, below what caused it, and nothing else of its calls', async () => {
    await bench.calls.record(...THE_TRACE, { ...NOBODYS, id: 'z', traceId: 'f'.repeat(32), model: null });
    const { status, json } = await bench.ask('GET', `/v1/trace_hops?trace=${TRACE}&trace=none&trace=${'f'.repeat(32)}`);
    expect(status).toBe(200);
    const { traces } = json as { traces: { trace_id: string; hops: Record<string, unknown>[] }[] };
    expect(traces.map(({ trace_id, hops }) => [trace_id, hops.map(({ call_id }) => call_id)])).toEqual([
      [TRACE, ['a', 'm1', 'b', 'm2']],
      ['f'.repeat(32), ['z']],
    ]);
    expect(traces[0]?.hops[1]).toEqual({
      call_id: 'm1',
      parent_id: 'a',
      kind: 'llm',
      started_at: new Date(NOW + 120).toISOString(),
      duration_ms: 2900,
    });
  });

  it('tells a key of its own calls alone, and takes no more traces than a screen shows', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.calls.record(...THE_TRACE, { ...NOBODYS, id: 'mine', traceId: TRACE, keyId: record.id });
    const { json } = await bench.ask('GET', `/v1/trace_hops?trace=${TRACE}`, undefined, key);
    expect(json).toMatchObject({ traces: [{ hops: [{ call_id: 'mine' }] }] });
    const many = Array.from({ length: 101 }, (_, index) => `trace=${index}`).join('&');
    expect((await bench.ask('GET', `/v1/trace_hops?${many}`)).status).toBe(400);
  });
});

describe('GET /v1/calls/{id}/caused', () => {
  const caused = async (id: string, as?: string) => await bench.ask('GET', `/v1/calls/${id}/caused`, undefined, as);

  it('tells what a call came to with all that it caused, and draws that, however much else is in its trace', async () => {
    const more = Array.from({ length: 120 }, (_, index) => ({
      ...THE_TRACE[1],
      id: `more-${index}`,
      startedAt: NOW + 200,
    }));
    await bench.calls.record(...THE_TRACE);
    expect((await caused('a')).json).toEqual({
      own: expect.objectContaining({ calls: 1, cost_nano: 50_000_000 }),
      nested: expect.objectContaining({ calls: 2, cost_nano: 817_503, total_tokens: 240 }),
      total: expect.objectContaining({ calls: 3, cost_nano: 50_817_503 }),
      agent_calls: 0,
      model_calls: 2,
      hops: [
        {
          call_id: 'm1',
          parent_id: 'a',
          kind: 'llm',
          started_at: new Date(NOW + 120).toISOString(),
          duration_ms: 2900,
        },
        expect.objectContaining({ call_id: 'm2' }),
      ],
      complete: true,
    });
    expect((await caused('b')).json).toMatchObject({ nested: { calls: 0 }, hops: [], agent_calls: 0, model_calls: 0 });
    await bench.calls.record(...more);
    const { hops, ...many } = (await caused('a')).json as { hops: unknown[] };
    expect([hops.length, many]).toEqual([100, expect.objectContaining({ model_calls: 122 })]);
  });

  it('counts for a key what it may see, and knows no call that it may not', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.calls.record({ ...THE_TRACE[0], keyId: record.id }, ...THE_TRACE.slice(1));
    expect((await caused('a', key)).json).toMatchObject({ nested: { calls: 0 }, total: { calls: 1 } });
    for (const id of ['m1', 'nothing']) expect((await caused(id, key)).json.error).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('GET /v1/traces/{id}', () => {
  it('shows the tree with times, tokens and costs, each call once; orphans are shown as such', async () => {
    await bench.calls.record(...THE_TRACE);
    const { status, json } = await bench.ask('GET', `/v1/traces/${TRACE}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      trace_id: TRACE,
      session_id: 'session-1',
      started_at: new Date(NOW).toISOString(),
      duration_ms: 9460,
      calls: 4,
      failed_calls: 0,
      priced_calls: 3,
      cost_nano: 50_817_503,
      input_tokens: 198,
      total_tokens: 240,
      first_call: { id: 'a' },
      truncated: false,
    });
    const nodes = json['calls_shown'] as Node[];
    expect(nodes.map(({ call, parent_id, parent_link, depth }) => [call.id, parent_id, parent_link, depth])).toEqual([
      ['a', null, 'none', 0],
      ['m1', 'a', 'named', 1],
      ['m2', 'a', 'inferred', 1],
      ['b', null, 'missing', 0],
    ]);
    expect(nodes[0]).toMatchObject({
      offset_ms: 0,
      children: 2,
      artifacts_ms: [40, 80.5],
      own: { calls: 1, cost_nano: 50_000_000, total_tokens: 15 },
      nested: { calls: 2, cost_nano: 817_503, total_tokens: 240 },
      total: { calls: 3, cost_nano: 50_817_503, total_tokens: 240 },
    });
    expect(nodes[3]).toMatchObject({ offset_ms: 4000, total: { calls: 1, priced_calls: 0, cost_nano: null } });
  });

  it.each(['28982d9a-10b5-44b9-8e7e-0723f28bf3cd', '28982D9A10B544B98E7E0723F28BF3CD'])(
    'is found as %s',
    async (id) => {
      await bench.calls.record(...THE_TRACE);
      expect((await bench.ask('GET', `/v1/traces/${id}`)).json['trace_id']).toBe(TRACE);
    },
  );

  it('shows a key its own calls of it, and says of a trace without any the same as of none', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.calls.record(...THE_TRACE, { ...THE_TRACE[1], id: 'own', keyId: record.id });
    const { json } = await bench.ask('GET', `/v1/traces/${TRACE}`, undefined, key);
    expect((json['calls_shown'] as Node[]).map(({ call, parent_link }) => [call.id, parent_link])).toEqual([
      ['own', 'missing'],
    ]);
    expect(json).toMatchObject({ calls: 1, cost_nano: 817_500 });
    await bench.calls.record({ ...THE_TRACE[0], id: 'foreign', traceId: 'e'.repeat(32) });
    const ask = async (id: string) => (await bench.ask('GET', `/v1/traces/${id}`, undefined, key)).json.error;
    expect(await ask('e'.repeat(32))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask('d'.repeat(32))).toEqual({
      ...(await ask('e'.repeat(32))),
      message: `There is no trace "${'d'.repeat(32)}" of which this key may see a call.`,
    });
  });

  it('links to the pages that show it elsewhere, for those who see all calls', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.calls.record(...THE_TRACE, { ...THE_TRACE[1], id: 'own', keyId: record.id });
    const links = async (as?: string) => (await bench.ask('GET', `/v1/traces/${TRACE}`, undefined, as)).json['links'];
    expect(await links()).toEqual([{ destination: 'langfuse', url: `https://lf.example/project/p/traces/${TRACE}` }]);
    expect(await links(key)).toEqual([]);
  });

  it('cuts the list of a trace of thousands, not its sums', async () => {
    const many = Array.from({ length: 5001 }, (_, index) => ({ ...THE_TRACE[0], id: `id-${index}`, costNano: 1 }));
    await bench.calls.record(...many);
    const { json } = await bench.ask('GET', `/v1/traces/${TRACE}`);
    expect(json).toMatchObject({ truncated: true, calls: 5001, cost_nano: 5001 });
    expect(json['calls_shown']).toHaveLength(5000);
  });
});

describe('GET /v1/traces', () => {
  const listed = async (query: string, key?: string) => {
    const { json } = await bench.ask('GET', `/v1/traces?${query}`, undefined, key);
    return { ids: (json['traces'] as { trace_id: string }[]).map(({ trace_id }) => trace_id), next: json.next_cursor };
  };

  it('pages through traces, newest first, with what they came to', async () => {
    await bench.calls.record(...THE_TRACE, {
      ...THE_TRACE[0],
      id: 'z',
      traceId: 'e'.repeat(32),
      startedAt: NOW + 4500,
    });
    const first = await listed('limit=1');
    expect(first.ids).toEqual([TRACE]);
    expect(await listed(`limit=1&cursor=${first.next}`)).toEqual({ ids: ['e'.repeat(32)], next: null });
    const { json } = await bench.ask('GET', '/v1/traces?limit=1');
    expect((json['traces'] as object[])[0]).toMatchObject({ calls: 4, cost_nano: 50_817_503, first_call: { id: 'a' } });
  });

  it('tells which traces are above and below one, by the same filters', async () => {
    const other = { ...THE_TRACE[0], traceId: 'e'.repeat(32), startedAt: NOW + 4500 };
    await bench.calls.record(...THE_TRACE, { ...other, id: 'z', taskState: 'failed' });
    const besides = async (id: string, query = '') =>
      (await bench.ask('GET', `/v1/traces/${id}/neighbours?${query}`)).json;
    expect(await besides(TRACE)).toEqual({ previous: null, next: 'e'.repeat(32) });
    expect(await besides('e'.repeat(32))).toEqual({ previous: TRACE, next: null });
    expect(await besides('e'.repeat(32), 'task_state=failed')).toEqual({ previous: null, next: null });
  });

  it('takes the filters of calls', async () => {
    await bench.calls.record(...THE_TRACE, { ...THE_TRACE[0], id: 'z', traceId: 'e'.repeat(32), taskState: 'failed' });
    expect((await listed('task_state=failed')).ids).toEqual(['e'.repeat(32)]);
    expect((await listed('front=models&cost_nano_min=4')).ids).toEqual([TRACE]);
    expect((await listed('duration_ms_min=99999')).ids).toEqual([]);
  });

  it('shows a key the traces of its own calls', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.calls.record(...THE_TRACE, { ...THE_TRACE[1], id: 'own', keyId: record.id, traceId: 'd'.repeat(32) });
    expect((await listed('', key)).ids).toEqual(['d'.repeat(32)]);
  });

  it.each(['limit=201', 'cursor=x', 'outcome=fine'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/traces?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});
