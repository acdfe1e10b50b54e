import { boolean, choice, httpUrl, secret, text, textMap, texts, wordMap } from '../value-type.ts';
import { key, optional } from './key.ts';

/** As LiteLLM names what users may do. */
const ROLES = ['proxy_admin', 'proxy_admin_viewer', 'internal_user', 'internal_user_viewer'] as const;

/** Who says who people are, when they sign in to the admin UI. */
export const SSO_KEYS = {
  ssoIssuer: optional({
    path: 'sso.issuer',
    type: httpUrl,
    about: 'An OpenID provider that people may sign in with; its metadata stands below /.well-known there.',
    example: 'https://login.example.com',
  }),
  ssoClientId: optional({
    path: 'sso.client_id',
    type: text,
    about: "The gateway's name there. Its redirect address is /ui/sso below the gateway's.",
    example: 'switchboard',
  }),
  ssoClientSecret: optional({
    path: 'sso.client_secret',
    type: secret,
    about: 'Of the same client; a public client has none.',
    example: 'example-secret',
  }),
  ssoName: key({
    path: 'sso.name',
    type: text,
    default: 'single sign-on',
    about: 'What the sign-in calls the provider.',
  }),
  ssoScopes: key({
    path: 'sso.scopes',
    type: texts,
    default: ['openid', 'email', 'profile'],
    about: 'What the provider is asked to tell.',
    example: '[openid, email, profile]',
  }),
  ssoDomains: key({
    path: 'sso.allowed_email_domains',
    type: texts,
    default: [],
    about: 'Lets in only who has a verified e-mail of one of these domains.',
  }),
  ssoProvisions: key({
    path: 'sso.auto_provision',
    type: boolean,
    default: false,
    about: 'Makes a user of whoever comes for the first time. Without it, people come by an invitation first.',
  }),
  ssoDefaultRole: key({
    path: 'sso.default_role',
    type: choice(ROLES),
    default: 'internal_user_viewer',
    about: 'Of users made so, and of those whose claim names no role.',
  }),
  ssoRoleClaim: optional({
    path: 'sso.role_claim',
    type: text,
    about: 'The claim that says what somebody may do; dots lead into objects. Roles then follow the provider.',
    example: 'groups',
  }),
  ssoRoles: optional({
    path: 'sso.roles',
    type: wordMap(ROLES),
    about: 'What that claim says, and the role it stands for; the strongest counts.',
    example: '{ platform: proxy_admin, auditors: proxy_admin_viewer }',
  }),
  ssoTeamClaim: optional({
    path: 'sso.team_claim',
    type: text,
    about: 'The claim that says which teams somebody is in.',
    example: 'groups',
  }),
  ssoTeams: optional({
    path: 'sso.teams',
    type: textMap,
    about:
      'What that claim says, and the id of the team it stands for. Membership of these teams follows the provider.',
    example: '{ logistics: forwarding }',
  }),
};
