export type { RequestMessage } from '../platforms/index.ts';
export { Bag, type Bagged, OUTSIDE } from './bag.ts';
export { createDescriber } from './describe.ts';
export { createGateway, type GatewayParts } from './gateway.ts';
export type { CallerWire, Frame, Gateway, Invocation, Outcome, WireAnswer } from './invocation.ts';
export { OpenCalls } from './open-calls.ts';
export type { CallbackGuard } from './push-policy.ts';
export { createRecheck } from './recheck.ts';
export { type Adapters, createRunnerFinder, createRunners } from './runners.ts';
