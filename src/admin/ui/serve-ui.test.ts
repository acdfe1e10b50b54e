import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveUi } from './serve-ui.ts';

let root: string;
let app: FastifyInstance;
let base = 'https://gateway.example';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'switchboard-ui-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<head><base href="/ui/" /><script src="./theme.js"></script></head>');
  await writeFile(join(root, 'theme.js'), 'theme');
  await writeFile(join(root, 'assets', 'index-1a2b.js'), 'script');
  app = Fastify();
  await serveUi(app, { baseUrl: () => base, builtUi: `${root}/` });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true, force: true });
});

const get = (url: string) => app.inject({ method: 'GET', url });

describe('the admin UI', () => {
  it.each(['/ui/', '/ui/calls', '/ui/agents/a%2Fb/card?range=7d'])('is one page at every path: %s', async (url) => {
    const { statusCode, headers, body } = await get(url);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<base href="/ui/" />');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('promises 7 and 8: allows nothing inline, nothing from elsewhere, and no frame around it', async () => {
    const { headers } = await get('/ui/');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toContain('unsafe');
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy.split('; ')).toContain(part);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('lives under the path that the gateway is reached at', async () => {
    base = 'https://example.org/gateway';
    expect((await get('/ui/keys')).body).toContain('<base href="/gateway/ui/" />');
    expect((await get('/ui')).headers['location']).toBe('https://example.org/gateway/ui/');
    expect((await get('/')).headers['location']).toBe('https://example.org/gateway/ui/');
    base = 'https://gateway.example';
  });

  it('keeps files with a hash in their name for good, and asks about the others', async () => {
    const script = await get('/ui/assets/index-1a2b.js');
    expect([script.body, script.headers['cache-control']]).toEqual(['script', 'public, max-age=31536000, immutable']);
    expect(String(script.headers['content-type'])).toMatch(/javascript/);
    expect((await get('/ui/theme.js')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['/ui/assets/gone-9f.js', '/ui/assets/..%2f..%2fpackage.json'])('has no page at %s', async (url) => {
    const { statusCode, body } = await get(url);
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('says how to build it where it is not built', async () => {
    const bare = Fastify();
    await serveUi(bare, { baseUrl: () => base, builtUi: join(root, 'nowhere') });
    const { statusCode, body } = await bare.inject({ method: 'GET', url: '/ui/' });
    expect(statusCode).toBe(404);
    expect(body).toContain('npm run build');
    await bare.close();
  });
});
