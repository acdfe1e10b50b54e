import { z } from 'zod';
import { DISTINCT_CHARACTERS, PASSWORD_LENGTH, SESSION_LASTS_MS } from '../../access/index.ts';
import { SSO_REDIRECT_PATH } from '../session/single-sign-on-routes.ts';
import type { RunningSettings } from './running-settings.ts';

const text = z.string();
const nameOrNone = text.nullable();

export const signInView = z.object({
  single_sign_on: z
    .object({
      name: text,
      issuer: text,
      client_id: text,
      has_client_secret: z.boolean(),
      scopes: z.array(text),
      allowed_email_domains: z.array(text).describe('Empty lets everybody in whom the provider knows.'),
      auto_provision: z.boolean(),
      default_role: text,
      role_claim: nameOrNone,
      roles: z.record(text, text),
      team_claim: nameOrNone,
      teams: z.record(text, text),
    })
    .nullable()
    .describe('Null when no identity provider is configured.'),
  callback_url: text.describe('What an identity provider is to be told as the redirect address.'),
  session_ms: z.number(),
  password: z.object({
    min_length: z.number(),
    min_distinct_characters: z.number(),
  }),
});

export function viewSignIn(
  { singleSignOn: sso }: Pick<RunningSettings['config'], 'singleSignOn'>,
  baseUrl: string,
): z.input<typeof signInView> {
  return {
    single_sign_on: sso && {
      name: sso.name,
      issuer: sso.issuer.href,
      client_id: sso.clientId,
      has_client_secret: sso.clientSecret !== null,
      scopes: sso.scopes,
      allowed_email_domains: sso.allowedDomains,
      auto_provision: sso.provisions,
      default_role: sso.defaultRole,
      role_claim: sso.roleClaim,
      roles: sso.roles,
      team_claim: sso.teamClaim,
      teams: sso.teams,
    },
    callback_url: baseUrl + SSO_REDIRECT_PATH,
    session_ms: SESSION_LASTS_MS,
    password: { min_length: PASSWORD_LENGTH, min_distinct_characters: DISTINCT_CHARACTERS },
  };
}
