import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentRegistration } from '../config/index.ts';
import { joinSecrets, keepOmitted, REDACTED, resolveMarkers, splitSecrets } from './registration-secrets.ts';

const full: AgentRegistration = {
  agent_name: 'echo',
  static_headers: { 'X-Token': 'canary-1', Accept: 'canary-2' },
  card_headers: { Authorization: 'Bearer canary-3' },
  litellm_params: {
    api_base: 'http://a.example',
    api_key: 'canary-4',
    input_cost_per_token: 0.1,
    max_tokens: 7,
    headers: { 'x-anything': 'canary-5' },
    databricks_oauth: { client_id: 'me', client_secret: 'canary-6' },
    list: [{ password: 'canary-7' }],
    'odd/~key token': 'canary-8',
    vertex_credentials: { private_key: 'canary-9' },
    require_auth: true,
    token: null,
  },
};

describe('the secrets of a registration', () => {
  it('are found under every name that announces one, and nowhere else', () => {
    const { open, secrets } = splitSecrets(full);
    expect(JSON.stringify(open)).not.toContain('canary');
    expect(secrets).toEqual({
      '/static_headers/X-Token': 'canary-1',
      '/static_headers/Accept': 'canary-2',
      '/card_headers/Authorization': 'Bearer canary-3',
      '/litellm_params/api_key': 'canary-4',
      '/litellm_params/headers/x-anything': 'canary-5',
      '/litellm_params/databricks_oauth/client_secret': 'canary-6',
      '/litellm_params/list/0/password': 'canary-7',
      '/litellm_params/odd~1~0key token': 'canary-8',
      '/litellm_params/vertex_credentials': { private_key: 'canary-9' },
    });
    expect(open.litellm_params).toMatchObject({
      api_base: 'http://a.example',
      input_cost_per_token: 0.1,
      max_tokens: 7,
    });
  });

  it('come back where they were', () => {
    const { open, secrets } = splitSecrets(full);
    expect(joinSecrets(open, secrets)).toEqual(full);
  });

  it.each([
    'aws_secret_access_key',
    'client-secret',
    'apiKey',
    'AUTHORIZATION',
    'password',
    'session_token',
    'azure_ad_token',
    'Cookie',
  ])('hide under %s', (name) =>
    expect(splitSecrets({ agent_name: 'x', litellm_params: { [name]: 's' } }).secrets).toEqual({
      [`/litellm_params/${name}`]: 's',
    }),
  );

  it('never remain in what may be shown, whatever the parameters look like', () => {
    const secretName = fc.constantFrom('api_key', 'client_secret', 'password', 'token', 'authorization');
    const leaf = fc.tuple(secretName, fc.constant('canary')).map(([name, value]) => ({ [name]: value }));
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, leaf, fc.dictionary(fc.string(), tie('node')), fc.array(tie('node'))),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), tree), (params) => {
        const before = { agent_name: 'x', litellm_params: params };
        const { open, secrets } = splitSecrets(before);
        expect(JSON.stringify(open)).not.toContain('canary');
        expect(joinSecrets(open, secrets)).toEqual(before);
      }),
    );
  });
});

describe('a registration that is sent back', () => {
  const kept = splitSecrets(full).secrets;

  it('keeps a secret where the marker stands', () => {
    expect(resolveMarkers(splitSecrets(full).open, kept)).toEqual(full);
  });

  it('clears a secret with the empty string', () => {
    const resolved = resolveMarkers({ agent_name: 'x', static_headers: { 'X-Token': '', Accept: REDACTED } }, kept);
    expect(resolved.static_headers).toEqual({ Accept: 'canary-2' });
  });

  it('refuses a marker where nothing is kept, naming the field', () => {
    expect(() => resolveMarkers({ agent_name: 'x', litellm_params: { password: REDACTED } }, kept)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMS', message: expect.stringContaining('/litellm_params/password') }),
    );
  });

  it('keeps, in a PATCH, the secrets that a map it names leaves out', () => {
    const changes = keepOmitted(
      { litellm_params: { model: 'new', databricks_oauth: {} }, static_headers: { Accept: 'new' } },
      kept,
    );
    const resolved = resolveMarkers({ agent_name: 'x', ...changes }, kept);
    expect(resolved.static_headers).toEqual({ 'X-Token': 'canary-1', Accept: 'new' });
    expect(resolved.litellm_params).toEqual({
      model: 'new',
      api_key: 'canary-4',
      databricks_oauth: { client_secret: 'canary-6' },
      'odd/~key token': 'canary-8',
      vertex_credentials: { private_key: 'canary-9' },
    });
  });

  it('adds nothing, in a PATCH, to maps that it does not name or that it clears', () => {
    expect(keepOmitted({ rpm_limit: 3 }, kept)).toEqual({ rpm_limit: 3 });
    expect(keepOmitted({ static_headers: null }, kept)).toEqual({ static_headers: null });
    expect(keepOmitted({ static_headers: { 'X-Token': '' } }, { '/static_headers/X-Token': 's' })).toEqual({
      static_headers: { 'X-Token': '' },
    });
  });
});

describe('what proves the gateway’s identity', () => {
  const credentials = {
    type: 'oauth2',
    token_url: 'https://idp/token',
    client_id: 'c',
    client_secret: 'canary-1',
  } as const;
  const proving = {
    agent_name: 'x',
    credentials,
    client_certificate: { certificate: 'PEM', private_key: 'canary-2', passphrase: 'canary-3' },
    deployments: [
      { url: 'http://a', credentials: { type: 'api_key', key: 'canary-4', header: 'x-key' } },
      { url: 'http://b', credentials: { type: 'basic', username: 'u', password: 'canary-5' } },
    ],
  } satisfies AgentRegistration;

  it('shows everything but its secrets, and is whole again with them', () => {
    const { open, secrets } = splitSecrets(proving);
    expect(JSON.stringify(open)).not.toContain('canary');
    expect(open.credentials).toEqual({ ...credentials, client_secret: REDACTED });
    expect(open.deployments?.[0]?.credentials).toEqual({ type: 'api_key', key: REDACTED, header: 'x-key' });
    expect(joinSecrets(open, secrets)).toEqual(proving);
  });

  it('is changed as a whole: a secret stays where the marker stands', () => {
    const { secrets } = splitSecrets(proving);
    const changes = { credentials: { type: 'bearer', token: 't' } } as const;
    expect(keepOmitted(changes, secrets)).toEqual(changes);
    const kept = { agent_name: 'x', credentials: { ...credentials, client_id: 'new', client_secret: REDACTED } };
    expect(resolveMarkers(kept, secrets).credentials).toEqual({ ...credentials, client_id: 'new' });
  });
});
