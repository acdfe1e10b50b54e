import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { GoogleCredentials } from './contract.ts';
import { NOW, named, type Received, tokenAnswer, useCredentials, welcoming } from './credentials.fixtures.ts';

const bench = useCredentials();
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serviceAccount = {
  type: 'service_account',
  client_email: 'gateway@project.iam.gserviceaccount.com',
  private_key_id: 'key-1',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  token_uri: 'https://evil.example/token',
};
const google = (tokenUrl: string | undefined, changes: Partial<GoogleCredentials> = {}): GoogleCredentials => ({
  type: 'google',
  file: serviceAccount,
  scope: SCOPE,
  tokenNetwork: 'loopback',
  ...(tokenUrl !== undefined && { tokenUrl }),
  ...changes,
});

const json = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());

/** Google's endpoint, strict about the signature and the time. @param skewMs how far its clock is ahead of ours */
const issuer = (skewMs = 0) =>
  bench.serve(({ form }: Received) => {
    const [header, claims, signature = ''] = (form['assertion'] ?? '').split('.');
    const isSigned = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url');
    const { iat, exp } = json(claims) as { iat: number; exp: number };
    const now = (bench.time.now + skewMs) / 1000;
    const headers = { date: new Date(now * 1000).toUTCString() };
    if (!isSigned) return { status: 400, headers, body: { error: 'invalid_grant' } };
    const isTimely = iat <= now + 60 && exp > now && exp - iat <= 3600;
    return isTimely ? tokenAnswer('ya29.x', 3599) : { status: 400, headers, body: { error: 'invalid_grant' } };
  });

const askedWith = async (credentials: GoogleCredentials) => {
  const agent = await bench.serve(welcoming);
  const { status } = await bench.send(named('us-central1-aiplatform.googleapis.com', agent.url), credentials);
  return { status, headers: agent.received[0]?.headers };
};

describe('a service account', () => {
  it('signs for an access token; the address in the key counts for nothing', async () => {
    const tokens = await issuer();
    const { headers } = await askedWith(google(tokens.url, { quotaProject: 'payer' }));
    expect([headers?.authorization, headers?.['x-goog-user-project']]).toEqual(['Bearer ya29.x', 'payer']);
    const [asked] = tokens.received;
    const [header, claims] = (asked?.form['assertion'] ?? '').split('.').slice(0, 2).map(json);
    expect(asked?.form['grant_type']).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
    expect(claims).toEqual({
      iss: 'gateway@project.iam.gserviceaccount.com',
      scope: SCOPE,
      aud: 'https://oauth2.googleapis.com/token',
      iat: NOW / 1000,
      exp: NOW / 1000 + 3600,
    });
  });

  it.each([-7_200_000, 7_200_000])('is accepted though the gateway’s clock is %d ms off', async (skew) => {
    const tokens = await issuer(skew);
    expect((await askedWith(google(tokens.url))).status).toBe(200);
    expect(tokens.received).toHaveLength(2);
  });

  it('with another key is refused, once', async () => {
    const tokens = await issuer();
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const file = { ...serviceAccount, private_key: other.export({ type: 'pkcs8', format: 'pem' }).toString() };
    await expect(askedWith(google(tokens.url, { file }))).rejects.toThrow('refused them (invalid_grant)');
    expect(tokens.received).toHaveLength(1);
  });

  it('whose key cannot be read says so', () =>
    expect(askedWith(google(undefined, { file: { ...serviceAccount, private_key: 'x' } }))).rejects.toThrow(
      'private key cannot be read',
    ));
});

