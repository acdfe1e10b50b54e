/** What one way of signing in to an agent asks for. */
export interface CredentialField {
  name: string;
  label: string;
  isSecret?: boolean;
  isRequired?: boolean;
  hint?: string;
}

interface CredentialKind {
  label: string;
  fields: readonly CredentialField[];
}

const secret = (name: string, label: string, isRequired = true): CredentialField => ({
  name,
  label,
  isSecret: true,
  isRequired,
});
const needed = (name: string, label: string): CredentialField => ({ name, label, isRequired: true });
const maybe = (name: string, label: string, hint?: string): CredentialField => ({
  name,
  label,
  ...(hint !== undefined && { hint }),
});

/** By the API's `credentials.type`, with its fields' names (docs/credentials.md). */
export const CREDENTIALS: Readonly<Record<string, CredentialKind>> = {
  bearer: { label: 'Bearer token', fields: [secret('token', 'Token')] },
  api_key: {
    label: 'A key in a header',
    fields: [
      secret('key', 'Value'),
      maybe('header', 'Header', 'x-api-key, unless told'),
      maybe('prefix', 'Before the key', 'such as "Token "'),
    ],
  },
  basic: { label: 'User and password', fields: [needed('username', 'User'), secret('password', 'Password')] },
  oauth2: {
    label: 'OAuth client',
    fields: [
      needed('token_url', 'Address for tokens'),
      needed('client_id', 'Client id'),
      secret('client_secret', 'Client secret'),
      maybe('scope', 'Scope'),
      maybe('audience', 'Audience'),
    ],
  },
  google: {
    label: 'Google',
    fields: [
      { ...secret('google_credentials', 'Credentials file, as JSON', false), hint: 'empty: those of the surroundings' },
      maybe('scope', 'Scope'),
      maybe('quota_project', 'Quota project'),
    ],
  },
  entra: {
    label: 'Microsoft Entra',
    fields: [
      needed('scope', 'Scope'),
      maybe('tenant_id', 'Tenant'),
      maybe('client_id', 'Client id'),
      { ...secret('client_secret', 'Client secret', false), hint: 'empty: workload or managed identity' },
    ],
  },
  aws: {
    label: 'AWS signature',
    fields: [
      needed('region', 'Region'),
      needed('service', 'Service'),
      maybe('aws_access_key_id', 'Access key id', 'empty: the identity of the surroundings'),
      secret('aws_secret_access_key', 'Secret access key', false),
      secret('aws_session_token', 'Session token', false),
      maybe('aws_role_name', 'Role to take'),
      maybe('aws_external_id', 'External id'),
    ],
  },
};
