import type { Configuration } from 'openid-client';
import type { Logger } from 'pino';
import type { Outbound } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Claims } from './claims.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import type { SingleSignOnSettings } from './settings.ts';

/** What is remembered of somebody who was sent to the provider, until they are back. */
export interface Checks {
  state: string;
  nonce: string;
  verifier: string;
}

/** An OpenID provider, spoken to with the authorization code flow and PKCE. */
export interface Provider {
  /** Where to send somebody. @throws SwitchboardError UNAVAILABLE when the provider cannot be asked */
  authorize(redirectUri: string): Promise<{ url: string; checks: Checks }>;
  /**
   * Exchanges what somebody came back with for what the provider says of them.
   *
   * @param callback the address they came back to, with its query
   * @throws SwitchboardError UNAUTHENTICATED when anything about it is wrong, UNAVAILABLE
   */
  exchange(callback: URL, checks: Checks): Promise<Claims>;
  /** Where to go to be signed out there, too; null when the provider has no such place, or has not been asked yet. */
  endSessionUrl(returnTo: string): Promise<string | null>;
}

/** After so long the provider's metadata is read again. */
const METADATA_LASTS_MS = 60 * 60_000;

export function createProvider(options: {
  settings: SingleSignOnSettings;
  outbound: Pick<Outbound, 'send' | 'classify'>;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}): Provider {
  const { settings, clock, log } = options;
  let known: { configuration: Promise<Configuration>; until: number } | undefined;

  const configuration = (): Promise<Configuration> => {
    if (known && known.until > clock()) return known.configuration;
    const asked = discover(options);
    known = { configuration: asked, until: clock() + METADATA_LASTS_MS };
    // What failed is asked again by the next who signs in.
    asked.catch(() => {
      known = undefined;
    });
    return asked;
  };
  const reached = async (): Promise<Configuration> => {
    try {
      return await configuration();
    } catch (cause) {
      log.warn({ err: cause }, 'the identity provider cannot be asked');
      throw unavailable(settings.name, cause);
    }
  };

  return {
    async authorize(redirectUri) {
      const [client, provider] = await Promise.all([load(), reached()]);
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: settings.scopes.join(' '),
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, checks };
    },

    async exchange(callback, { state, nonce, verifier }) {
      const [client, provider] = await Promise.all([load(), reached()]);
      try {
        const tokens = await client.authorizationCodeGrant(provider, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error('no ID token');
        if (provider.serverMetadata().userinfo_endpoint === undefined) return claims;
        return { ...claims, ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)) };
      } catch (cause) {
        log.warn({ err: cause }, 'somebody could not be signed in by the identity provider');
        if (cameNotThrough(cause)) throw unavailable(settings.name, cause);
        throw refused(settings.name, cause);
      }
    },

    async endSessionUrl(returnTo) {
      if (!known) return null;
      const [client, provider] = await Promise.all([load(), known.configuration]);
      if (provider.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(provider, { post_logout_redirect_uri: returnTo }).href;
    },
  };
}

/** Loaded by the first who signs in so: a start pays nothing for it. */
const load = () => import('openid-client');

async function discover({
  settings: { issuer, clientId, clientSecret },
  outbound,
}: {
  settings: SingleSignOnSettings;
  outbound: Pick<Outbound, 'send' | 'classify'>;
}): Promise<Configuration> {
  const [client, network] = await Promise.all([load(), outbound.classify(issuer)]);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  return client.discovery(issuer, clientId, undefined, authentication, {
    [client.customFetch]: createGuardedFetch(outbound, network),
    execute: [
      // The ID token's signature is checked, though TLS alone would do (OpenID Connect Core 1.0, section 3.1.3.7).
      client.enableNonRepudiationChecks,
      // An issuer without TLS is the operator's own choice, for a provider on the same machine.
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
}

/** What the guarded connection says is no judgement about who signs in. */
function cameNotThrough(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof SwitchboardError) return true;
  return false;
}

const unavailable = (name: string, cause: unknown): SwitchboardError =>
  new SwitchboardError('UNAVAILABLE', `${name} cannot be asked right now who you are. Try again in a moment.`, {
    cause,
    retryAfterSeconds: 5,
  });

const refused = (name: string, cause: unknown): SwitchboardError =>
  new SwitchboardError('UNAUTHENTICATED', `${name} did not sign you in, or it took too long. Try again.`, { cause });
