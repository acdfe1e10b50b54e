import { queryOptions, skipToken } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { rememberWay, type Way } from './sign-in-way.ts';
import type { Session } from './types.ts';

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answerOf(api.GET('/v1/session')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** When a session was found to be over whose page stays, in milliseconds since 1970. It is never asked for, but told. */
export const sessionEndQuery = queryOptions<number>({
  queryKey: ['session-end'],
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, for pages that need nobody signed in: a browser in which nobody did so lately has no reason to ask. */
export const sessionIfAnyQuery = () => ({ ...sessionQuery, enabled: hasSignedIn() });

export type Credentials = { key: string } | { user: string; password: string };

export const signIn = (body: Credentials) =>
  signedIn(answerOf(api.POST('/v1/session', { body })), 'key' in body ? 'key' : 'password');

/** What is remembered once somebody is. */
export async function signedIn(entering: Promise<Session>, way: Way): Promise<Session> {
  const session = await entering;
  remember(true);
  rememberWay(way);
  return session;
}

export const changePassword = (body: { current_password: string; new_password: string }) =>
  answerOf(api.POST('/v1/session/password', { body }));

export async function signOut() {
  const left = await answerOf(api.DELETE('/v1/session'));
  remember(false);
  return left;
}

/** Tells when somebody has signed out in another tab of this browser: the session was the same. */
export const onSignOutElsewhere = (listener: () => void): void =>
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === SIGNED_IN && newValue === null) listener();
  });

/** That there may be a session, and nothing of it: no script can read its cookie. */
const SIGNED_IN = 'switchboard-signed-in';

function hasSignedIn(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN) !== null;
  } catch {
    return false;
  }
}

function remember(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(SIGNED_IN, 'yes');
    else localStorage.removeItem(SIGNED_IN);
  } catch {
    // Private mode: public pages then take everybody for a visitor.
  }
}
