export type { Call, CallContent, CallRecorder, Outcome } from './call.ts';
