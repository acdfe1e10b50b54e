import type { components, operations } from './schema.ts';

/** What the management API answers with. */
export type Agent = components['schemas']['AgentResponse'];
export type Call = components['schemas']['Call'];
export type CallDetail = operations['getCall']['responses'][200]['content']['application/json'];
export type Trace = components['schemas']['Trace'];
export type TraceDetail = components['schemas']['TraceDetail'];
export type TraceNode = components['schemas']['TraceNode'];
/** A call in a strip: what ran when, and nothing else. */
export type Hop = components['schemas']['Hop'];
/** What a call caused. */
export type Caused = components['schemas']['Caused'];
export type CallTotals = components['schemas']['CallTotals'];
export type AgentHealth = operations['agentHealth']['responses'][200]['content']['application/json'];
export type Deployment = components['schemas']['DeploymentHealth'];
export type Session = components['schemas']['Session'];
export type CallFilter = NonNullable<operations['listCalls']['parameters']['query']>;
export type CallStatistics = components['schemas']['CallStatistics'];
export type SavedView = components['schemas']['SavedView'];
export type Outcome = Call['outcome'];
