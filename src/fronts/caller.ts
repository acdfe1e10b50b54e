import type { IncomingMessage } from 'node:http';
import { type Acting, type Authenticator, type Principal, readCredential } from '../access/index.ts';
import type { CallerAddress } from './caller-address.ts';

/** What it takes to know who calls. */
export interface CallerParts {
  authenticator: Authenticator;
  /** For the admin UI, whose playground calls as whoever is signed in, or as a key of theirs. */
  acting?: Acting;
  callerAddress: CallerAddress;
  /** An additional header that may carry the caller's key. */
  keyHeader: string | null;
}

/**
 * Who calls: whose key the request carries, else whoever is signed in to the admin UI if it comes from there, or the key that
 * they speak as. A session's cookie alone is nobody's.
 *
 * @returns a promise only when the database has to be asked
 * @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND, UNAVAILABLE; at once, or by the promise
 */
export function callerOf(
  request: IncomingMessage,
  { authenticator, acting, callerAddress, keyHeader }: CallerParts,
): Principal | Promise<Principal> {
  const credential = readCredential(request.headers, keyHeader);
  if (credential !== undefined) return authenticator.authenticate(credential);
  const { method = '', headers } = request;
  return (
    acting?.speakerOf({ method, headers, baseUrl: () => callerAddress.baseUrl(request) }) ??
    authenticator.authenticate(undefined)
  );
}
