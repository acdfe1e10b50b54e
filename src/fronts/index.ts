export { type A2aFront, createA2aFront } from './a2a/a2a-front.ts';
export type { A2aFrontParts } from './a2a/parts.ts';
export { type AddressRefusal, createAddressRefusal } from './allowed-addresses.ts';
export { type CallerAddress, createCallerAddress } from './caller-address.ts';
export { createModelsFront, type ModelsFront, type ModelsFrontParts } from './models/models-front.ts';
