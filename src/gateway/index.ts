export type { CallerWire, Gateway, Invocation, Outcome, WireAnswer } from './invocation.ts';
