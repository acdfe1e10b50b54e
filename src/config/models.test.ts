import { describe, expect, test } from 'vitest';
import { loadText } from './config.fixtures.ts';

const paramsOf = async (text: string, env: Record<string, string> = {}) =>
  (await loadText(text, env)).config.models.map(({ litellm_params }) => litellm_params);

const entry = (params: string): string => `model_list: [{ model_name: m, litellm_params: { ${params} } }]`;

describe('model_list', () => {
  test('takes secrets from the entry, else its credential, else the variables of the provider', async () => {
    const env = { GROQ_API_KEY: 'from-variable' };
    expect(await paramsOf(entry('model: groq/llama'), env)).toEqual([
      { model: 'groq/llama', api_key: 'from-variable' },
    ]);
    expect(await paramsOf(entry('model: groq/llama, api_key: own'), env)).toMatchObject([{ api_key: 'own' }]);
    const credentials = 'credential_list: [{ credential_name: c, credential_values: { api_key: shared } }]';
    const named = `${credentials}\n${entry('model: groq/llama, litellm_credential_name: c')}`;
    expect(await paramsOf(named, env)).toMatchObject([{ api_key: 'shared' }]);
  });

  test.each([
    ['model_list: 5', 'model_list: is no list'],
    ['model_list: [{ model_name: m }]', 'model_list[0].litellm_params: is wrong'],
    [entry('model: a/b, api_base: "ftp://x"'), 'model_list[0].litellm_params.api_base: is wrong: not an http(s) URL'],
    [entry('model: a/b, api_key: os.environ/NOPE'), 'the variable NOPE is not set'],
    [entry('model: a/b, litellm_credential_name: c'), 'names "c", which credential_list does not have'],
  ])('%s is refused', async (text, message) => {
    await expect(loadText(text)).rejects.toThrow(message);
  });

  test('never shows a secret when something is wrong', async () => {
    const wrong = loadText(entry('model: a/b, api_key: sk-hunter2, weight: heavy'));
    await expect(wrong).rejects.toThrow('litellm_params.weight');
    await expect(wrong).rejects.not.toThrow('hunter2');
  });
});