describe('other credentials files', () => {
  it('a user’s token is refreshed', async () => {
    const tokens = await bench.serve(() => tokenAnswer('of-the-user'));
    const file = { type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r' };
    expect((await askedWith(google(tokens.url, { file }))).headers?.authorization).toBe('Bearer of-the-user');
    expect(tokens.received[0]?.form).toEqual({
      grant_type: 'refresh_token',
      client_id: 'c',
      client_secret: 's',
      refresh_token: 'r',
    });
  });

  it('a user’s file says who pays, unless somebody else does', async () => {
    const tokens = await bench.serve(() => tokenAnswer('of-the-user'));
    const file = { type: 'authorized_user', client_id: 'c', quota_project_id: 'own' };
    const payer = async (changes: object) =>
      (await askedWith(google(tokens.url, { file, ...changes }))).headers?.['x-goog-user-project'];
    expect(await payer({})).toBe('own');
    expect(await payer({ quotaProject: 'other' })).toBe('other');
    const service = await issuer();
    const unpaid = google(service.url, { file: { ...serviceAccount, quota_project_id: 'own' } });
    expect((await askedWith(unpaid)).headers).not.toHaveProperty('x-goog-user-project');
  });

  it('of a kind that nobody knows is refused', () =>
    expect(askedWith(google(undefined, { file: { type: 'unheard_of' } }))).rejects.toThrow('does not know'));

  it('that would take tokens from this machine cannot be registered', async () => {
    bench.files['/token'] = 'of this machine';
    const tokens = await bench.serve(() => tokenAnswer('x'));
    const file = { type: 'external_account', credential_source: { file: '/token' } };
    await expect(askedWith(google(tokens.url, { file }))).rejects.toThrow('must lie on the gateway’s own disk');
    expect(tokens.received).toEqual([]);
  });
});

describe('without a file', () => {
  const ambient = google('http://127.0.0.1:1/never-asked', { file: null });
  const USER = { type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r' };
  /** Puts the operator's own file into place. */
  const lay = (file: object) => {
    Object.assign(bench.env, { GOOGLE_APPLICATION_CREDENTIALS: '/adc.json' });
    bench.files['/adc.json'] = JSON.stringify(file);
  };

  it('the one that the variable names serves', async () => {
    const tokens = await bench.serve(() => tokenAnswer('named'));
    lay({ ...USER, token_uri: tokens.url });
    expect((await askedWith(ambient)).headers?.authorization).toBe('Bearer named');
  });

  it('a variable that names none is an error', async () => {
    Object.assign(bench.env, { GOOGLE_APPLICATION_CREDENTIALS: '/none.json' });
    await expect(askedWith(ambient)).rejects.toThrow('file of GOOGLE_APPLICATION_CREDENTIALS cannot be read');
  });

  it('the one that gcloud wrote serves', async () => {
    const tokens = await bench.serve(() => tokenAnswer('gcloud'));
    bench.files['/home/gateway/.config/gcloud/application_default_credentials.json'] = JSON.stringify({
      ...USER,
      token_uri: tokens.url,
      quota_project_id: 'mine',
    });
    const { headers } = await askedWith(ambient);
    expect([headers?.authorization, headers?.['x-goog-user-project']]).toEqual(['Bearer gcloud', 'mine']);
  });

  it('the machine’s metadata service is asked', async () => {
    const metadata = await bench.serve(() => tokenAnswer('of-the-machine'));
    Object.assign(bench.env, { GCE_METADATA_HOST: new URL(metadata.url).host });
    expect((await askedWith(ambient)).headers?.authorization).toBe('Bearer of-the-machine');
    const [asked] = metadata.received;
    expect([asked?.method, asked?.url.pathname, asked?.url.searchParams.get('scopes')]).toEqual([
      'GET',
      '/computeMetadata/v1/instance/service-accounts/default/token',
      SCOPE,
    ]);
    expect(asked?.headers['metadata-flavor']).toBe('Google');
  });

  it.each(['evil.example', 'googleapis.com.evil.example', 'evilgoogleapis.com'])(
    'no token is shown to %s',
    async (host) => {
      const metadata = await bench.serve(() => tokenAnswer('of-the-machine'));
      Object.assign(bench.env, { GCE_METADATA_HOST: new URL(metadata.url).host });
      const agent = await bench.serve(welcoming);
      await expect(bench.send(named(host, agent.url), ambient)).rejects.toThrow('to their own cloud only');
      expect([agent.received, metadata.received]).toEqual([[], []]);
    },
  );

  const federated = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  };

  it.each([
    ['as it is', { file: '/token' }, ' subject \n'],
    [
      'in JSON',
      { file: '/token', format: { type: 'json', subject_token_field_name: 'jwt' } },
      JSON.stringify({ jwt: 'subject' }),
    ],
  ])('another issuer’s token in a file, %s, is exchanged', async (_, credential_source, text) => {
    bench.files['/token'] = text;
    const tokens = await bench.serve(() => tokenAnswer('federated'));
    lay({ ...federated, credential_source, token_url: tokens.url });
    expect((await askedWith(ambient)).headers?.authorization).toBe('Bearer federated');
    expect(tokens.received[0]?.form).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      audience: federated.audience,
      scope: SCOPE,
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token_type: federated.subject_token_type,
      subject_token: 'subject',
    });
  });

  it.each([
    [{ credential_source: {} }, 'no source of tokens'],
    [{ credential_source: { file: '/none' } }, 'cannot be read'],
  ])('a federation with %o is refused', async (more, message) => {
    lay({ ...federated, ...more });
    await expect(askedWith(ambient)).rejects.toThrow(message);
  });

  it('a federation never takes on a service account elsewhere than at Google', async () => {
    bench.files['/token'] = 'subject';
    const tokens = await bench.serve(() => tokenAnswer('federated'));
    const credential_source = { file: '/token' };
    lay({ ...federated, credential_source, token_url: tokens.url, service_account_impersonation_url: tokens.url });
    await expect(askedWith(ambient)).rejects.toThrow('is not Google’s');
    expect(tokens.received).toHaveLength(1);
  });
});
