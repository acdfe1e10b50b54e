export { type Asked, answersTo, askedIn } from './asked.ts';
export { messageOf } from './input.ts';
export { type ResponseHandles, ResponseReader } from './response-reader.ts';
