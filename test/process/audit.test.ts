import { expect, it } from 'vitest';
import { ADMIN_KEY, runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

const PLACE = /^\d+:[0-9a-f]{64}\n$/;

it('the audit log is proved from the command line, and nothing can be removed from it unseen', async () => {
  const cwd = await scratchDirectory();
  const first = await startSwitchboard({ cwd }, ['--no-sample']);
  await first.read('/key/generate', { key_alias: 'one' });
  const verify = (url: string, ...more: string[]) =>
    runToEnd(['audit', 'verify', '--url', url, ...more], { cwd, env: { SWITCHBOARD_KEY: ADMIN_KEY } });
  const proved = await verify(first.url);
  expect(proved).toMatchObject({ code: 0, stdout: expect.stringMatching(PLACE) });
  expect(proved.stderr).toBe('The audit log is intact: 2 entries.\n');
  const known = proved.stdout.trim();
  expect(await first.stop()).toMatchObject({ code: 0 });

  const second = await startSwitchboard({ cwd }, ['--no-sample']);
  expect(await verify(second.url, '--known', known)).toMatchObject({ code: 0 });
  const { entries } = await second.read<{ entries: { action: string; outcome: string }[] }>('/v1/audit');
  expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['key.create done']);
  const another = `2:${'0'.repeat(64)}`;
  expect(await verify(second.url, '--known', another)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'switchboard audit verify: The audit log is broken at entry 2: it is not the entry that was noted down.\n',
  });
  const cut = `9:${'0'.repeat(64)}`;
  expect((await verify(second.url, '--known', cut)).stderr).toContain('entries 3 to 9 are missing');
  expect(await second.stop()).toMatchObject({ code: 0 });
});
