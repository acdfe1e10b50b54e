import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  /^dist\/[\w-]+\.js(\.map)?$/,
  /^dist\/LICENSES\.txt$/,
  /^dist\/ui\/(index\.html|[\w-]+\.(js|svg)(\.gz)?|assets\/[\w.-]+\.(js|css)(\.gz)?|assets\/[\w-]+\.woff2?)$/,
  /^docs\/[\w-]+\.md$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^config\.example\.yaml$/,
  /^package\.json$/,
];
const NEEDED = [
  'dist/main.js',
  'dist/database-thread.js',
  'dist/redactor-thread.js',
  'dist/LICENSES.txt',
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
  await linkDependencies(home);
  const cwd = join(scratch, 'elsewhere');
  await mkdir(cwd);
  const main = join(home, 'dist', 'main.js');
  expect(await runToEnd(['version'], { cwd, main })).toMatchObject({ code: 0, stderr: '' });
  const gateway = await startSwitchboard({ cwd, main });
  await gateway.process.said('stdout', /echo: Hello, Switchboard!/);
  expect(await say(gateway, 'sample', 'hello')).toContain('echo: hello');
  expect(await gateway.stop()).toMatchObject({ code: 0 });
});

/** What an installation brings along: of the packages here, those that are not for development alone. */
async function linkDependencies(home: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; link?: boolean }>;
  };
  for (const [path, { dev, optional, link }] of Object.entries(lock.packages)) {
    const isTopLevel = path.lastIndexOf('node_modules/') === 0;
    if (!isTopLevel || dev || optional || link) continue;
    await mkdir(dirname(join(home, path)), { recursive: true });
    await symlink(join(root, path), join(home, path));
  }
}
