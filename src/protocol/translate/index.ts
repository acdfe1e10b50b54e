export { translateError } from './errors.ts';
export { createStreamMemory, type StreamMemory } from './stream-memory.ts';
export { resultFixup, translateEvent, translateParams, translateResult } from './translate.ts';
