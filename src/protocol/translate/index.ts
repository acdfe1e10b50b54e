export { stateTo03, stateTo10 } from './enums.ts';
export { translateError } from './errors.ts';
export { resultFixup } from './history.ts';
export { createStreamMemory, type StreamMemory } from './stream-memory.ts';
export { utcTimestamp } from './timestamp.ts';
export { translateEvent, translateParams, translateResult } from './translate.ts';
