import type { AwsKeys } from './contract.ts';
import type { Expiring } from './token-cache.ts';
import { type CredentialTools, failed } from './token-endpoint.ts';

/** Keys that do not say when they end may be changed where they stand: they are read again after this, milliseconds. */
const CHANGEABLE_MS = 900_000;

/** Keys that somebody wrote down. */
export const changeable = (value: AwsKeys, { clock }: CredentialTools): Expiring<AwsKeys> => ({
  value,
  expiresAt: clock() + CHANGEABLE_MS,
});

/**
 * The keys of a profile in AWS's own files.
 *
 * @throws SwitchboardError when there is none with keys
 */
export async function readProfile(name: string, tools: CredentialTools): Promise<Expiring<AwsKeys>> {
  const keys = await findProfile(name, tools);
  if (keys) return changeable(keys, tools);
  throw failed(`there are no keys for the AWS profile "${name}"`);
}

/** @returns undefined when there is no such profile, or it holds no keys */
export async function findProfile(
  name: string,
  { surroundings: { env, readFile, homeDir } }: CredentialTools,
): Promise<AwsKeys | undefined> {
  const read = (path: string): Promise<string> => readFile(path).catch(() => '');
  const [credentials, config] = await Promise.all([
    read(env['AWS_SHARED_CREDENTIALS_FILE'] ?? `${homeDir}/.aws/credentials`),
    read(env['AWS_CONFIG_FILE'] ?? `${homeDir}/.aws/config`),
  ]);
  // Sections of the second file are called `profile x`, but the default one is not.
  const section = {
    ...sectionOf(config, name === 'default' ? name : `profile ${name}`),
    ...sectionOf(credentials, name),
  };
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_session_token: token } = section;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(token !== undefined && { sessionToken: token }) };
}

/** One section of an INI file. */
function sectionOf(file: string, name: string): Record<string, string> {
  const found: Record<string, string> = {};
  let isInside = false;
  for (const line of file.split(/\r?\n/)) {
    const heading = /^\s*\[\s*(.*?)\s*\]/.exec(line);
    if (heading) isInside = heading[1]?.replace(/\s+/g, ' ') === name;
    const [, key, value] = /^([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (isInside && key !== undefined && value !== undefined) found[key] = value;
  }
  return found;
}
