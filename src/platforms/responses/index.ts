export { answersTo, askedBy, askedIn, needOf, withAsked } from './asked.ts';
export { failed } from './failed.ts';
export { inputOf, UNANSWERED } from './input.ts';
export { OPENAI_LIMITS } from './limits.ts';
export { previousOf, sessionOfResponse } from './previous.ts';
export { refused } from './refused.ts';
export { cancelResponse, followResponse, type ResponsesApi, runResponse } from './responses-api.ts';
