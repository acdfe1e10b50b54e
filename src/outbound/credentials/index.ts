export type {
  AwsCredentials,
  ClientCertificate,
  Credentials,
  EntraCredentials,
  FixedHeaders,
  GoogleCredentials,
  Identity,
  Oauth2Client,
} from './contract.ts';
export { createIdentifiedOutbound } from './identified-outbound.ts';
