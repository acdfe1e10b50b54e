import { expect, test } from 'vitest';
import { loadText } from '../config.fixtures.ts';
import { changedKeys } from './reload.ts';

test('a change is sorted into what takes effect now and what needs a restart', async () => {
  const before = await loadText('server: {port: 1, public_url: "http://a"}\nlog: {level: info}\n');
  const after = await loadText(
    [
      'server: {port: 2, public_url: "http://b", default_agent: a}',
      'log: {level: debug}',
      'agents: [{agent_name: a, url: "http://a"}]',
      'tracing: {environment: test, destinations: [{type: otlp, url: "http://c"}]}',
    ].join('\n'),
  );
  expect(changedKeys(before, after)).toEqual({
    live: ['server.default_agent', 'tracing.environment', 'agents', 'tracing.destinations'],
    restart: ['server.port', 'server.public_url', 'log.level'],
  });
});

test('the same values written in another way are no change', async () => {
  const before = await loadText('server: {port: 4000}\n');
  const after = await loadText('# a comment\nserver:\n  port: "4000"\n');
  expect(changedKeys(before, after)).toEqual({ live: [], restart: [] });
});
