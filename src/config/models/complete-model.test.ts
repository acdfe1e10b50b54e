import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadText, temporaryDirectory } from '../config.fixtures.ts';
import type { ModelRegistration } from './model-registration.ts';

const FILE = 'credential_list: [{ credential_name: shared, credential_values: { api_key: of-the-file } }]';
const ENV = { GROQ_API_KEY: 'of-the-environment', VERTEXAI_PROJECT: 'p' };

async function completed(litellm_params: ModelRegistration['litellm_params']) {
  const { config } = await loadText(FILE, ENV);
  return config.completeModel({ model_name: 'm', litellm_params }).litellm_params;
}

describe('a model of the API', () => {
  test('takes a credential of the file, or the variables of its provider, for the provider’s own address', async () => {
    expect(await completed({ model: 'groq/llama' })).toEqual({ model: 'groq/llama', api_key: 'of-the-environment' });
    expect(await completed({ model: 'groq/llama', litellm_credential_name: 'shared' })).toMatchObject({
      api_key: 'of-the-file',
    });
    expect(await completed({ model: 'groq/llama', api_key: 'own' })).toMatchObject({ api_key: 'own' });
  });

  test('takes the text of the credentials file that a variable names', async () => {
    const file = join(await temporaryDirectory(), 'google.json');
    await writeFile(file, '{"type":"service_account"}');
    const { config } = await loadText('', { VERTEXAI_CREDENTIALS: file });
    const entry = { model_name: 'm', litellm_params: { model: 'vertex_ai/gemini' } };
    expect(config.completeModel(entry).litellm_params.vertex_credentials).toBe('{"type":"service_account"}');
  });

  test('sends no secret of the machine to an address that came over the API', async () => {
    const api_base = 'https://elsewhere.example';
    expect(await completed({ model: 'groq/llama', api_base })).toEqual({ model: 'groq/llama', api_base });
    const refused = { model: 'groq/llama', api_base, litellm_credential_name: 'shared' };
    await expect(completed(refused)).rejects.toThrow('litellm_params.api_base: cannot be chosen for a credential');
    await expect(completed({ model: 'vertex_ai/gemini', api_base })).rejects.toThrow('the machine');
    const ofAnother = { model: 'vertex_ai/gemini', api_base, aws_access_key_id: 'AKID' };
    await expect(completed(ofAnother)).rejects.toThrow('the machine');
    const own = { model: 'vertex_ai/gemini', api_base, vertex_credentials: '{"type":"service_account"}' };
    expect(await completed(own)).toEqual(own);
  });

  test.each([
    [{ api_key: 'os.environ/SECRET' }, 'litellm_params.api_key: names a variable'],
    [{ extra_headers: { 'x-key': 'os.environ/SECRET' } }, 'litellm_params.extra_headers: names a variable'],
    [{ vertex_credentials: '/etc/passwd' }, 'litellm_params.vertex_credentials: must be the JSON'],
    [{ vertex_ai_credentials: '/etc/passwd' }, 'litellm_params.vertex_credentials: must be the JSON'],
    [{ litellm_credential_name: 'none' }, 'litellm_params.litellm_credential_name: names "none"'],
    [{ api_base: 'https://me:secret@host.example' }, 'litellm_params.api_base: carries a password'],
  ])('is refused with %j, which only the file may say', async (params, reason) => {
    const refusal = completed({ model: 'groq/llama', ...params });
    await expect(refusal).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    await expect(refusal).rejects.toThrow(reason);
    await expect(refusal).rejects.not.toThrow('me:secret');
  });
});
