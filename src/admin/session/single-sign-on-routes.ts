import { z } from 'zod';
import { type Person, readTicketCookie, type SingleSignOn, SYSTEM, ticketCookie } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { defineRoute } from '../http/route.ts';
import { beginSession, sessionView } from './session-view.ts';

/** The page of the UI that the provider sends people back to. */
export const SSO_REDIRECT_PATH = '/ui/sso';

const readWays = defineRoute({
  name: 'readSignInWays',
  summary: 'How people may sign in, besides with a key and with a password.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/session/ways',
  permission: 'open',
  answer: z.object({
    single_sign_on: z.object({ name: z.string() }).nullable().describe('The identity provider, if there is one.'),
  }),
  handle: (_request, { singleSignOn }) => ({
    body: { single_sign_on: singleSignOn && { name: singleSignOn.name } },
  }),
});

const beginSso = defineRoute({
  name: 'beginSingleSignOn',
  summary: 'Where to go to sign in with the identity provider: sets a cookie that ties the answer to this browser.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/session/sso',
  permission: 'open',
  answer: z.object({ authorization_url: z.string() }),
  errors: ['UNSUPPORTED_OPERATION', 'UNAVAILABLE'],
  handle: async ({ baseUrl }, context) => {
    const { url, ticket, lastsSeconds } = await configured(context).begin(baseUrl + SSO_REDIRECT_PATH);
    return {
      body: { authorization_url: url },
      headers: { 'set-cookie': ticketCookie(ticket, baseUrl, lastsSeconds) },
    };
  },
});

const back = z.strictObject({
  query: z.string().max(8192).describe('Of the address that the provider sent the browser back to.'),
  invitation: z.string().min(1).max(256).optional().describe('Token of an invitation to accept without a password.'),
});

/** Who came back with these words: the provider is asked once, before anything is written. */
const known = new WeakMap<z.infer<typeof back>, Person>();

const finishSso = defineRoute({
  name: 'finishSingleSignOn',
  summary: 'Sign in with what the identity provider sent the browser back with: sets a cookie.',
  tag: 'operation',
  method: 'POST',
  path: '/v1/session/sso',
  permission: 'open',
  body: back,
  answer: sessionView,
  errors: ['UNAUTHENTICATED', 'PERMISSION_DENIED', 'NOT_FOUND', 'CONFLICT', 'UNSUPPORTED_OPERATION', 'UNAVAILABLE'],
  authorise: async ({ body, cookie }, context) => {
    known.set(body, await configured(context).finish(body.query, readTicketCookie(cookie)));
  },
  audit: { action: 'session.create', targets: (_request, _context, answer) => [answer?.user_id ?? []].flat() },
  handle: async (request, context) => {
    const { body, baseUrl } = request;
    const person = known.get(body);
    if (!person) throw new SwitchboardError('INTERNAL', 'Nobody came back.');
    const sso = configured(context);
    const { user, isNew } = await sso.userOf(person, body.invitation);
    if (isNew) await context.audit.record({ actor: SYSTEM, action: 'user.create', target: user.id });
    const begun = await beginSession({ userId: user.id, issuer: sso.issuer }, request, context);
    const cookies = [begun.cookie, ticketCookie('', baseUrl, 0)];
    return { body: begun.body, headers: { 'set-cookie': cookies } };
  },
});

function configured({ singleSignOn }: RouteContext): SingleSignOn {
  if (singleSignOn) return singleSignOn;
  throw new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    'No identity provider is configured here: see "sso" in the configuration.',
  );
}

export const singleSignOnRoutes = [readWays, beginSso, finishSso];
