import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadText, temporaryDirectory } from '../config.fixtures.ts';

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

  test('takes what clouds need from the variables that LiteLLM reads, but no keys beside others', async () => {
    const env = {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'secret',
      VERTEXAI_PROJECT: 'p',
      VERTEX_LOCATION: 'europe-west1',
      VERTEXAI_CREDENTIALS: '{"type":"service_account"}',
      GOOGLE_API_KEY: 'AIza',
      OPENAI_BASE_URL: 'http://localhost:1/v1',
    };
    const bearer = { AWS_BEARER_TOKEN_BEDROCK: 'b', AWS_REGION: 'eu-central-1' };
    expect(await paramsOf(entry('model: bedrock/m'), bearer)).toMatchObject([{ api_key: 'b' }]);
    expect((await paramsOf(entry('model: bedrock/m, aws_role_name: r'), bearer))[0]).not.toHaveProperty('api_key');
    const keys = { aws_access_key_id: 'AKID', aws_secret_access_key: 'secret' };
    expect(await paramsOf(entry('model: bedrock/m'), env)).toEqual([
      { model: 'bedrock/m', aws_region_name: 'eu-central-1', ...keys },
    ]);
    expect(await paramsOf(entry('model: bedrock/m, aws_profile_name: dev, aws_region_name: us-east-1'), env)).toEqual([
      { model: 'bedrock/m', aws_region_name: 'us-east-1', aws_profile_name: 'dev' },
    ]);
    expect(await paramsOf(entry('model: vertex_ai/m, vertex_ai_project: other'), env)).toEqual([
      {
        model: 'vertex_ai/m',
        vertex_project: 'other',
        vertex_location: 'europe-west1',
        vertex_credentials: '{"type":"service_account"}',
      },
    ]);
    expect(await paramsOf(entry('model: gemini/m'), env)).toMatchObject([{ api_key: 'AIza' }]);
    expect(await paramsOf(entry('model: openai/m'), env)).toMatchObject([{ api_base: 'http://localhost:1/v1' }]);
  });

  test('takes the credentials of Google as their JSON, its text, or the path of a file', async () => {
    const file = join(await temporaryDirectory(), 'google.json');
    await writeFile(file, '{"type":"service_account","project_id":"p"}');
    const given = async (written: string) =>
      (await paramsOf(entry(`model: vertex_ai/m, vertex_project: p, vertex_credentials: ${written}`)))[0]?.[
        'vertex_credentials'
      ];
    expect(await given(JSON.stringify(file))).toBe('{"type":"service_account","project_id":"p"}');
    expect(await given('{ type: service_account }')).toEqual({ type: 'service_account' });
    expect(await given(`'{"type":"x"}'`)).toBe('{"type":"x"}');
  });

  test('tells of a cloud’s parameter that is none', async () => {
    const { report } = await loadText(entry('model: bedrock/m, aws_region_name: eu-central-1, aws_sesion_name: n'));
    expect(report.find(({ status }) => status === 'unknown')).toMatchObject({
      key: 'model_list[0].litellm_params.aws_sesion_name',
      line: 1,
      note: 'did you mean aws_session_name?',
    });
  });

  test.each([
    [entry('model: bedrock/m, aws_region_name: Frankfurt!'), 'not the name of a region, such as eu-central-1'],
    [entry('model: bedrock/m, aws_role_name: 5'), 'model_list[0].litellm_params.aws_role_name: is wrong'],
    [entry('model: vertex_ai/m, vertex_token_url: "ftp://x"'), 'vertex_token_url: is wrong: not an http(s) URL'],
    [entry('model: vertex_ai/m, vertex_credentials: 5'), 'vertex_credentials: is wrong: neither a credentials file'],
    [entry('model: vertex_ai/m, vertex_credentials: /no/such.json'), 'nor the path of a file that can be read'],
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
