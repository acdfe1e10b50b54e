import { z } from 'zod';
import { headerName, headerValue } from './header-fields.ts';

const text = z.string().min(1).max(4096);
const secret = headerValue.min(1).max(65_536);
const httpUrl = z.url({ protocol: /^https?$/, error: 'not an http(s) URL' });
const network = z
  .enum(['public', 'private', 'loopback'])
  .optional()
  .describe('Where the identity provider is; public unless told.');

/** How the gateway proves to an agent who it is. Strict: a misspelt field would be silently without effect. */
export const credentialFields = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bearer'), token: secret }),
  z.strictObject({
    type: z.literal('api_key'),
    key: secret,
    header: headerName.optional().describe('x-api-key when not given.'),
    prefix: headerValue.optional().describe('What stands before the key, e.g. "Token ".'),
  }),
  z.strictObject({ type: z.literal('basic'), username: text.regex(/^[^:]*$/, 'no colon'), password: z.string() }),
  z.strictObject({
    type: z.literal('oauth2'),
    token_url: httpUrl,
    client_id: text,
    client_secret: text,
    scope: text.optional(),
    audience: text.optional(),
    client_auth: z.enum(['post', 'basic']).optional().describe('Where id and secret stand; post unless told.'),
    token_network: network,
  }),
  z.strictObject({
    type: z.literal('google'),
    google_credentials: z
      .union([z.record(z.string(), z.unknown()), z.string()])
      .optional()
      .describe('A credentials file, as JSON; without it, those of the surroundings.'),
    scope: text.optional(),
    quota_project: secret.optional(),
    token_url: httpUrl.optional(),
    token_network: network,
  }),
  z.strictObject({
    type: z.literal('entra'),
    scope: text,
    tenant_id: text.optional(),
    client_id: text.optional(),
    client_secret: text.optional().describe('Without it: workload or managed identity.'),
    authority: httpUrl.optional(),
    token_network: network,
  }),
  z.strictObject({
    type: z.literal('aws'),
    region: text,
    service: text,
    aws_access_key_id: text.optional(),
    aws_secret_access_key: text.optional(),
    aws_session_token: text.optional(),
    aws_profile_name: text.optional(),
    aws_role_name: text.optional(),
    aws_session_name: text.optional(),
    aws_external_id: text.optional(),
    aws_web_identity_token: text.optional(),
    sts_url: httpUrl.optional(),
    token_network: network,
  }),
]);

export type CredentialFields = z.infer<typeof credentialFields>;

/** What TLS shows to agents that ask for it. */
export const certificateFields = z.strictObject({
  certificate: text.max(65_536).describe('PEM; the chain may follow.'),
  private_key: text.max(65_536).describe('PEM.'),
  passphrase: text.optional(),
  authorities: text
    .max(1_048_576)
    .optional()
    .describe('PEM: who must have signed the agent’s own, instead of the usual.'),
});

export type CertificateFields = z.infer<typeof certificateFields>;
