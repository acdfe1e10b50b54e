import type { JsonObject } from '../../protocol/index.ts';
import type { NetworkClass } from '../network-class.ts';

/** Who the gateway is to a peer, and how it proves that. */
export interface Identity {
  credentials?: Credentials | undefined;
  certificate?: ClientCertificate | undefined;
}

/** What a request shows. Never changed and kept for as long as the agent: what follows from it is worked out once. */
export type Credentials = FixedHeaders | Oauth2Client | GoogleCredentials | EntraCredentials | AwsCredentials;

/** Bearer token, basic authentication, API key: the same with every request. Lower-case names. */
export interface FixedHeaders {
  type: 'headers';
  headers: Readonly<Record<string, string>>;
}

/** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
export interface Oauth2Client {
  type: 'oauth2';
  tokenUrl: string;
  tokenNetwork: NetworkClass;
  clientId: string;
  clientSecret: string;
  scope?: string | undefined;
  audience?: string | undefined;
  /** Where the client's id and secret stand: in the form, or in an Authorization header (RFC 6749, section 2.3.1). */
  clientAuth: 'post' | 'basic';
}

/** Google Cloud (agent platforms, 1.9). */
export interface GoogleCredentials {
  type: 'google';
  /** A credentials file: a service account's key, a user's, or of a federation. Null: those of the surroundings. */
  file: JsonObject | null;
  scope: string;
  /** Instead of Google's own; what a credentials file says about it counts for nothing, as people upload those. */
  tokenUrl?: string | undefined;
  tokenNetwork: NetworkClass;
  /** Who pays, when a user's credentials are used. */
  quotaProject?: string | undefined;
}

/** Microsoft Entra ID (agent platforms, 3.0). Without a secret: workload identity where there is one, else managed identity. */
export interface EntraCredentials {
  type: 'entra';
  tenantId?: string | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  scope: string;
  /** E.g. `https://login.microsoftonline.us`. */
  authority?: string | undefined;
  tokenNetwork: NetworkClass;
}

/** AWS signatures (agent platforms, 4.4). Without keys, profile and role: what the surroundings offer. */
export interface AwsCredentials {
  type: 'aws';
  region: string;
  service: string;
  keys?: AwsKeys | undefined;
  profile?: string | undefined;
  role?: AwsRole | undefined;
  /** Of another token service than the region's. */
  stsUrl?: string | undefined;
  tokenNetwork: NetworkClass;
}

export interface AwsKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface AwsRole {
  arn: string;
  sessionName: string;
  externalId?: string | undefined;
  /** Shown instead of keys. */
  webIdentityToken?: string | undefined;
}

/** What TLS shows to peers that ask for it, as PEM. */
export interface ClientCertificate {
  /** Tells it apart from others: connections are shared only between requests with the same. */
  id: string;
  certificate: string;
  privateKey: string;
  passphrase?: string | undefined;
  /** Who must have signed the peer's certificate, instead of the public authorities. */
  authorities?: string | undefined;
}
