export { translateError } from './errors.ts';
export { resultFixup } from './history.ts';
export { createStreamMemory, type StreamMemory } from './stream-memory.ts';
export { translateEvent, translateParams, translateResult } from './translate.ts';
