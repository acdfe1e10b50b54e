import { expect, it } from 'vitest';
import { countNestedSpend } from './migrations/0018-nested-spend.ts';
import type { CallsTable } from './schema.ts';
import { describeStores } from './stores.fixtures.ts';

const A_DAY = 86_400_000;

/** What a call must have. */
const call = (id: string, changes: Partial<CallsTable>) => ({
  id,
  request_id: id,
  started_at: A_DAY,
  duration_ms: 1,
  outcome: 'ok',
  http_status: 200,
  front: 'models',
  operation: 'chat.completions',
  version: 'v1',
  binding: 'HTTP+JSON',
  agent_name: '',
  principal_kind: 'key',
  key_id: 'key-1',
  decision: 'test',
  request_bytes: 0,
  response_bytes: 0,
  event_count: 0,
  trace_id: '0'.repeat(32),
  ...changes,
});

describeStores((openFixture) => {
  it('adds what agents had spent on models before it was counted to their days, and changes no other sum', async () => {
    const { db } = await openFixture();
    const ofAgent = { caller_agent_id: 'agent-1' };
    await db
      .insertInto('calls')
      .values([
        call('a', { ...ofAgent, cost_nano: 3 }),
        call('b', { ...ofAgent, cost_nano: null }),
        call('c', { ...ofAgent, front: 'a2a', cost_nano: 7 }),
        call('d', { caller_agent_id: 'agent-2', cost_nano: 5 }),
        call('e', { caller_agent_id: null, cost_nano: 9 }),
      ] as CallsTable[])
      .execute();
    const owner = { day: 1, agent_id: 'agent-1', key_id: 'key-1', team_id: '', user_id: '' };
    const sums = { calls: 4, ok_calls: 4, priced_calls: 4, duration_ms: 4, request_bytes: 0, response_bytes: 0 };
    const tokens = { input_tokens: 0, output_tokens: 0, total_tokens: 0, cost_nano: 7 };
    await db
      .insertInto('call_days')
      .values({
        ...owner,
        ...sums,
        ...tokens,
        nested_calls: 0,
        nested_cost_nano: 0,
        unpriced_calls: 0,
        estimated_calls: 0,
      })
      .execute();
    await countNestedSpend(db);
    const days = await db
      .selectFrom('call_days')
      .select(['agent_id', 'calls', 'cost_nano', 'nested_calls', 'nested_cost_nano'])
      .orderBy('agent_id')
      .execute();
    expect(days).toEqual([
      { agent_id: 'agent-1', calls: 4, cost_nano: 7, nested_calls: 2, nested_cost_nano: 3 },
      { agent_id: 'agent-2', calls: 0, cost_nano: 0, nested_calls: 1, nested_cost_nano: 5 },
    ]);
  });
});
