export type { NetworkClass, Outbound, OutboundBody, OutboundRequest, OutboundResponse, Timeouts } from './contract.ts';
