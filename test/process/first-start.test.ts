import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { askingAt, RunningProcess, runToEnd, scratchDirectory } from './switchboard.ts';

const KEY = /sk-[\w-]{48}/g;

/** Starts with nothing configured. @returns it, once it has said everything that a start says */
async function startBare(cwd: string, args: string[] = []) {
  const gateway = new RunningProcess(['start', '--port', '0', ...args], { cwd });
  const [, url = ''] = await gateway.said('stdout', /ready at (\S+)\n/);
  if (!args.includes('--no-sample')) await gateway.said('stdout', /The first call, made for you:.*\n {4}}\n/s);
  return { gateway, url };
}

async function stop(gateway: RunningProcess) {
  gateway.kill('SIGTERM');
  expect(await gateway.ended).toMatchObject({ code: 0 });
}

/** The command that the welcome offers, as one would copy it. */
const offeredCurl = (stdout: string) => /^ {4}(curl -s .*?'\{.*?\}')$/ms.exec(stdout)?.[1] ?? '';

const runInShell = async (command: string, env: Record<string, string> = {}) =>
  (await promisify(execFile)('sh', ['-c', command], { env: { ...process.env, ...env } })).stdout;

it('a start with nothing configured makes a first call, offers one that works, and shows its key this once', async () => {
  const cwd = await scratchDirectory();
  const first = await startBare(cwd);
  const keys = new Set(first.gateway.stdout.match(KEY));
  expect(keys.size).toBe(1);
  const [key = ''] = keys;
  expect(first.gateway.stdout).toContain(`Admin key    ${key}\n               shown this once; keep it\n`);
  expect(first.gateway.stdout).toContain('"text": "echo: Hello, Switchboard!"');
  expect(await runInShell(offeredCurl(first.gateway.stdout))).toContain('echo: Hello, Switchboard!');
  expect(first.gateway.stderr).not.toMatch(KEY);
  expect(first.gateway.logLines().filter(({ level }) => level !== 'info')).toEqual([]);
  await stop(first.gateway);

  const second = await startBare(cwd);
  expect(second.gateway.stdout).not.toMatch(KEY);
  expect(second.gateway.stdout).toContain('the one that the first start generated and showed, here $SWITCHBOARD_KEY');
  expect(second.gateway.stdout).toContain('switchboard keys rotate-admin');
  const answered = await runInShell(offeredCurl(second.gateway.stdout), { SWITCHBOARD_KEY: key });
  expect(answered).toContain('echo: Hello, Switchboard!');
  await stop(second.gateway);
});

it('what a start writes is for its owner only: 0700 and 0600', async () => {
  const cwd = await scratchDirectory();
  const { gateway } = await startBare(cwd);
  const data = join(cwd, 'switchboard-data');
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['switchboard.db', 'salt.key', 'journal']));
  const modes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return [entry.name, entry.isDirectory(), ((await stat(path)).mode & 0o777).toString(8)] as const;
    }),
  );
  for (const [name, isDirectory, mode] of modes) expect(`${name} ${mode}`).toBe(`${name} ${isDirectory ? 700 : 600}`);
  expect(((await stat(data)).mode & 0o777).toString(8)).toBe('700');
  await stop(gateway);
});

it('a second process on the same data directory is refused, and told which one has it', async () => {
  const cwd = await scratchDirectory();
  const { gateway, url } = await startBare(cwd, ['--no-sample']);
  for (const command of [['start', '--port', '0'], ['migrate'], ['keys', 'rotate-admin']]) {
    const refused = await runToEnd(command, { cwd });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(
      `is in use by process ${gateway.pid}. Stop that process, or give this one its own`,
    );
    expect(refused.stderr).not.toMatch(/^\s+at /m);
  }
  expect((await fetch(`${url}/health/readiness`)).status).toBe(200);
  await stop(gateway);
});

it('--no-sample brings no agent', async () => {
  const { gateway, url } = await startBare(await scratchDirectory(), ['--no-sample']);
  const [key = ''] = gateway.stdout.match(KEY) ?? [];
  expect(await askingAt(url, key).read('/v1/agents')).toEqual([]);
  expect(gateway.stdout).not.toContain('curl');
  await stop(gateway);
});

it('a lost admin key is replaced by keys rotate-admin, which prints the new one and voids the old', async () => {
  const cwd = await scratchDirectory();
  const first = await startBare(cwd, ['--no-sample']);
  const [lost = ''] = first.gateway.stdout.match(KEY) ?? [];
  await stop(first.gateway);

  const rotated = await runToEnd(['keys', 'rotate-admin'], { cwd });
  expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sk-[\w-]{48}\n$/) });
  expect(rotated.stderr).toContain('The key before it is void.');

  const second = await startBare(cwd, ['--no-sample']);
  expect(second.gateway.stdout).not.toMatch(KEY);
  expect((await askingAt(second.url, lost).ask('/v1/agents')).status).toBe(401);
  const rotation = '/v1/audit?action=admin_key.rotate';
  const { entries } = await askingAt(second.url, rotated.stdout.trim()).read<{ entries: object[] }>(rotation);
  expect(entries).toMatchObject([{ action: 'admin_key.rotate', outcome: 'done', actor: { kind: 'system' } }]);
  await stop(second.gateway);
});

it('keys rotate-admin refuses a key that is configured, and a place where nothing is', async () => {
  const cwd = await scratchDirectory();
  const configured = await runToEnd(['keys', 'rotate-admin'], {
    cwd,
    env: { SWITCHBOARD_MASTER_KEY: 'sk-5kZ0vQm3Tt8nYb1Lw7Rc4Xe9' },
  });
  expect(configured).toMatchObject({ code: 1, stdout: '' });
  expect(configured.stderr).toContain('SWITCHBOARD_MASTER_KEY, its file, or general_settings.master_key sets it.');
  const nowhere = await runToEnd(['keys', 'rotate-admin'], { cwd });
  expect(nowhere).toMatchObject({ code: 1, stdout: '' });
  expect(nowhere.stderr).toContain(`There is no data directory ${join(cwd, 'switchboard-data')}.`);
  expect(await readdir(cwd)).toEqual([]);
});
