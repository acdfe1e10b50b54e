import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import type { Call } from '../../ledger/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const call: Call = {
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
    });
  });

  it('understands every filter, in the caller’s spelling', async () => {
    const { record } = await bench.keyFor(['echo']);
    await bench.ask(
      'GET',
      `/v1/calls?agent=echo&key=${record.hash}&outcome=truncated&operation=stream&since=2025-11-24T16:00:00Z&until=${NOW + 1}` +
        '&task=t&context=c&trace=0AF76519-16cd-43dd-8448-eb211c80319c&limit=7&cursor=here',
    );
    expect(bench.calls.asked).toEqual([
      {
        filter: {
          agentId: 'id-1',
          keyId: record.id,
          outcome: 'truncated',
          operation: 'stream',
          since: NOW,
          until: NOW + 1,
          taskId: 't',
          contextId: 'c',
          traceId: call.traceId,
        },
        page: { limit: 7, cursor: 'here' },
      },
    ]);
  });

  it('finds calls of agents and keys that are gone, by id', async () => {
    await bench.ask('GET', '/v1/calls?agent=gone&key=gone');
    expect(bench.calls.asked[0]).toEqual({ filter: { agentId: 'gone', keyId: 'gone' }, page: { limit: 50 } });
  });

  it('shows a key its own calls, whatever it asks for', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.ask('GET', '/v1/calls?key=another&agent=echo', undefined, key);
    expect(bench.calls.asked[0]?.filter).toEqual({ agentId: 'id-1', keyId: record.id });
  });

  it('finds nothing for a key by an agent that it may not see', async () => {
    const { key, record } = await bench.keyFor([]);
    for (const ref of ['echo', 'id-1']) await bench.ask('GET', `/v1/calls?agent=${ref}`, undefined, key);
    const filter = { agentId: '', keyId: record.id };
    expect(bench.calls.asked.map((asked) => asked.filter)).toEqual([filter, filter]);
  });

  it.each(['outcome=fine', 'operation=dance', 'since=yesterday', 'limit=501'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/calls?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('GET /v1/calls/{id}', () => {
  const content = { request: '{"n":12345678901234567890}', response: 'not JSON', truncated: true };

  it('shows what was said, numbers as they were', async () => {
    bench.calls.details.set('call-1', { call, content });
    const { status, text, json } = await bench.ask('GET', '/v1/calls/call-1');
    expect(status).toBe(200);
    expect(text).toContain('"request":{"n":12345678901234567890}');
    expect(json.content).toMatchObject({ response: 'not JSON', truncated: true });
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
    const refused: Call = { ...call, keyId: record.id, outcome: 'refused', errorCode: 'AGENT_NOT_FOUND' };
    const hidden = { ...refused, decision: 'key does not grant agent' };
    const missing = { ...refused, agentId: null, decision: 'no such agent' };
    const ask = async (shown: Call, as?: string) => {
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
