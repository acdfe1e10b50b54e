import { describe, expect, it } from 'vitest';
import type { AwsCredentials, AwsKeys } from './contract.ts';
import { type Answer, NOW, type Received, useCredentials, welcoming } from './credentials.fixtures.ts';
import { signV4 } from './sigv4.ts';

const bench = useCredentials();
const keys: AwsKeys = { accessKeyId: 'AKIA1', secretAccessKey: 'secret-1' };
const role = { arn: 'arn:aws:iam::1:role/r', sessionName: 'gateway' };

const aws = (changes: Partial<AwsCredentials> = {}): AwsCredentials => ({
  type: 'aws',
  region: 'us-west-2',
  service: 'bedrock-agentcore',
  tokenNetwork: 'loopback',
  ...changes,
});

/** Works out the signature again from what arrived, as AWS does. */
function isSignedBy(signer: AwsKeys, service: string, { method, url, headers, body }: Received): boolean {
  const authorization = headers.authorization ?? '';
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  const own = new Set(['host', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token']);
  const signed = names.filter((name) => !own.has(name)).map((name) => [name, String(headers[name])]);
  const [, y, m, d, h, min, s] = /^(.{4})(..)(..)T(..)(..)(..)Z$/.exec(String(headers['x-amz-date'])) ?? [];
  const now = Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
  const request = { method, url, headers: Object.fromEntries(signed), body: Buffer.from(body) };
  return signV4(request, { keys: signer, region: 'us-west-2', service, now })['authorization'] === authorization;
}

const keyOf = ({ headers }: Received) => /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1];

/** The keys that a request was signed with. */
const signedWith = async (credentials: AwsCredentials) => {
  const agent = await bench.serve(welcoming);
  await bench.send(`${agent.url}runtimes/a%3Ab/invocations?qualifier=X`, credentials, { body: Buffer.from('{}') });
  return agent.received.map(keyOf)[0];
};

const roleAnswer = (id: string, expiresAt: number): Answer => ({
  headers: { 'content-type': 'text/xml' },
  body: `<R><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>of ${id}</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${new Date(expiresAt).toISOString()}</Expiration></Credentials></R>`,
});
const machineAnswer = (id: string): Answer => ({
  body: { AccessKeyId: id, SecretAccessKey: 's', Token: 't', Expiration: new Date(NOW + 3_600_000).toISOString() },
});

describe('a signature', () => {
  it('covers method, path, query, body and headers, but not what others change on the way', async () => {
    const agent = await bench.serve((received) =>
      isSignedBy(keys, 'bedrock-agentcore', received) ? welcoming() : { status: 403 },
    );
    const sent = { headers: { 'Content-Type': 'application/json', traceparent: '00-1' }, body: Buffer.from('{"a":1}') };
    const { status } = await bench.send(`${agent.url}runtimes/a%3Ab%2Fc?x=%20&y=1`, aws({ keys }), sent);
    expect(status).toBe(200);
    expect(agent.received[0]?.headers).toMatchObject({ traceparent: '00-1', 'content-type': 'application/json' });
    expect(agent.received[0]?.headers.authorization).not.toContain('traceparent');
  });

  it('made in the wrong time is made again in the peer’s', async () => {
    const skew = 1_200_000;
    const headers = { date: new Date(NOW + skew).toUTCString(), 'x-amzn-errortype': 'InvalidSignatureException' };
    const agent = await bench.serve((received) =>
      received.headers['x-amz-date'] === '20261122T102000Z' ? welcoming() : { status: 403, headers },
    );
    expect((await bench.send(agent.url, aws({ keys }))).status).toBe(200);
    expect((await bench.send(agent.url, aws({ keys }))).status).toBe(200);
    expect(agent.received).toHaveLength(3);
  });

  it('that is refused for other reasons is not made again', async () => {
    const headers = { date: new Date(NOW).toUTCString(), 'x-amzn-errortype': 'AccessDeniedException' };
    const agent = await bench.serve(() => ({ status: 403, headers }));
    expect((await bench.send(agent.url, aws({ keys }))).status).toBe(403);
    expect(agent.received).toHaveLength(1);
  });
});

describe('a role', () => {
  it('is taken on by the keys, signed; its own keys are renewed before they end', async () => {
    let count = 0;
    const sts = await bench.serve((received) => {
      if (!isSignedBy(keys, 'sts', received)) return { status: 403, body: '<Code>SignatureDoesNotMatch</Code>' };
      return roleAnswer(`ASIA${++count}`, bench.time.now + 900_000);
    });
    const credentials = aws({ keys, role: { ...role, externalId: 'x-1' }, stsUrl: sts.url });
    expect(await signedWith(credentials)).toBe('ASIA1');
    expect(await signedWith(credentials)).toBe('ASIA1');
    expect(sts.received.map(({ form }) => form)).toEqual([
      {
        Action: 'AssumeRole',
        Version: '2011-06-15',
        RoleArn: role.arn,
        RoleSessionName: 'gateway',
        ExternalId: 'x-1',
      },
    ]);
    bench.time.now += 900_000;
    expect(await signedWith(credentials)).toBe('ASIA2');
  });

  it('whose keys were taken back is taken on again', async () => {
    let count = 0;
    const sts = await bench.serve(() => roleAnswer(`ASIA${++count}`, NOW + 3_600_000));
    const headers = { 'x-amzn-errortype': 'ExpiredTokenException:http://internal' };
    const agent = await bench.serve((got) =>
      bench.time.now > NOW && keyOf(got) === 'ASIA1' ? { status: 403, headers } : welcoming(),
    );
    const credentials = aws({ keys, role, stsUrl: sts.url });
    await bench.send(agent.url, credentials);
    bench.time.now += 10_000;
    expect((await bench.send(agent.url, credentials)).status).toBe(200);
    expect(agent.received.map(keyOf)).toEqual(['ASIA1', 'ASIA1', 'ASIA2']);
  });

  it('is taken on by another issuer’s token, without a signature', async () => {
    const sts = await bench.serve(() => roleAnswer('ASIAW', NOW + 900_000));
    expect(await signedWith(aws({ role: { ...role, webIdentityToken: 'jwt' }, stsUrl: sts.url }))).toBe('ASIAW');
    const [asked] = sts.received;
    expect(asked?.form).toMatchObject({ Action: 'AssumeRoleWithWebIdentity', WebIdentityToken: 'jwt' });
    expect(asked?.headers.authorization).toBeUndefined();
  });

  it('that may not be taken on is an error that says why, without the keys', async () => {
    const body = '<E><Error><Code>AccessDenied</Code><Message>Not allowed.</Message></Error></E>';
    const sts = await bench.serve(() => ({ status: 403, body }));
    await expect(signedWith(aws({ keys, role, stsUrl: sts.url }))).rejects.toThrow('refused them (AccessDenied)');
    expect(bench.logged()).not.toContain('secret-1');
  });
});

describe('the keys of the surroundings', () => {
  it('are those of the variables', async () => {
    Object.assign(bench.env, { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' });
    expect(await signedWith(aws())).toBe('AKIAENV');
  });

  it('are those of the default profile', async () => {
    bench.files['/home/gateway/.aws/credentials'] =
      '[other]\naws_access_key_id = NO\n[default]\naws_access_key_id = AKIADEF\naws_secret_access_key=s\n';
    expect(await signedWith(aws())).toBe('AKIADEF');
  });

  it('are those of a profile that is named, in either file', async () => {
    bench.files['/home/gateway/.aws/config'] = '[profile dev]\naws_access_key_id=AKIADEV\naws_secret_access_key=s\n';
    expect(await signedWith(aws({ profile: 'dev' }))).toBe('AKIADEV');
    await expect(signedWith(aws({ profile: 'none' }))).rejects.toThrow('no keys for the AWS profile "none"');
  });

  it('are those of a web identity in a file', async () => {
    const sts = await bench.serve(() => roleAnswer('ASIAK8S', NOW + 900_000));
    Object.assign(bench.env, {
      AWS_WEB_IDENTITY_TOKEN_FILE: '/jwt',
      AWS_ROLE_ARN: role.arn,
      AWS_ENDPOINT_URL_STS: sts.url,
    });
    bench.files['/jwt'] = 'of-kubernetes\n';
    expect(await signedWith(aws({ stsUrl: 'http://127.0.0.1:1/' }))).toBe('ASIAK8S');
    expect(sts.received[0]?.form['WebIdentityToken']).toBe('of-kubernetes');
  });

  it('are those of the container', async () => {
    const container = await bench.serve(() => machineAnswer('ASIACONT'));
    Object.assign(bench.env, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'pod',
    });
    expect(await signedWith(aws())).toBe('ASIACONT');
    expect(container.received[0]?.headers.authorization).toBe('pod');
  });
});
