import type { OutboundRequest, OutboundResponse } from '../contract.ts';
import { awsKeySource } from './aws-keys.ts';
import type { AwsCredentials, Credentials, FixedHeaders, GoogleCredentials } from './contract.ts';
import { entraSource } from './entra.ts';
import { googleSource, payerOf } from './google.ts';
import { oauth2Source } from './oauth2.ts';
import { signV4 } from './sigv4.ts';
import type { TokenSource } from './token-cache.ts';
import { type CredentialTools, failed } from './token-endpoint.ts';

/** Adds to requests what proves who sends them. */
export interface Authorizer {
  /** @throws SwitchboardError when there are no credentials; the request was not sent */
  authorize: (request: OutboundRequest) => Promise<Authorized>;
}

export interface Authorized {
  /** Of the request's own and those that prove: lower-case names, each once. */
  headers: Record<string, string>;
  /** @returns whether the peer did not accept this, and would accept another try */
  isStale: (response: OutboundResponse) => boolean;
}

export function createAuthorizer(credentials: Credentials, tools: CredentialTools): Authorizer {
  switch (credentials.type) {
    case 'headers':
      return fixedAuthorizer(credentials);
    case 'oauth2':
      return bearerAuthorizer(oauth2Source(credentials, tools), tools);
    case 'google': {
      const google = googleAuthorizer(credentials, tools);
      return credentials.file ? google : within(GOOGLE_HOSTS, google);
    }
    case 'entra': {
      const entra = bearerAuthorizer(entraSource(credentials, tools), tools);
      return credentials.clientSecret === undefined ? within(AZURE_HOSTS, entra) : entra;
    }
    case 'aws':
      return signingAuthorizer(credentials, tools);
  }
}

/** Hosts at which a cloud itself answers, and none of its customers. */
const GOOGLE_HOSTS = /(?:^|\.)googleapis\.com$/;
const AZURE_HOSTS = /(?:^|\.)(?:ai|openai|cognitiveservices)\.azure\.(?:com|us|cn)$/;

/**
 * Tokens of the gateway's own surroundings open more than one agent: whoever may register agents must not have them sent
 * to an address of his choosing. (Signatures are good for nothing elsewhere.)
 */
const within = (hosts: RegExp, { authorize }: Authorizer): Authorizer => ({
  async authorize(request) {
    const { hostname, protocol } = request.url;
    if (hosts.test(hostname) && (protocol === 'https:' || request.network === 'loopback')) return authorize(request);
    throw failed('those of its surroundings are shown to their own cloud only');
  },
});

const fixedAuthorizer = ({ headers: own }: FixedHeaders): Authorizer => ({
  authorize: async ({ headers }) => ({ headers: { ...lowerCase(headers), ...own }, isStale: () => false }),
});

const bearerAuthorizer = (source: TokenSource<string>, { cache }: CredentialTools): Authorizer => ({
  async authorize({ headers }) {
    const token = await cache.get(source);
    return {
      headers: { ...lowerCase(headers), authorization: `Bearer ${token}` },
      isStale: ({ status }) => status === 401 && cache.refused(source, token),
    };
  },
});

function googleAuthorizer(credentials: GoogleCredentials, tools: CredentialTools): Authorizer {
  const { authorize } = bearerAuthorizer(googleSource(credentials, tools), tools);
  let payer: Promise<string | undefined> | undefined;
  return {
    async authorize(request) {
      const { headers, isStale } = await authorize(request);
      payer ??= payerOf(credentials, tools).catch((error: unknown) => {
        payer = undefined;
        throw error;
      });
      const project = await payer;
      return { headers: { ...headers, ...(project !== undefined && { 'x-goog-user-project': project }) }, isStale };
    },
  };
}

/** AWS says so when keys have ended, or were taken back. */
const ENDED_KEYS = /^(?:ExpiredToken|UnrecognizedClient|InvalidClientTokenId)/;

/** Tracing must not be signed: whatever stands between changes it. */
const UNSIGNED = new Set([
  'traceparent',
  'tracestate',
  'x-amzn-trace-id',
  'user-agent',
  'expect',
  'host',
  'connection',
]);

function signingAuthorizer(credentials: AwsCredentials, tools: CredentialTools): Authorizer {
  const { region, service } = credentials;
  const { cache, clocks } = tools;
  const source = awsKeySource(credentials, tools);
  return {
    async authorize({ method, url, headers, body }) {
      const keys = await cache.get(source);
      const sent = lowerCase(headers);
      const signed = Object.fromEntries(Object.entries(sent).filter(([name]) => !UNSIGNED.has(name)));
      const proof = signV4({ method, url, headers: signed, body }, { keys, region, service, now: clocks.now(url) });
      return {
        headers: { ...sent, ...proof },
        isStale({ status, headers: answered }) {
          if (status !== 403) return false;
          const isEnded = ENDED_KEYS.test(answered['x-amzn-errortype'] ?? '');
          return isEnded ? cache.refused(source, keys) : clocks.learn(url, answered['date']);
        },
      };
    },
  };
}

/** Names of headers differ by their letters: what proves takes the place of whatever was there. */
const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
