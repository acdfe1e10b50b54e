export { agentsWords, failedResponse, invalidAnswer } from './failure.ts';
export { type JsonEvent, jsonEvents } from './json-events.ts';
export { readJson, readRefusal } from './read-json.ts';
