import { describe, expect, it } from 'vitest';
import type { AgentRegistration } from '../../config/index.ts';
import { CERTIFICATE, KEY } from '../../outbound/tls.fixtures.ts';
import { registration } from '../agents.fixtures.ts';
import { readTerms } from '../registration-terms.ts';

const identities = (changes: Partial<AgentRegistration>) =>
  readTerms(registration(changes)).deployments.map(({ identity }) => identity);
const credentialsOf = (changes: Partial<AgentRegistration>) => identities(changes)[0]?.credentials;

describe('credentials of an agent', () => {
  it('are none unless they are given', () => expect(identities({})).toEqual([undefined]));

  it.each<[NonNullable<AgentRegistration['credentials']>, Record<string, string>]>([
    [{ type: 'bearer', token: 't' }, { authorization: 'Bearer t' }],
    [{ type: 'api_key', key: 'k' }, { 'x-api-key': 'k' }],
    [{ type: 'api_key', key: 'k', header: 'Authorization', prefix: 'Token ' }, { authorization: 'Token k' }],
    [
      { type: 'basic', username: 'Aladdin', password: 'open sesame' },
      { authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' },
    ],
  ])('%o are headers', (credentials, headers) =>
    expect(credentialsOf({ credentials })).toEqual({ type: 'headers', headers }),
  );

  it('of OAuth 2.0 name the issuer and its network', () =>
    expect(
      credentialsOf({
        credentials: {
          type: 'oauth2',
          token_url: 'http://idp.internal/token',
          client_id: 'c',
          client_secret: 's',
          token_network: 'private',
        },
      }),
    ).toEqual({
      type: 'oauth2',
      tokenUrl: 'http://idp.internal/token',
      tokenNetwork: 'private',
      clientId: 'c',
      clientSecret: 's',
      clientAuth: 'post',
    }));

  it('of Google hold a credentials file, as JSON or its text', () => {
    const file = { type: 'service_account', client_email: 'x' };
    for (const google_credentials of [file, JSON.stringify(file)])
      expect(credentialsOf({ credentials: { type: 'google', google_credentials } })).toMatchObject({
        file,
        scope: 'https://www.googleapis.com/auth/cloud-platform',
        tokenNetwork: 'public',
      });
    for (const google_credentials of ['/etc/passwd', '{}', '[]'])
      expect(() => credentialsOf({ credentials: { type: 'google', google_credentials } })).toThrow(
        'credentials.google_credentials: must be the JSON of a credentials file',
      );
  });

  it('of AWS hold keys, a profile or a role', () => {
    const aws = { type: 'aws', region: 'eu-west-1', service: 'execute-api' } as const;
    expect(
      credentialsOf({
        credentials: { ...aws, aws_access_key_id: 'A', aws_secret_access_key: 's', aws_role_name: 'arn:r' },
      }),
    ).toMatchObject({
      keys: { accessKeyId: 'A', secretAccessKey: 's' },
      role: { arn: 'arn:r', sessionName: 'switchboard' },
    });
    expect(() => credentialsOf({ credentials: { ...aws, aws_access_key_id: 'A' } })).toThrow('belong together');
  });

  it('lacking a secret are refused, naming it', () => {
    const credentials = { type: 'bearer' } as unknown as AgentRegistration['credentials'];
    expect(() => credentialsOf({ credentials })).toThrow('credentials.token:');
  });

  it('of one deployment win over those of the agent', () => {
    const given: Partial<AgentRegistration> = {
      url: undefined,
      credentials: { type: 'bearer', token: 'all' },
      deployments: [{ url: 'http://a' }, { url: 'http://b', credentials: { type: 'bearer', token: 'b' } }],
    };
    expect(identities(given).map((identity) => identity?.credentials)).toEqual([
      { type: 'headers', headers: { authorization: 'Bearer all' } },
      { type: 'headers', headers: { authorization: 'Bearer b' } },
    ]);
  });
});

describe('the fields of a platform', () => {
  const ARN = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
  const ENGINE = 'projects/p/locations/us-central1/reasoningEngines/42';
  const langgraph = { custom_llm_provider: 'langgraph' };
  const azure = { custom_llm_provider: 'azure_ai', agent_id: 'a' };
  const bedrock = { custom_llm_provider: 'bedrock', agent_runtime_arn: ARN };
  const of = (litellm_params: object, more: Partial<AgentRegistration> = {}) =>
    credentialsOf({ litellm_params: { ...litellm_params }, ...more });

  it('say who the gateway is', () => {
    expect(of({ ...langgraph, api_key: 'k' })).toEqual({ type: 'headers', headers: { 'x-api-key': 'k' } });
    expect(of({ model: 'openai/m', api_key: 'k' })).toEqual({
      type: 'headers',
      headers: { authorization: 'Bearer k' },
    });
    expect(of({ ...azure, tenant_id: 't', client_id: 'c', client_secret: 's' })).toMatchObject({
      type: 'entra',
      scope: 'https://ai.azure.com/.default',
      tenantId: 't',
      clientId: 'c',
      clientSecret: 's',
    });
    const sovereign = { authority: 'https://login.microsoftonline.us', azure_scope: 'https://ai.azure.us/.default' };
    expect(of({ ...azure, client_secret: 's', ...sovereign, token_network: 'private' })).toMatchObject({
      authority: sovereign.authority,
      scope: sovereign.azure_scope,
      tokenNetwork: 'private',
    });
    for (const name of ['api_key', 'azure_ad_token'])
      expect(of({ ...azure, [name]: 'e.j.wt' })).toEqual({
        type: 'headers',
        headers: { authorization: 'Bearer e.j.wt' },
      });
    const key = '0123456789abcdef'.repeat(2);
    expect(of({ ...azure, api_key: key })).toEqual({ type: 'headers', headers: { 'api-key': key } });
    expect(of({ ...bedrock, aws_access_key_id: 'A', aws_secret_access_key: 's' })).toMatchObject({
      type: 'aws',
      region: 'us-west-2',
      service: 'bedrock-agentcore',
      keys: { accessKeyId: 'A', secretAccessKey: 's' },
    });
    const role = { aws_role_name: 'arn:r', aws_web_identity_token: 'jwt' };
    const sts = { aws_sts_endpoint: 'http://sts.internal', token_network: 'private' };
    expect(of({ ...bedrock, ...role, ...sts })).toMatchObject({
      role: { arn: 'arn:r', webIdentityToken: 'jwt' },
      stsUrl: 'http://sts.internal',
      tokenNetwork: 'private',
    });
    expect(() => of({ ...bedrock, aws_web_identity_token: 'jwt' })).toThrow('aws_role_name');
    expect(of({ ...bedrock, api_key: 'jwt' })).toEqual({ type: 'headers', headers: { authorization: 'Bearer jwt' } });
  });

  it('of Google say whose credentials, where tokens are, and who pays', () => {
    const vertex = { custom_llm_provider: 'vertex_ai', reasoning_engine_id: ENGINE };
    const user = { type: 'authorized_user', client_id: 'c' };
    const scope = 'https://www.googleapis.com/auth/cloud-platform';
    const surroundings = { type: 'google', file: null, scope, tokenUrl: undefined, tokenNetwork: 'public' };
    expect(of(vertex)).toEqual({ ...surroundings, quotaProject: undefined });
    expect(
      of({
        ...vertex,
        vertex_credentials: JSON.stringify(user),
        token_url: 'http://tokens.internal/token',
        token_network: 'private',
        quota_project: 'payer',
      }),
    ).toEqual({
      ...surroundings,
      file: user,
      tokenUrl: 'http://tokens.internal/token',
      tokenNetwork: 'private',
      quotaProject: 'payer',
    });
  });

  it('of a cloud leave it to the surroundings when they say nothing, unless a header says it', () => {
    expect(of(azure)).toMatchObject({ type: 'entra' });
    expect(of(bedrock)).toMatchObject({ type: 'aws', region: 'us-west-2' });
    expect(of(azure, { static_headers: { Authorization: 'Bearer x' } })).toBeUndefined();
    expect(of(langgraph)).toBeUndefined();
  });

  it('give way to credentials that are given as such', () =>
    expect(of({ ...langgraph, api_key: 'k' }, { credentials: { type: 'bearer', token: 't' } })).toEqual({
      type: 'headers',
      headers: { authorization: 'Bearer t' },
    }));
});

describe('a client certificate', () => {
  it('is read with its key', () => {
    const client_certificate = { certificate: CERTIFICATE, private_key: KEY };
    const [identity] = identities({ client_certificate });
    expect(identity).toEqual({
      certificate: { id: expect.stringMatching(/^[\w-]{43}$/), certificate: CERTIFICATE, privateKey: KEY },
    });
  });

  it('that is none is refused', () =>
    expect(() => identities({ client_certificate: { certificate: 'x', private_key: KEY } })).toThrow(
      'client_certificate: must be a certificate and its own private key, as PEM',
    ));
});
