import { expect, it } from 'vitest';
import { RunningProcess, scratchDirectory } from './switchboard.ts';

/** Says, with the first line that tells the address, which packages were loaded by then. */
const TELL_PACKAGES = `
  import { createRequire } from 'node:module';
  const { cache } = createRequire('file:///');
  const nameOf = (path) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(path)?.[1];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    if (/ready at/.test(text)) write('loaded: ' + [...new Set(Object.keys(cache).map(nameOf))].sort().join(' ') + '\\n');
    return write(text, ...rest);
  };`;

/** Those that Node's loader for CommonJS knows of; of modules it keeps no list. */
async function packagesAtStart(): Promise<string[]> {
  const running = new RunningProcess(['start', '--port', '0', '--no-sample'], {
    cwd: await scratchDirectory(),
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(TELL_PACKAGES)}`],
  });
  const [, packages = ''] = await running.said('stdout', /^loaded: (.*)\n/m);
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
  return packages.split(' ');
}

it('serves before anything is loaded that no call needs, or that only other starts need', async () => {
  const packages = await packagesAtStart();
  expect(packages).toEqual(expect.arrayContaining(['libsql', 'pino', 'undici']));
  for (const later of ['fastify', '@fastify/swagger', 'ajv', 'prom-client', 'yaml', 'pg']) {
    expect(packages).not.toContain(later);
  }
});
