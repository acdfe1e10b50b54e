import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { say } from './calls.ts';
import { root, runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

const run = promisify(execFile);

/**
 * Everything that the package may hold. With the maps, and `--enable-source-maps`, a fault in somebody's log tells the
 * line of the source.
 */
const BELONGS = [
  /^dist\/[\w/-]+\.js(\.map)?$/,
  /^dist\/ui\/(index\.html|[\w-]+\.(js|svg)(\.gz)?|assets\/[\w.-]+\.(js|css)(\.gz)?|assets\/[\w-]+\.woff2?)$/,
  /^docs\/[\w-]+\.md$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^config\.example\.yaml$/,
  /^package\.json$/,
];
const NEEDED = [
  'dist/main.js',
  'dist/store/sqlite/thread.js',
  'dist/ledger/redactor-thread.js',
  'dist/ui/index.html',
  'docs/configuration.md',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'config.example.yaml',
];

it('the packed package holds what it needs and nothing else, and runs by itself', async () => {
  const scratch = await scratchDirectory();
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], {
    cwd: root,
  });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(NEEDED));
  expect(paths.filter((path) => !BELONGS.some((pattern) => pattern.test(path)))).toEqual([]);

  await run('tar', ['-xzf', filename], { cwd: scratch });
  const home = join(scratch, 'package');
  await symlink(join(root, 'node_modules'), join(home, 'node_modules'));
  const cwd = join(scratch, 'elsewhere');
  await mkdir(cwd);
  const main = join(home, 'dist', 'main.js');
  expect(await runToEnd(['version'], { cwd, main })).toMatchObject({ code: 0, stderr: '' });
  const gateway = await startSwitchboard({ cwd, main });
  await gateway.process.said('stdout', /echo: Hello, Switchboard!/);
  expect(await say(gateway, 'sample', 'hello')).toContain('echo: hello');
  expect(await gateway.stop()).toMatchObject({ code: 0 });
});
