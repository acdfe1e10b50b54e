import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { signedIn } from './session.ts';

/** How people may sign in, besides with a key and with a password. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: () => answerOf(api.GET('/v1/session/ways')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What must not be forgotten while somebody is at the identity provider. */
interface Errand {
  /** Where they wanted to go, under `/ui`. */
  to: string;
  /** Token of the invitation that they accept so. */
  invitation?: string;
}

const ERRAND = 'switchboard-sso';

/** Leads to the identity provider; its answer comes back to `/ui/sso`. */
export async function leaveForProvider(errand: Errand): Promise<void> {
  const { authorization_url } = await answerOf(api.GET('/v1/session/sso'));
  sessionStorage.setItem(ERRAND, JSON.stringify(errand));
  location.assign(authorization_url);
}

/** Signs in with what the provider sent the browser back with. @returns where somebody wanted to go */
export async function comeBack(query: string) {
  const errand = JSON.parse(sessionStorage.getItem(ERRAND) ?? '{"to":"/"}') as Errand;
  sessionStorage.removeItem(ERRAND);
  const { to, invitation } = errand;
  const body = { query, ...(invitation !== undefined && { invitation }) };
  return { to, session: await signedIn(answerOf(api.POST('/v1/session/sso', { body })), 'password') };
}
