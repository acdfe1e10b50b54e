import { expect, test } from 'vitest';
import { fileChanges } from './file-changes.ts';

const changed = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  fileChanges(before, after).map(({ key, before, after, takesEffect }) => [key, before, after, takesEffect]);

test('each value that is another is told with when it takes effect', () => {
  expect(
    changed(
      { server: { port: 1, prot: 1 }, tracing: { environment: 'a' }, log: { level: 'info' } },
      { server: { port: 2, prot: 2 }, tracing: { environment: 'b' }, litellm_settings: { callbacks: ['otel'] } },
    ),
  ).toEqual([
    ['server.port', '1', '2', 'restart'],
    ['server.prot', '1', '2', 'never'],
    ['tracing.environment', '"a"', '"b"', 'at_once'],
    ['log.level', '"info"', null, 'restart'],
    ['litellm_settings.callbacks[0]', null, '"otel"', 'at_once'],
  ]);
});

test('entries of lists are known by their names: one that is put before others changes none of them', () => {
  const [one, two] = [
    { agent_name: 'one', url: 'http://a' },
    { agent_name: 'two', url: 'http://b' },
  ];
  expect(changed({ agents: [two] }, { agents: [one, { ...two, url: 'http://c' }] })).toEqual([
    ['agents[two].url', '"http://b"', '"http://c"', 'at_once'],
    ['agents[one].agent_name', null, '"one"', 'at_once'],
    ['agents[one].url', null, '"http://a"', 'at_once'],
  ]);
  const twice = [{ model_name: 'm' }, { model_name: 'm' }];
  expect(changed({ model_list: twice }, { model_list: [...twice, { model_name: 'n' }] })).toEqual([
    ['model_list[2].model_name', null, '"n"', 'at_once'],
  ]);
});

test('a secret that is another is told to be, and not what it is', () => {
  const shown = changed(
    {
      general_settings: { master_key: 'sk-hunter2-old' },
      environment_variables: { LANGFUSE_SECRET_KEY: 'hunter2-old', HOST: 'hunter2' },
      agents: [{ agent_name: 'a', static_headers: { 'x-a': 'hunter2-old' } }],
      tracing: { destinations: [{ name: 'd', url: 'http://user:hunter2@x' }] },
    },
    {
      general_settings: { master_key: 'sk-hunter2-new' },
      environment_variables: { LANGFUSE_SECRET_KEY: 'hunter2-new', HOST: 'hunter3' },
      agents: [{ agent_name: 'a', static_headers: { 'x-a': 'hunter2-new', 'x-b': 'hunter2' } }],
      tracing: { destinations: [{ name: 'd', url: 'http://user:hunter2@y' }] },
    },
  );
  expect(JSON.stringify(shown)).not.toContain('hunter');
  const MASK = '********';
  expect(shown).toEqual([
    ['general_settings.master_key', MASK, `${MASK}, another one`, 'restart'],
    ['environment_variables.LANGFUSE_SECRET_KEY', MASK, `${MASK}, another one`, 'at_once'],
    ['environment_variables.HOST', MASK, `${MASK}, another one`, 'restart'],
    ['agents[a].static_headers.x-a', MASK, `${MASK}, another one`, 'at_once'],
    ['agents[a].static_headers.x-b', null, MASK, 'at_once'],
    ['tracing.destinations[d].url', `"http://${MASK}@x"`, `"http://${MASK}@y"`, 'at_once'],
  ]);
});

test('what is of another shape is told as a whole, long text in part, and the same not at all', () => {
  expect(changed({ agents: 5, log: null }, { agents: [], log: { level: 'x'.repeat(300) } })).toEqual([
    ['agents', '5', '[]', 'at_once'],
    ['log.level', null, `"${'x'.repeat(199)}…`, 'restart'],
  ]);
  expect(changed({ server: { port: 1 } }, { server: { port: 1 } })).toEqual([]);
});
