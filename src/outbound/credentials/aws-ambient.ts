import type { JsonObject } from '../../protocol/index.ts';
import { changeable, findProfile } from './aws-profile.ts';
import type { AwsCredentials, AwsKeys } from './contract.ts';
import { assumeRoleWithWebIdentity } from './sts.ts';
import type { Expiring } from './token-cache.ts';
import { askJson, askText, type CredentialTools, failed, type TokenRequest, textOf } from './token-endpoint.ts';

const CONTAINER_HOST = 'http://169.254.170.2';
const INSTANCE = 'http://169.254.169.254/latest';

/**
 * Keys of the surroundings, in the order of AWS's own libraries: variables, files, a web identity (Kubernetes), the
 * container, the machine.
 */
export async function readAmbientKeys(credentials: AwsCredentials, tools: CredentialTools): Promise<Expiring<AwsKeys>> {
  const { env } = tools.surroundings;
  const written = keysOfVariables(env) ?? (await findProfile(env['AWS_PROFILE'] ?? 'default', tools));
  if (written) return changeable(written, tools);
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE'] !== undefined) return askWithWebIdentity(credentials, tools);
  const container = containerUrl(env);
  return container ? askContainer(container, tools) : askInstance(tools);
}

function keysOfVariables(env: CredentialTools['surroundings']['env']): AwsKeys | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(token !== undefined && { sessionToken: token }) };
}

async function askWithWebIdentity(credentials: AwsCredentials, tools: CredentialTools): Promise<Expiring<AwsKeys>> {
  const { AWS_ROLE_ARN: arn, AWS_ROLE_SESSION_NAME: sessionName = 'switchboard' } = tools.surroundings.env;
  if (arn === undefined) throw failed('AWS_ROLE_ARN is not set beside AWS_WEB_IDENTITY_TOKEN_FILE');
  const token = await readToken('AWS_WEB_IDENTITY_TOKEN_FILE', tools);
  const stsUrl = tools.surroundings.env['AWS_ENDPOINT_URL_STS'];
  return assumeRoleWithWebIdentity({ arn, sessionName }, token, { ...credentials, stsUrl }, tools);
}

function containerUrl(env: CredentialTools['surroundings']['env']): URL | undefined {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = env;
  if (relative !== undefined) return new URL(relative, CONTAINER_HOST);
  return full === undefined ? undefined : new URL(full);
}

async function askContainer(url: URL, tools: CredentialTools): Promise<Expiring<AwsKeys>> {
  const { env } = tools.surroundings;
  const fromFile = env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] !== undefined;
  const authorization = fromFile
    ? await readToken('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', tools)
    : env['AWS_CONTAINER_AUTHORIZATION_TOKEN'];
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return keysOfAnswer(await askJson(local('GET', url.href, headers), tools));
}

/** The machine's metadata service, version 2: first a session, then the role's name, then its keys. */
async function askInstance(tools: CredentialTools): Promise<Expiring<AwsKeys>> {
  const lifetime = { 'x-aws-ec2-metadata-token-ttl-seconds': '300' };
  const session = await askText(local('PUT', `${INSTANCE}/api/token`, lifetime), tools);
  const headers = { 'x-aws-ec2-metadata-token': session.trim() };
  const roles = `${INSTANCE}/meta-data/iam/security-credentials/`;
  const [role = ''] = (await askText(local('GET', roles, headers), tools)).trim().split('\n');
  return keysOfAnswer(await askJson(local('GET', roles + encodeURIComponent(role), headers), tools));
}

const local = (method: 'GET' | 'PUT', url: string, headers: Record<string, string>): TokenRequest => ({
  method,
  url: new URL(url),
  network: 'loopback',
  metadataService: true,
  headers,
});

function keysOfAnswer(answer: JsonObject): Expiring<AwsKeys> {
  const [accessKeyId, secretAccessKey] = [textOf(answer, 'AccessKeyId'), textOf(answer, 'SecretAccessKey')];
  const [sessionToken, expiresAt] = [textOf(answer, 'Token'), Date.parse(textOf(answer, 'Expiration'))];
  if (accessKeyId === '' || secretAccessKey === '' || Number.isNaN(expiresAt))
    throw failed('the machine’s role gave no keys');
  return { value: { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) }, expiresAt };
}

/** A token in a file that a variable names: it is renewed there. */
async function readToken(variable: string, { surroundings: { env, readFile } }: CredentialTools): Promise<string> {
  const text = await readFile(env[variable] ?? '').catch((error: unknown) => {
    throw failed(`the file of ${variable} cannot be read`, error);
  });
  return text.trim();
}
