import { describe, expect, it } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../support/test-database.ts';
import { runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

describe.skipIf(postgresSkipped())(`two processes on one PostgreSQL ${postgresSkipped() ?? ''}`, () => {
  it('the second is refused and told why, commands are not, and after kill -9 the next one starts', async () => {
    const env = { DATABASE_URL: await requestTestDatabase(), SWITCHBOARD_SALT_KEY: 'r9Xc2VwLq8Jm4Tz0Hb6Ys3Nd' };
    const first = await startSwitchboard({ cwd: await scratchDirectory(), env }, ['--no-sample']);

    const second = await runToEnd(['start', '--port', '0', '--no-sample'], { cwd: await scratchDirectory(), env });
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`The PostgreSQL database is in use by switchboard ${first.process.pid} on `);

    const migrated = await runToEnd(['migrate'], { cwd: await scratchDirectory(), env });
    expect(migrated).toMatchObject({ code: 0, stdout: 'The schema is up to date.\n' });
    expect(await first.read('/health/readiness')).toMatchObject({ status: 'healthy' });

    first.process.kill('SIGKILL');
    await first.process.ended;
    const next = await startSwitchboard({ cwd: await scratchDirectory(), env }, ['--no-sample']);
    expect(await next.stop()).toMatchObject({ code: 0 });
  });
});
