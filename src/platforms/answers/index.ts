export { agentsWords, failedResponse, invalidAnswer } from './failure.ts';
export { type JsonEvent, jsonEvents } from './json-events.ts';
export { jsonValues } from './json-values.ts';
export { readJson, readObject, readRefusal } from './read-json.ts';
