import { describe, expect, it } from 'vitest';
import type { EntraCredentials } from './contract.ts';
import { NOW, named, tokenAnswer, useCredentials, welcoming } from './credentials.fixtures.ts';

const bench = useCredentials();
const SCOPE = 'https://ai.azure.com/.default';

const entra = (changes: Partial<EntraCredentials>): EntraCredentials => ({
  type: 'entra',
  scope: SCOPE,
  tokenNetwork: 'loopback',
  ...changes,
});

const authorization = async (credentials: EntraCredentials) => {
  const agent = await bench.serve(welcoming);
  await bench.send(named('x.services.ai.azure.com', agent.url), credentials);
  return agent.received[0]?.headers.authorization;
};

describe('Entra ID', () => {
  it('gives a token for a client’s secret', async () => {
    const tokens = await bench.serve(() => tokenAnswer('eyJ0', 3599));
    const client = { tenantId: 't-1', clientId: 'c-1', clientSecret: 's-1', authority: tokens.url };
    expect(await authorization(entra(client))).toBe('Bearer eyJ0');
    const [asked] = tokens.received;
    expect(asked?.url.pathname).toBe('/t-1/oauth2/v2.0/token');
    expect(asked?.form).toEqual({
      client_id: 'c-1',
      client_secret: 's-1',
      grant_type: 'client_credentials',
      scope: SCOPE,
    });
  });

  it('that refuses a secret is quoted to the operator alone', async () => {
    const error_description = "AADSTS7000215: Invalid client secret provided for app 'c-1'.";
    const tokens = await bench.serve(() => ({ status: 401, body: { error: 'invalid_client', error_description } }));
    const client = { tenantId: 't', clientId: 'c', clientSecret: 'wrong-one', authority: tokens.url };
    await expect(authorization(entra(client))).rejects.toThrow(/refused them \(invalid_client\)\.$/);
    expect(bench.logged()).toContain('AADSTS7000215');
    expect(bench.logged()).not.toContain('wrong-one');
  });

  it('gives a token for a workload’s identity, whose assertion is read anew each time', async () => {
    const tokens = await bench.serve(({ form }) => tokenAnswer(`for-${form['client_assertion']}`, 100));
    Object.assign(bench.env, {
      AZURE_FEDERATED_TOKEN_FILE: '/assertion',
      AZURE_TENANT_ID: 't',
      AZURE_CLIENT_ID: 'c',
      AZURE_AUTHORITY_HOST: tokens.url,
    });
    bench.files['/assertion'] = 'one\n';
    expect(await authorization(entra({}))).toBe('Bearer for-one');
    expect(tokens.received[0]?.form).toMatchObject({
      client_id: 'c',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    bench.files['/assertion'] = 'two\n';
    bench.time.now += 100_000;
    expect(await authorization(entra({}))).toBe('Bearer for-two');
  });

  it('gives a token for the managed identity of a service, until the second it names', async () => {
    let count = 0;
    const tokens = await bench.serve(() => ({
      body: { access_token: `managed-${++count}`, expires_on: String(NOW / 1000 + 100), resource: 'x' },
    }));
    Object.assign(bench.env, { IDENTITY_ENDPOINT: `${tokens.url}msi/token`, IDENTITY_HEADER: 'secret-header' });
    expect(await authorization(entra({ clientId: 'c-2' }))).toBe('Bearer managed-1');
    const [asked] = tokens.received;
    expect(asked?.url.search).toBe('?api-version=2019-08-01&resource=https%3A%2F%2Fai.azure.com&client_id=c-2');
    expect(asked?.headers['x-identity-header']).toBe('secret-header');
    bench.time.now += 100_000;
    expect(await authorization(entra({ clientId: 'c-2' }))).toBe('Bearer managed-2');
  });

  it('of the surroundings is shown to no host of others', async () => {
    const agent = await bench.serve(welcoming);
    for (const host of ['evil.example', 'evil.cloudapp.azure.com', 'evilai.azure.com.example'])
      await expect(bench.send(named(host, agent.url), entra({}))).rejects.toThrow('to their own cloud only');
    expect(agent.received).toEqual([]);
  });

  it('says what is missing', () =>
    expect(authorization(entra({ clientSecret: 's' }))).rejects.toThrow('tenant or client of Entra ID are not known'));
});
