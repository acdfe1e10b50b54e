// Another gateway for models at the same work: Portkey's open one, from its package registry, into a folder of its own.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chatRequest, chatStreamRequest } from './model-payloads.mjs';
import { Child } from './processes.mjs';

const PACKAGE = '@portkey-ai/gateway';
/** With releases of its HTTP server from 1.14 on, all streams fail in it: their answers' headers cannot be changed. */
const OVERRIDES = { '@hono/node-server': '1.13.8' };
const INSTALL_LIMIT_MS = 180_000;
const READY_LIMIT_MS = 30_000;

/**
 * Installs and starts it.
 * @returns the target, its version and what removes it; null, and says why, where that does not work
 */
export async function startPortkey({ providerUrl, ...options }) {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-portkey-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const manifest = { dependencies: { [PACKAGE]: '*' }, overrides: OVERRIDES };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'];
    await promisify(execFile)('npm', install, { timeout: INSTALL_LIMIT_MS });
    const home = join(folder, 'node_modules', PACKAGE);
    const { version, bin } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
    const port = await freePort();
    const program = join(home, typeof bin === 'string' ? bin : Object.values(bin)[0]);
    const child = new Child('portkey', [program, `--port=${port}`, '--headless'], {
      ...options,
      env: { TRUSTED_CUSTOM_HOSTS: '127.0.0.1,localhost' },
    });
    const url = `http://127.0.0.1:${port}`;
    await answering(url);
    const headers = {
      authorization: 'Bearer sk-bench',
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `${providerUrl}/v1`,
    };
    const target = { name: 'portkey', child, url: `${url}/v1/chat/completions`, headers };
    for (const body of [chatRequest(1_000), chatStreamRequest({ events: 2, everyMs: 1 })]) await proven(target, body);
    return { target, version, remove };
  } catch (error) {
    await remove();
    console.error(`SKIPPED: ${PACKAGE}: ${error.message.split('\n')[0]}`);
    return null;
  }
}

/** @throws Error when it does not do what is to be measured */
async function proven({ url, headers }, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`It answered ${response.status}: ${text.slice(0, 200)}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(url) {
  const deadline = performance.now() + READY_LIMIT_MS;
  while (performance.now() < deadline) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It did not answer within ${READY_LIMIT_MS} ms.`);
}
