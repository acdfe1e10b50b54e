import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { callable, openStream, say } from './calls.ts';
import { scratchDirectory, startSwitchboard } from './switchboard.ts';

it('a changed file takes effect without dropping a stream; a broken one changes nothing and is logged', async () => {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const withAgents = (...names: string[]) =>
    `agents:\n${names.map((name) => `  - {agent_name: ${name}, url: "${agent.url}"}\n`).join('')}`;

  const cwd = await scratchDirectory({ 'switchboard.yaml': withAgents('kept', 'removed') });
  const file = join(cwd, 'switchboard.yaml');
  const gateway = await startSwitchboard({ cwd });
  await Promise.all([callable(gateway, 'kept'), callable(gateway, 'removed')]);
  const streams = await Promise.all([
    openStream(gateway, 'kept', 'slow 60 50'),
    openStream(gateway, 'removed', 'slow 60 50'),
  ]);
  await Promise.all(streams.map((stream) => stream.until('chunk 1/60')));

  await writeFile(file, withAgents('kept', 'added'));
  await gateway.process.said('stderr', /"changed":\["agents"\],"msg":"configuration reloaded"/);
  await callable(gateway, 'added');
  expect(await say(gateway, 'removed', 'hello')).toContain('AGENT_NOT_FOUND');

  await writeFile(file, `${withAgents('other')}  - {url: "not an address"}\nserver: {port: many}\n`);
  await gateway.process.said('stderr', /the changed configuration cannot be used; the running one stays/);
  const refusal = gateway.process.logLines().find(({ level }) => level === 'error');
  expect(refusal?.['problems']).toEqual([
    expect.stringMatching(/switchboard\.yaml:3:\d+: agents\[1\]/),
    expect.stringMatching(/switchboard\.yaml:3:\d+: agents\[1\]/),
    expect.stringMatching(/switchboard\.yaml:4:16: server\.port: "many" is wrong/),
  ]);
  expect(await say(gateway, 'added', 'still there?')).toContain('echo: still there?');
  expect(await say(gateway, 'other', 'hello')).toContain('AGENT_NOT_FOUND');

  for (const stream of streams) expect(await stream.rest()).toContain('TASK_STATE_COMPLETED');
  await writeFile(file, `${withAgents('kept')}server: {port: 1}\n`);
  await gateway.process.said('stderr', /"keys":\["server.port"\],"msg":"these changes take effect at the next start"/);
  await vi.waitFor(async () => expect(await say(gateway, 'added', 'hello')).toContain('AGENT_NOT_FOUND'));
  const { entries } = await gateway.read<{ entries: { after: object }[] }>('/v1/audit?action=config.reload');
  expect(entries.map(({ after }) => after)).toEqual([{ changed: ['agents', 'server.port'] }, { changed: ['agents'] }]);
});
