import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;
beforeAll(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: 'http://agent.internal:9000/a2a' });
  await bench.ask('POST', '/v1/agents/echo/make_public');
  await bench.ask('DELETE', '/v1/agents/echo');
});
afterAll(() => bench.app.close());

interface Entry {
  seq: number;
  action: string;
  [field: string]: unknown;
}

const list = async (query = '') => {
  const { status, json } = await bench.ask('GET', `/v1/audit${query}`);
  return { status, entries: json['entries'] as Entry[], next: json.next_cursor };
};

describe('GET /v1/audit', () => {
  it('shows every field of an entry', async () => {
    const { entries } = await list('?action=agent.publish');
    expect(entries).toEqual([
      {
        seq: 4,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        actor: { kind: 'admin', name: 'admin', key_id: null, user_id: null, team_id: null },
        action: 'agent.publish',
        target: expect.any(String),
        outcome: 'done',
        error_code: null,
        before: expect.objectContaining({ agent_name: 'echo', public: false }),
        after: expect.objectContaining({ agent_name: 'echo', public: true }),
        request_id: 'request-1',
        address: '192.0.2.1',
        times: 1,
        last_at: expect.any(String),
        begun: 3,
        previous_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('pages from the newest back', async () => {
    const first = await list('?limit=2');
    expect(first.entries.map(({ action }) => action)).toEqual(['agent.delete', 'agent.publish']);
    const second = await list(`?limit=2&cursor=${first.next}`);
    expect(second.entries.map(({ action }) => action)).toEqual(['agent.create']);
    expect(second.next).toBeNull();
  });

  it.each(['?outcome=maybe', '?since=yesterday', '?limit=0', '?cursor=x'])('refuses %s', async (query) => {
    expect((await list(query)).status).toBe(400);
  });
});

describe('GET /v1/audit/export', () => {
  it('is the whole chain, one JSON object a line, oldest first', async () => {
    const { status, headers, text } = await bench.ask('GET', '/v1/audit/export');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.ndjson"',
      'cache-control': 'no-store',
    });
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(entries.slice(1).map(({ previous_hash }) => previous_hash)).toEqual(
      entries.slice(0, -1).map(({ hash }) => hash),
    );
  });

  it('takes the filters of the list', async () => {
    const { text } = await bench.ask('GET', '/v1/audit/export?action=agent.delete&outcome=done');
    expect(JSON.parse(text)).toMatchObject({ action: 'agent.delete' });
    expect((await bench.ask('GET', '/v1/audit/export?action=nothing')).text).toBe('');
  });

  it('breaks off rather than ending early when the database gives no answer on the way', async () => {
    vi.spyOn(bench.dependencies.audit, 'export').mockImplementationOnce(async function* () {
      yield* [];
      throw new Error('gone');
    });
    const answer = await bench.ask('GET', '/v1/audit/export').catch(() => undefined);
    expect(answer?.status).not.toBe(200);
  });
});

describe('GET /v1/audit/verify', () => {
  it('tells that the chain is whole, and where it stands', async () => {
    const { json } = await bench.ask('GET', '/v1/audit/verify');
    expect(json).toEqual({
      intact: true,
      entries: 6,
      broken: null,
      head: { seq: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const { seq, hash } = json['head'] as { seq: number; hash: string };
    const again = await bench.ask('GET', `/v1/audit/verify?seq=${seq}&hash=${hash}`);
    expect(again.json).toMatchObject({ intact: true });
    const other = await bench.ask('GET', `/v1/audit/verify?seq=${seq}&hash=${'0'.repeat(64)}`);
    expect(other.json).toMatchObject({ intact: false, broken: { seq: 6 } });
  });

  it('refuses half of a place', async () => {
    expect((await bench.ask('GET', '/v1/audit/verify?seq=1')).status).toBe(400);
  });
});
