import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

// A project of its own for each test, whose npm and bundler only note that they were called.
let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'switchboard-prepare-'));
  await cp(join(root, 'scripts'), join(project, 'scripts'), { recursive: true });
  await mkdir(join(project, 'src'));
  await write('src/main.ts', 'export {};');
  await write('tsconfig.json', '{}');
  await write('package.json', '{"dependencies":{}}');
  await write('npm.js', NOTE_CALL);
  await installPackages({ esbuild: '0.28.2' });
  await lockPackages({ esbuild: { version: '0.28.2', dev: true } });
  await write('node_modules/esbuild/package.json', '{"main":"main.js"}');
  await write('node_modules/esbuild/main.js', BUNDLER);
});
afterEach(() => rm(project, { recursive: true, force: true }));

const NOTE_CALL = `require('node:fs').appendFileSync('calls', 'npm ' + process.argv.slice(2).join(' ') + '\\n');`;
const BUNDLER = `
const fs = require('node:fs');
exports.build = async () => {
  fs.appendFileSync('calls', 'esbuild\\n');
  fs.mkdirSync('dist', { recursive: true });
  fs.writeFileSync('dist/main.js', '');
  return { metafile: { inputs: {} } };
};
`;

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(project, path, '..'), { recursive: true });
  await writeFile(join(project, path), text);
}

const packages = (entries: object) =>
  JSON.stringify({
    packages: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`node_modules/${name}`, entry])),
  });
const lockPackages = (entries: Record<string, object>) => write('package-lock.json', packages(entries));
const installPackages = (versions: Record<string, string>) =>
  write(
    'node_modules/.package-lock.json',
    packages(Object.fromEntries(Object.entries(versions).map(([name, version]) => [name, { version }]))),
  );

/** Prepares a start. @returns what was called for it */
async function prepare(): Promise<string[]> {
  await rm(join(project, 'calls'), { force: true });
  const env = { ...process.env, npm_execpath: join(project, 'npm.js') };
  await run(process.execPath, ['scripts/prepare.mjs', 'start'], { cwd: project, env });
  const calls = await readFile(join(project, 'calls'), 'utf8').catch(() => '');
  return calls.split('\n').filter(Boolean);
}

const NPM_CI = 'npm ci --include=dev --no-audit --no-fund';

describe('preparing a start', () => {
  it('builds once, and does nothing the second time', async () => {
    expect(await prepare()).toEqual(['esbuild']);
    expect(await prepare()).toEqual([]);
  });

  it('builds again when a source changed, whatever its times say', async () => {
    await prepare();
    await write('src/main.ts', 'export const changed = true;');
    expect(await prepare()).toEqual(['esbuild']);
  });

  it('does not build again for a changed test', async () => {
    await prepare();
    await write('src/main.test.ts', 'export {};');
    expect(await prepare()).toEqual([]);
  });

  it('installs what is missing or of another version', async () => {
    await lockPackages({ esbuild: { version: '0.28.2', dev: true }, pino: { version: '10.4.0' } });
    expect(await prepare()).toEqual([NPM_CI, 'esbuild']);
    await installPackages({ esbuild: '0.28.2', pino: '9.0.0' });
    expect(await prepare()).toEqual([NPM_CI]);
    await installPackages({ esbuild: '0.28.2', pino: '10.4.0' });
    expect(await prepare()).toEqual([]);
  });

  it('starts what is built without development packages, or those of other systems', async () => {
    await prepare();
    await lockPackages({ esbuild: { version: '0.28.2', dev: true }, fsevents: { version: '2.3.3', optional: true } });
    await prepare();
    await installPackages({});
    expect(await prepare()).toEqual([]);
  });

  it('starts a package that carries no sources', async () => {
    await rm(join(project, 'src'), { recursive: true });
    expect(await prepare()).toEqual([]);
  });

  it('installs from the lockfile in another way when npm finds it incomplete', async () => {
    await lockPackages({ esbuild: { version: '0.28.2', dev: true }, pino: { version: '10.4.0' } });
    await write('npm.js', `${NOTE_CALL} if (process.argv[2] === 'ci') process.exit(1);`);
    expect(await prepare()).toEqual([NPM_CI, 'npm install --no-save --include=dev --no-audit --no-fund', 'esbuild']);
  });

  it('says what failed and ends with a failure', async () => {
    await write('node_modules/esbuild/main.js', "exports.build = async () => { throw new Error('no'); };");
    await expect(prepare()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('The build failed') });
  });
});
