import type { AwsCredentials, AwsKeys, AwsRole } from './contract.ts';
import { signV4 } from './sigv4.ts';
import type { Expiring } from './token-cache.ts';
import { askInPeerTime, askText, type CredentialTools, failed } from './token-endpoint.ts';

type Where = Pick<AwsCredentials, 'region' | 'stsUrl' | 'tokenNetwork'>;

/** Takes on a role by keys that may do so. */
export function assumeRole(
  { arn, sessionName, externalId }: AwsRole,
  keys: AwsKeys,
  where: Where,
  tools: CredentialTools,
): Promise<Expiring<AwsKeys>> {
  const form = {
    ...question('AssumeRole', arn, sessionName),
    ...(externalId !== undefined && { ExternalId: externalId }),
  };
  const url = addressOf(where);
  const body = Buffer.from(new URLSearchParams(form).toString());
  const contentType = { 'content-type': 'application/x-www-form-urlencoded' };
  return askInPeerTime(
    url,
    (now) => {
      const request = { method: 'POST', url, headers: contentType, body };
      const headers = signV4(request, { keys, region: where.region, service: 'sts', now });
      return askKeys({ form, headers }, where, tools);
    },
    tools,
  );
}

/** Takes on a role by another issuer's token. Nothing is signed. */
export const assumeRoleWithWebIdentity = (
  { arn, sessionName }: AwsRole,
  token: string,
  where: Where,
  tools: CredentialTools,
): Promise<Expiring<AwsKeys>> =>
  askKeys(
    {
      form: { ...question('AssumeRoleWithWebIdentity', arn, sessionName), WebIdentityToken: token },
      headers: {},
    },
    where,
    tools,
  );

const question = (action: string, arn: string, sessionName: string): Record<string, string> => ({
  Action: action,
  Version: '2011-06-15',
  RoleArn: arn,
  RoleSessionName: sessionName,
});

const addressOf = ({ region, stsUrl }: Where): URL =>
  new URL(stsUrl ?? `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`);

/** The answer is XML; the names of what is read stand in it once. */
async function askKeys(
  { form, headers }: { form: Record<string, string>; headers: Record<string, string> },
  where: Where,
  tools: CredentialTools,
): Promise<Expiring<AwsKeys>> {
  const network = where.tokenNetwork;
  const xml = await askText({ method: 'POST', url: addressOf(where), network, headers, form }, tools);
  const read = (name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1] ?? '';
  const [accessKeyId, secretAccessKey] = [read('AccessKeyId'), read('SecretAccessKey')];
  const expiresAt = Date.parse(read('Expiration'));
  if (accessKeyId === '' || secretAccessKey === '' || Number.isNaN(expiresAt)) throw failed('the role gave no keys');
  return { value: { accessKeyId, secretAccessKey, sessionToken: read('SessionToken') }, expiresAt };
}
