import { expect, it } from 'vitest';
import { SwitchboardError } from '../../protocol/index.ts';
import { TracePages } from './trace-pages.ts';

const PROJECT = JSON.stringify({ data: [{ id: 'a/b', name: 'Agents' }] });
const identityUrl = new URL('https://lf.example/api/public/projects');

function create(get: () => Promise<{ status: number; text: string }>, changes = {}) {
  const seen = { now: 0, asked: 0 };
  const pages = new TracePages({
    url: new URL('https://lf.example/'),
    identityUrl,
    delivery: {
      get: () => {
        seen.asked += 1;
        return get();
      },
    },
    clock: () => seen.now,
    ...changes,
  });
  return { pages, seen };
}

const TRACE_URL = 'https://lf.example/project/a%2Fb/traces/{trace_id}';

it('the project is asked for when somebody wants to see a trace, and once', async () => {
  const { pages, seen } = create(async () => ({ status: 200, text: PROJECT }));
  expect(pages.traceUrl).toBeNull();
  await expect.poll(() => pages.traceUrl).toBe(TRACE_URL);
  expect(seen.asked).toBe(1);
  expect(await pages.ask(identityUrl)).toEqual({
    ok: true,
    detail: 'The keys are those of the project "Agents".',
    traceUrl: TRACE_URL,
  });
});

it.each([
  ['refuses', async () => ({ status: 401, text: '{"message":"no"}' }), 'It answered 401.'],
  ['tells no project', async () => ({ status: 200, text: '{"data":[]}' }), 'It answered 200.'],
  ['is no Langfuse', async () => ({ status: 200, text: '<html>' }), 'It answered 200.'],
  [
    'is not there',
    () => Promise.reject(new SwitchboardError('UPSTREAM_UNREACHABLE', 'nobody')),
    'UPSTREAM_UNREACHABLE: nobody',
  ],
  ['fails us', () => Promise.reject(new Error('odd')), 'Error: odd'],
])('one that %s is asked again after a minute, and says why', async (_, get, detail) => {
  const { pages, seen } = create(get);
  expect(await pages.ask(identityUrl)).toEqual({ ok: false, detail, traceUrl: null });
  expect([pages.traceUrl, seen.asked]).toEqual([null, 1]);
  seen.now = 60_000;
  expect([pages.traceUrl, seen.asked]).toEqual([null, 2]);
});

it('a collector without pages is asked for none', () => {
  const { pages, seen } = create(async () => ({ status: 200, text: PROJECT }), { identityUrl: null });
  expect([pages.traceUrl, seen.asked]).toEqual([null, 0]);
});
