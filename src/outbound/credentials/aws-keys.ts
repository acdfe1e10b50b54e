import { readAmbientKeys } from './aws-ambient.ts';
import { readProfile } from './aws-profile.ts';
import type { AwsCredentials, AwsKeys } from './contract.ts';
import { assumeRole, assumeRoleWithWebIdentity } from './sts.ts';
import { sourceKey, type TokenSource } from './token-cache.ts';
import type { CredentialTools } from './token-endpoint.ts';

/** The keys to sign with: given, of a profile, or of the surroundings; and those of a role that these may take on. */
export function awsKeySource(credentials: AwsCredentials, tools: CredentialTools): TokenSource<AwsKeys> {
  const { role } = credentials;
  const base = baseSource(credentials, tools);
  if (!role) return base;
  return {
    key: sourceKey('aws role', base.key, credentials.region, credentials.stsUrl, credentials.tokenNetwork, role),
    fetch: async () =>
      role.webIdentityToken === undefined
        ? assumeRole(role, await tools.cache.get(base), credentials, tools)
        : assumeRoleWithWebIdentity(role, role.webIdentityToken, credentials, tools),
  };
}

function baseSource(credentials: AwsCredentials, tools: CredentialTools): TokenSource<AwsKeys> {
  const { keys, profile, region, stsUrl, tokenNetwork } = credentials;
  return {
    key: sourceKey('aws keys', region, stsUrl, tokenNetwork, profile, keys),
    async fetch() {
      if (keys) return { value: keys, expiresAt: Infinity };
      return profile === undefined ? readAmbientKeys(credentials, tools) : readProfile(profile, tools);
    },
  };
}
