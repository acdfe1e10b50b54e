import { expect, test } from 'vitest';
import { loadText } from '../config.fixtures.ts';
import { createRunningConfiguration } from './running-configuration.ts';

const withKey = (level: string, budget: string) =>
  loadText(`log: { level: ${level} }\ntracing: { service_name: ${budget} }\nserver: { prot: 1 }\n`);

test('a change that is taken over says which keys it touched, and which of them wait for a start', async () => {
  let now = 1000;
  const running = createRunningConfiguration(await withKey('info', 'one'), () => now);
  expect(running.read()).toMatchObject({ loadedAt: 1000, reloaded: null, waiting: [], refused: null });
  expect(running.read().report.find(({ key }) => key === 'server.prot')?.status).toBe('unknown');
  now = 2000;
  running.taken(await withKey('debug', 'two'));
  expect(running.read()).toMatchObject({
    loadedAt: 2000,
    reloaded: { at: 2000, changed: ['tracing.service_name', 'log.level'] },
    waiting: ['log.level'],
  });
  running.taken(await withKey('info', 'two'));
  expect(running.read()).toMatchObject({ reloaded: { changed: ['log.level'] }, waiting: [] });
});

test('a change that cannot be used stays told until one is taken over, and what runs stays', async () => {
  const running = createRunningConfiguration(await withKey('info', 'one'), () => 1000);
  running.refused(await withKey('[loud]', 'one').catch((error: unknown) => error));
  const { refused, report } = running.read();
  expect(refused?.problems.map(({ key, place }) => [key, place?.line])).toEqual([['log.level', 1]]);
  expect(report.find(({ key }) => key === 'log.level')?.value).toBe('"info"');
  running.refused(new Error('hunter2'));
  expect(JSON.stringify(running.read().refused)).not.toContain('hunter2');
  running.taken(await withKey('info', 'one'));
  expect(running.read().refused).toBeNull();
});

/** A running configuration of a file that the test writes. */
async function following(first: string, env: Record<string, string> = {}) {
  let text = first;
  const taken: string[][] = [];
  const running = createRunningConfiguration(await loadText(first, env), () => 1000);
  let problem: Error | undefined;
  running.follow({
    reread: () => loadText(text, env),
    async takeOver(_, { live, restart }) {
      if (problem) throw problem;
      taken.push([...live, ...restart]);
    },
  });
  return {
    running,
    taken,
    write: (next: string) => {
      text = next;
    },
    fail: (next: Error | undefined) => {
      problem = next;
    },
    changed: async () => running.changed(await loadText(text, env)),
  };
}

const FILE = (environment: string, port: number, mode = 'confirm') =>
  `server: { port: ${port}, config_reload: ${mode} }\ntracing: { environment: ${environment} }\n`;

test('where changes are to be applied, one is told and waits; applied, it is in force, and what needs a start goes on waiting', async () => {
  const { running, taken, write, changed } = await following(FILE('a', 1));
  running.refused(new Error('wrong'));
  write(FILE('b', 2));
  expect([await changed(), taken, running.read().reloaded]).toEqual([false, [], null]);
  // What could not be used before is no longer what stands there.
  expect(running.read().refused).toBeNull();
  const pending = await running.pending();
  expect(pending).toEqual({
    mode: 'confirm',
    revision: expect.any(String),
    problems: [],
    changes: [
      { key: 'tracing.environment', before: '"a"', after: '"b"', takesEffect: 'at_once' },
      { key: 'server.port', before: '1', after: '2', takesEffect: 'restart' },
    ],
  });
  const applied = await running.apply(pending.revision ?? '');
  expect([applied, taken]).toEqual([
    { live: ['tracing.environment'], restart: ['server.port'] },
    [['tracing.environment', 'server.port']],
  ]);
  expect(running.read()).toMatchObject({ environment: 'b', waiting: ['server.port'], reloaded: { at: 1000 } });
  expect((await running.pending()).changes.map(({ key }) => key)).toEqual(['server.port']);
  write(FILE('b', 1));
  expect((await running.pending()).changes).toEqual([]);
});

test('what is applied is what was seen: a file that has changed since, or is wrong, is refused', async () => {
  const { running, taken, write } = await following(FILE('a', 1));
  write(FILE('b', 1));
  const { revision } = await running.pending();
  write(FILE('c', 1));
  await expect(running.apply(revision ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  write(FILE('Wrong', 1));
  const wrong = await running.pending();
  expect(wrong).toMatchObject({ revision: null, changes: [], problems: [{ key: 'tracing.environment' }] });
  await expect(running.apply(revision ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(running.apply('7')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(taken).toEqual([]);
});

test('where changes are taken over by themselves, one that could not be is pending, and can be applied', async () => {
  const { running, taken, write, fail, changed } = await following(FILE('a', 1, 'auto'));
  write(FILE('b', 1, 'auto'));
  fail(new Error('the audit log cannot be written'));
  await expect(changed()).rejects.toThrow('audit log');
  const { mode, revision, changes } = await running.pending();
  expect([mode, changes.map(({ key }) => key)]).toEqual(['auto', ['tracing.environment']]);
  await expect(running.apply(revision ?? '')).rejects.toThrow('audit log');
  fail(undefined);
  await running.apply(revision ?? '');
  expect([taken, (await running.pending()).changes]).toEqual([[['tracing.environment']], []]);
  write(FILE('c', 1, 'auto'));
  expect([await changed(), taken.length]).toEqual([true, 2]);
});

test('a change that a variable of the environment outdoes is told to change nothing', async () => {
  const { running, write } = await following(FILE('a', 1), { LANGFUSE_TRACING_ENVIRONMENT: 'fixed', PORT: '9' });
  write(FILE('b', 2));
  expect((await running.pending()).changes.map(({ key, takesEffect }) => [key, takesEffect])).toEqual([
    ['tracing.environment', 'never'],
    ['server.port', 'never'],
  ]);
});

test('without a file nothing is pending, and nothing can be applied', async () => {
  const running = createRunningConfiguration(await loadText(''), () => 1000);
  expect(await running.pending()).toEqual({ mode: 'auto', revision: null, problems: [], changes: [] });
  await expect(running.apply('0')).rejects.toMatchObject({ code: 'CONFLICT' });
});
