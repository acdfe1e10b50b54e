import { expect, it } from 'vitest';
import { scratchDirectory, startSwitchboard } from './switchboard.ts';

it('health, metrics and the API document answer, and what needs the admin key is refused without it', async () => {
  const { process, url, ask, read, stop } = await startSwitchboard({ cwd: await scratchDirectory() });
  const open = async (path: string) => {
    const response = await fetch(url + path);
    return [response.status, await response.text()];
  };
  expect(await open('/health/readiness')).toEqual([200, '{"status":"healthy","db":"connected","store":"sqlite"}']);
  expect(await open('/health/liveliness')).toEqual([200, `"I'm alive!"`]);
  expect(await open('/health/liveness')).toEqual([200, `"I'm alive!"`]);
  expect((await open('/openapi.json'))[0]).toBe(200);
  expect((await open('/health'))[0]).toBe(401);
  expect((await open('/metrics'))[0]).toBe(401);

  await process.said('stdout', /The first call, made for you/);
  expect(await read('/health')).toMatchObject({ healthy_endpoints: [{ agent_name: 'sample' }], unhealthy_count: 0 });
  const metrics = await ask('/metrics');
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  expect(await metrics.text()).toMatch(/^switchboard_calls_total\{agent="sample".*\} 1$/m);
  expect(await read('/openapi.json')).toMatchObject({ openapi: '3.1.0', paths: { '/v1/calls': { get: {} } } });
  expect(await stop()).toMatchObject({ code: 0 });
});

it('metrics.auth: none opens the metrics to everyone', async () => {
  const cwd = await scratchDirectory({ 'config.yaml': 'metrics: {auth: none}\n' });
  const { url } = await startSwitchboard({ cwd });
  const metrics = await fetch(`${url}/metrics`);
  expect(metrics.status).toBe(200);
  expect(await metrics.text()).toContain('switchboard_open_streams 0\n');
});

it('/docs loads whole from this server over plain HTTP, as its own policy demands', async () => {
  const { url } = await startSwitchboard({ cwd: await scratchDirectory() }, ['--no-sample']);
  const page = await fetch(`${url}/docs`);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  // Would turn each asset's address into https, where nobody answers.
  expect(policy).not.toContain('upgrade-insecure-requests');
  const html = await page.text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style| style=| on\w+=/i);
  const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => new URL(path, page.url));
  expect(assets.length).toBeGreaterThan(4);
  for (const asset of assets) {
    const loaded = await fetch(asset);
    expect(`${asset.origin} ${loaded.status} ${loaded.headers.get('content-type')}`).toMatch(
      new RegExp(`^${url} 200 (text/css|application/javascript|text/javascript|image/svg\\+xml)`),
    );
  }
});
