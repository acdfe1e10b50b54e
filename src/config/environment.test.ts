import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from './config.fixtures.ts';
import { findVariable, layerEnvironment } from './environment.ts';

test('the first layer that sets a variable wins, and an empty variable is not set', () => {
  const environment = layerEnvironment({ A: '1', B: '' }, { A: '2', B: '2', C: '2' });
  expect(['A', 'B', 'C', 'D'].map((name) => environment.get(name))).toEqual(['1', '2', '2', undefined]);
  expect(environment.names()).toEqual(['A', 'B', 'C']);
});

test('what every object has is no variable', () => {
  expect(layerEnvironment({}).get('constructor')).toBeUndefined();
});

describe('a variable is found', () => {
  test.each([
    ['under its name', { PORT: '1' }, ['PORT'], { name: 'PORT', value: '1' }],
    ['under the first of its names that is set', { B: '2', C: '3' }, ['A', 'B', 'C'], { name: 'B', value: '2' }],
    [
      'under its LiteLLM alias',
      { LITELLM_LOG_LEVEL: 'debug' },
      ['SWITCHBOARD_LOG_LEVEL'],
      { name: 'LITELLM_LOG_LEVEL', value: 'debug' },
    ],
    [
      'under our name before its alias',
      { LITELLM_LOG_LEVEL: 'debug', SWITCHBOARD_LOG_LEVEL: 'warn' },
      ['SWITCHBOARD_LOG_LEVEL'],
      { name: 'SWITCHBOARD_LOG_LEVEL', value: 'warn' },
    ],
    ['or not', { LITELLM_PORT: '1' }, ['PORT'], undefined],
  ])('%s', (_, variables, names, expected) => {
    expect(findVariable(layerEnvironment(variables), names, false)).toEqual(expected);
  });
});

describe('a secret may stand in a file', () => {
  const find = (variables: Record<string, string>, secret = true) =>
    findVariable(layerEnvironment(variables), ['SWITCHBOARD_MASTER_KEY'], secret);

  test('that NAME_FILE names; the line end after it does not count', async () => {
    const file = join(await temporaryDirectory({ key: 'sk-from-file \n\r\n' }), 'key');
    expect(find({ SWITCHBOARD_MASTER_KEY_FILE: file })).toEqual({
      name: 'SWITCHBOARD_MASTER_KEY_FILE',
      value: 'sk-from-file ',
    });
    expect(find({ LITELLM_MASTER_KEY_FILE: file })).toMatchObject({ name: 'LITELLM_MASTER_KEY_FILE' });
  });

  test('that must be there, and hold something', async () => {
    const directory = await temporaryDirectory({ empty: '\n' });
    const missing = join(directory, 'missing');
    expect(find({ SWITCHBOARD_MASTER_KEY_FILE: missing })).toEqual({
      name: 'SWITCHBOARD_MASTER_KEY_FILE',
      wrong: `names ${missing}, which cannot be read (ENOENT)`,
    });
    const empty = join(directory, 'empty');
    expect(find({ SWITCHBOARD_MASTER_KEY_FILE: empty })).toMatchObject({ wrong: `names ${empty}, which is empty` });
  });

  test('but not in both', () => {
    expect(find({ SWITCHBOARD_MASTER_KEY: 'sk-1', SWITCHBOARD_MASTER_KEY_FILE: '/x' })).toEqual({
      name: 'SWITCHBOARD_MASTER_KEY',
      wrong: 'is set together with SWITCHBOARD_MASTER_KEY_FILE, expected only one of the two',
    });
  });

  test('and only a secret may', () => {
    expect(find({ SWITCHBOARD_MASTER_KEY_FILE: '/x' }, false)).toBeUndefined();
  });
});
