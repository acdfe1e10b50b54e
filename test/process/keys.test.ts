import { expect, it, onTestFinished } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { say } from './calls.ts';
import { ADMIN_KEY, askingAt, runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

it('keys are made, listed and deleted against the running gateway', async () => {
  const agent = await startSampleAgent();
  onTestFinished(() => agent.close());
  const cwd = await scratchDirectory();
  const gateway = await startSwitchboard({ cwd }, ['--no-sample']);
  await gateway.read('/v1/agents', { agent_name: 'sample', url: agent.url });

  const env = { SWITCHBOARD_URL: gateway.url, SWITCHBOARD_KEY: ADMIN_KEY };
  const created = await runToEnd(['keys', 'create', '--alias', 'mobile', '--agents', 'sample,', '--duration', '1h'], {
    cwd,
    env,
  });
  expect(created).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^sk-[\w-]{48}\n$/) });
  const key = created.stdout.trim();
  const caller = askingAt(gateway.url, key);
  expect(await say(caller, 'sample', 'hello')).toContain('echo: hello');

  const listed = await runToEnd(['keys', 'list', '--url', gateway.url, '--admin-key', ADMIN_KEY], { cwd });
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(listed.stdout)).toMatchObject([{ key_alias: 'mobile' }]);
  expect(listed.stdout).not.toContain(key.slice(3, -4));

  const deleted = await runToEnd(['keys', 'delete', key], { cwd, env });
  expect(deleted).toMatchObject({ code: 0, stderr: '', stdout: 'deleted\n' });
  expect((await caller.ask('/v1/agents')).status).toBe(401);

  const refused = await runToEnd(['keys', 'create', '--agents', 'nobody'], { cwd, env });
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'switchboard keys create: object_permission.agents: there is no agent "nobody"\n',
  });
});
