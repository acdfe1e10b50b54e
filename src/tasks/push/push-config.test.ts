import { expect, it } from 'vitest';
import { readPushConfig, writePushConfig } from './push-config.ts';

const URL = 'https://hooks.example/a';

it('reads what a caller sets and gives it back as it was; without an id it has the task’s', () => {
  const given = { id: 'c', url: URL, token: 't', authentication: { scheme: 'Bearer', credentials: 'x' } };
  expect(writePushConfig(readPushConfig(given, 'task'), 'task')).toEqual({ ...given, taskId: 'task' });
  expect(readPushConfig({ url: URL, id: '', token: '', authentication: {} }, 'task')).toEqual({ id: 'task', url: URL });
});

it.each([
  ['no address', { url: 'not an address' }],
  ['none at all', {}],
  ['a token that no header can hold', { url: URL, token: 'naïve ✓' }],
  ['two words for a scheme', { url: URL, authentication: { scheme: 'Bearer x', credentials: 'y' } }],
  ['credentials with a line break', { url: URL, authentication: { scheme: 'Bearer', credentials: 'a\r\nb' } }],
  ['an id without end', { url: URL, id: 'x'.repeat(257) }],
  ['a number for a token', { url: URL, token: 7 }],
])('refuses %s', (_, given) => {
  expect(() => readPushConfig(given, 'task')).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS' }));
});
