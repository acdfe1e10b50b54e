import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../stores.fixtures.ts';

/** A process that exits with 3 while its database thread goes from one small statement to the next. */
const leavingAmidStatements = (path: string): string => `
  import { startConnectionThread } from ${JSON.stringify(new URL('./connection-thread.ts', import.meta.url).href)};
  const thread = await startConnectionThread({ path: ${JSON.stringify(path)}, role: 'writer' }, () => {});
  const statements = Array.from({ length: 20_000 }, () => thread.run('select ? as a, ? as b, ? as c', [1, 'two', 3]));
  for (const statement of statements.slice(1)) statement.catch(() => {});
  await statements[0];
  process.exit(3);
`;

it('lets a process end in the way it wants, whatever its database threads are doing', async () => {
  const directory = await temporaryDirectory();
  onTestFinished(() => rm(directory, { recursive: true }));
  const ends = [0, 1, 2, 3].map(async (attempt) => {
    const script = leavingAmidStatements(join(directory, `${attempt}.db`));
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    return { code, signal, said };
  });
  expect(await Promise.all(ends)).toEqual(ends.map(() => ({ code: 3, signal: null, said: '' })));
});
