export type {
  AwsCredentials,
  ClientCertificate,
  Credentials,
  Identity,
} from './contract.ts';
export { createIdentifiedOutbound } from './identified-outbound.ts';
