export { answersTo, askedBy, askedIn, needOf, withAsked } from './asked.ts';
export { failed } from './failed.ts';
export { inputOf, UNANSWERED } from './input.ts';
export { refused } from './refused.ts';
export { responseIn } from './response-run.ts';
export { cancelResponse, followResponse, type ResponsesApi, runResponse } from './responses-api.ts';
