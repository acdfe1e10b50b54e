import { describe, expect, it } from 'vitest';
import { isSecretName } from './secret-names.ts';

describe('a name', () => {
  it.each([
    'authorization',
    'Proxy-Authorization',
    'api_key',
    'apiKey',
    'X-API-Key',
    'x-litellm-api-key',
    'password',
    'PASSWD',
    'db.password',
    'passphrase',
    'token',
    'accessToken',
    'refresh_token',
    'id-token',
    'secret',
    'client_secret',
    'clientSecretValue',
    'credentials',
    'credential',
    'cookie',
    'Set-Cookie',
    'private_key',
    'privateKeyPem',
    'aws_access_key_id',
    'aws_secret_access_key',
    'Ocp-Apim-Subscription-Key',
    'connectionString',
    'pass_word',
  ])('%s announces a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'text',
    'role',
    'key',
    'keyId',
    'tokens',
    'total_tokens',
    'promptTokenCount',
    'tokenUrl',
    'token_type',
    'pageToken',
    'nextPageToken',
    'next_page_token',
    'authorizationUrl',
    'security',
    'authentication',
    'apiKeySecurityScheme',
    '',
  ])('%j does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it('is judged the same after very many others', () => {
    for (let number = 0; number < 5000; number++) isSecretName(`name-${number}`);
    expect(isSecretName('token')).toBe(true);
    expect(isSecretName('text')).toBe(false);
  });
});
