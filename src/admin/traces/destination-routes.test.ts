import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SwitchboardError } from '../../protocol/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeAll(async () => {
  bench = await createAdminBench();
});

afterAll(() => bench?.app.close());

const SECRET = 'sk-lf-very-secret';
const LIST = '/v1/tracing/destinations';
const LANGFUSE = {
  type: 'langfuse',
  name: 'research',
  url: 'https://lf.example',
  public_key: 'pk-lf-1',
  secret_key: SECRET,
  headers: { 'x-team': SECRET },
  teams: ['research'],
};
const SHOWN = {
  name: 'research',
  type: 'langfuse',
  url: 'https://lf.example/',
  public_key: 'pk-lf-1',
  secret_key: '<REDACTED>',
  headers: { 'x-team': '<REDACTED>' },
  content: 'full',
  teams: ['research'],
  agents: null,
  sampling: 1,
  ingestion_version: 4,
  source: 'api',
  set_by: null,
  hides_stored: false,
  paused: false,
  state: 'idle',
  updated_by: 'admin',
};
const secretSent = () =>
  bench.world.requests.map(({ url, headers }) => [
    url.host,
    Buffer.from((headers['authorization'] ?? '').slice('Basic '.length), 'base64').toString(),
  ]);

describe('destinations of the API', () => {
  it('are registered, changed, paused and removed; no answer and no audit entry holds a secret', async () => {
    const created = await bench.ask('POST', LIST, LANGFUSE);
    expect([created.status, created.json]).toEqual([200, expect.objectContaining(SHOWN)]);
    const marked = { ...LANGFUSE.headers, 'x-team': '<REDACTED>' };
    const change = { sampling: 0.5, teams: null, headers: marked, secret_key: '<REDACTED>', content: 'redacted' };
    const changed = await bench.ask('PATCH', `${LIST}/research`, change);
    expect(changed.json).toMatchObject({ ...SHOWN, sampling: 0.5, teams: null, content: 'redacted' });
    expect(bench.dependencies.traceDestinations.find('research')?.registration).toMatchObject({
      secret_key: SECRET,
      headers: { 'x-team': SECRET },
    });
    const paused = await bench.ask('PATCH', `${LIST}/research`, { paused: true });
    expect(paused.json).toMatchObject({ paused: true, state: 'off', sampling: 0.5 });
    const { json: listed } = await bench.ask('GET', LIST);
    expect(listed).toEqual({ destinations: [paused.json] });
    expect((await bench.ask('DELETE', `${LIST}/research`)).status).toBe(200);
    expect((await bench.ask('DELETE', `${LIST}/research`)).json.error?.code).toBe('NOT_FOUND');
    expect((await bench.ask('GET', LIST)).json).toEqual({ destinations: [] });

    const { json, text } = await bench.ask('GET', '/v1/audit?target=research&outcome=done');
    const entries = json['entries'] as { action: string }[];
    expect(entries.map(({ action }) => action)).toEqual([
      'trace_destination.delete',
      'trace_destination.update',
      'trace_destination.update',
      'trace_destination.create',
    ]);
    expect(entries[2]).toMatchObject({ before: { sampling: 1 }, after: { sampling: 0.5, secret_key: '<REDACTED>' } });
    expect(entries[0]).toMatchObject({ before: { paused: true }, after: null });
    expect(text + JSON.stringify([created, changed, paused])).not.toContain(SECRET);
  });

  it('are tried before they are kept, with the stored secret where it is left as it is shown', async () => {
    bench.world.pages.set('https://lf.example/api/public/projects', { data: [{ id: 'p', name: 'Agents' }] });
    bench.world.pages.set('https://lf.example/api/public/otel/v1/traces', {});
    const tried = await bench.ask('POST', `${LIST}/test`, LANGFUSE);
    expect(tried.json).toMatchObject({ ok: true, detail: expect.stringContaining('project "Agents"') });
    expect((await bench.ask('GET', LIST)).json).toEqual({ destinations: [] });

    const unknown = await bench.ask('POST', `${LIST}/test`, { ...LANGFUSE, secret_key: '<REDACTED>' });
    expect(unknown.json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'secret_key' });
    await bench.ask('POST', LIST, LANGFUSE);
    bench.world.requests.length = 0;
    const { headers: _, ...bare } = LANGFUSE;
    expect((await bench.ask('POST', `${LIST}/test`, { ...bare, secret_key: '<REDACTED>' })).json['ok']).toBe(true);
    expect(secretSent()[0]).toEqual(['lf.example', `pk-lf-1:${SECRET}`]);
    await bench.ask('DELETE', `${LIST}/research`);
  });

  it('keep their secrets for the address that they were stored for', async () => {
    await bench.ask('POST', LIST, LANGFUSE);
    bench.world.requests.length = 0;
    const thief = 'https://thief.example';
    const { headers: _, ...bare } = LANGFUSE;
    for (const [method, path, body, param] of [
      ['PATCH', `${LIST}/research`, { url: thief }, 'headers.x-team'],
      ['PATCH', `${LIST}/research`, { url: thief, headers: {} }, 'secret_key'],
      ['PATCH', `${LIST}/research`, { url: thief, secret_key: SECRET }, 'headers.x-team'],
      ['POST', `${LIST}/test`, { ...bare, url: thief, secret_key: '<REDACTED>' }, 'secret_key'],
    ] as const)
      expect((await bench.ask(method, path, body)).json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
    expect(secretSent().filter(([host]) => host === 'thief.example')).toEqual([]);
    const moved = { url: 'https://lf.example/behind/a/proxy' };
    expect((await bench.ask('PATCH', `${LIST}/research`, moved)).json['url']).toBe(moved.url);
    const anew = { url: thief, secret_key: 'another', headers: {} };
    expect((await bench.ask('PATCH', `${LIST}/research`, anew)).status).toBe(200);
    await bench.ask('DELETE', `${LIST}/research`);
  });

  it.each([
    [{ type: 'langfuse', url: 'https://x' }, 'public_key'],
    [{ ...LANGFUSE, secret_key: '' }, 'secret_key'],
    [{ ...LANGFUSE, secret_key: '<REDACTED>' }, 'secret_key'],
    [{ ...LANGFUSE, headers: { 'x-team': '<REDACTED>' } }, 'headers.x-team'],
    [{ ...LANGFUSE, headers: { 'x\nteam': 'a' } }, 'headers.x\nteam'],
    [{ ...LANGFUSE, headers: { 'x-team': 'a\r\nb: c' } }, 'headers.x-team'],
    [{ ...LANGFUSE, url: 'ftp://x' }, 'url'],
    [{ ...LANGFUSE, url: 'https://user:pass@x' }, 'url'],
    [{ ...LANGFUSE, url: 'https://x/?key=1' }, 'url'],
    [{ ...LANGFUSE, name: '' }, 'name'],
    [{ ...LANGFUSE, name: 'x'.repeat(65) }, 'name'],
    [{ ...LANGFUSE, sampling: 1.5 }, 'sampling'],
    [{ ...LANGFUSE, redact: ['('] }, 'redact.0'],
    [{ ...LANGFUSE, agents: 'planner' }, 'agents'],
    [{ ...LANGFUSE, metrics: true }, 'metrics'],
    [{ ...LANGFUSE, contents: 'none' }, 'contents'],
    [{ type: 'otlp', url: 'http://x', public_key: 'pk' }, 'public_key'],
    [{ type: 'datadog', url: 'http://x' }, 'type'],
  ])('%j is refused, naming what is wrong', async (body, param) => {
    for (const path of [LIST, `${LIST}/test`]) {
      const { status, json } = await bench.ask('POST', path, body);
      expect([status, json.error]).toEqual([400, expect.objectContaining({ code: 'INVALID_PARAMS', param })]);
    }
  });

  it('are never changed to what could not be registered, and neither moved to an address that is never asked', async () => {
    await bench.ask('POST', LIST, { type: 'otlp', url: 'http://collector:4318' });
    const before = bench.dependencies.traceDestinations.find('otlp');
    bench.world.classes.set('metadata', new SwitchboardError('ADDRESS_REFUSED', 'not this one'));
    for (const [changes, code] of [
      [{ secret_key: 'sk' }, 'INVALID_PARAMS'],
      [{ ingestion_version: 4 }, 'INVALID_PARAMS'],
      [{ sampling: -1 }, 'INVALID_PARAMS'],
      [{ sampling: null }, 'INVALID_PARAMS'],
      [{ type: 'langfuse' }, 'INVALID_PARAMS'],
      [{ name: 'other' }, 'INVALID_PARAMS'],
      [{ paused: 'yes' }, 'INVALID_PARAMS'],
      [{ url: 'http://metadata/' }, 'ADDRESS_REFUSED'],
    ] as const)
      expect((await bench.ask('PATCH', `${LIST}/otlp`, changes)).json.error?.code).toBe(code);
    expect(bench.dependencies.traceDestinations.find('otlp')).toEqual(before);
    const again = await bench.ask('POST', LIST, { type: 'otlp', url: 'http://other:4318' });
    expect(again.json.error?.code).toBe('CONFLICT');
    expect((await bench.ask('PATCH', `${LIST}/nobody`, {})).json.error?.code).toBe('NOT_FOUND');
    await bench.ask('DELETE', `${LIST}/otlp`);
  });
});
