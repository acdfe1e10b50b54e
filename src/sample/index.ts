export { type RunningSampleAgent, startSampleAgent } from './server.ts';
