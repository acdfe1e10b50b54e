export type {
  CancelSignal,
  ExchangeLog,
  LoggedExchange,
  NetworkClass,
  Outbound,
  OutboundBody,
  OutboundRequest,
  OutboundResponse,
  Timeouts,
} from './contract.ts';
export {
  type AwsCredentials,
  type ClientCertificate,
  type Credentials,
  createIdentifiedOutbound,
  type Identity,
} from './credentials/index.ts';
export { type Delivery, deliveryOf, upstreamError } from './delivery.ts';
export type { Lookup } from './guard.ts';
export { createOutbound, type OutboundOptions } from './outbound.ts';
