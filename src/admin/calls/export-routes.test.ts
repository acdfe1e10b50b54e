import { beforeEach, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';
import { callView } from './call-view.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  bench.calls.listRecorded();
  return () => bench.app.close();
});

const PAGES_AND_MORE = 501;

it('every call that the filters find is exported, however many pages there are', async () => {
  await bench.calls.record(
    ...Array.from({ length: PAGES_AND_MORE }, (_, index) => ({ id: `call-${index}`, agentName: 'echo' })),
    { id: 'other', agentName: 'another' },
  );
  const { status, text, headers } = await bench.ask('GET', '/v1/calls/export.jsonl?agent_name=echo');
  const calls = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; agent_name: string });
  expect([status, headers['content-type'], new Set(calls.map(({ id }) => id)).size]).toEqual([
    200,
    'application/x-ndjson',
    PAGES_AND_MORE,
  ]);
  expect(new Set(calls.map(({ agent_name }) => agent_name))).toEqual(new Set(['echo']));
});

it('a table has a column for each field, and no text of a caller that a spreadsheet takes for a formula', async () => {
  await bench.calls.record({ id: 'c-1', userAgent: '=HYPERLINK("http://x")', agentName: 'a, b', costNano: null });
  const { text, headers } = await bench.ask('GET', '/v1/calls/export.csv');
  const [head = '', row = '', ...rest] = text.split('\r\n');
  expect(head.split(',')).toEqual(Object.keys(callView.shape));
  expect(row).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(row).toContain(',"a, b",');
  expect(rest).toEqual(['']);
  expect(headers['content-disposition']).toBe('attachment; filename="calls.csv"');
});

it('a key exports its own calls alone', async () => {
  const { key, record } = await bench.keyFor(['echo']);
  await bench.calls.record({ id: 'mine', keyId: record.id, principalKind: 'key' }, { id: 'others', keyId: 'someone' });
  const { text } = await bench.ask('GET', '/v1/calls/export.jsonl', undefined, key);
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual(['mine']);
});
