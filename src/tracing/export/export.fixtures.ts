import type { RecordedCall } from '../../ledger/index.ts';
import { aCall } from '../../ledger/ledger.fixtures.ts';
import type { ToldCall, TraceFacts } from './told-call.ts';

export const START = 1_769_072_061_000;
export const TRACE_ID = '28982d9a10b544b98e7e0723f28bf3cd';
export const AGENT_SPAN = 'a1b2c3d4e5f60718';
export const MODEL_SPAN = 'b1b2c3d4e5f60719';

/** The call of an agent that answered after 9.46 s. */
export const agentCall = (changes: Partial<RecordedCall> = {}): RecordedCall => ({
  ...aCall({
    id: 'call-a',
    startedAt: START,
    durationMs: 9460,
    traceId: TRACE_ID,
    traceRef: null,
  }),
  agentId: 'agent-1',
  agentName: 'planner',
  callerAgentId: null,
  spanId: AGENT_SPAN,
  parentSpanId: null,
  costNano: 5e7,
  sessionId: 'ctx-1',
  attempts: null,
  tags: null,
  seq: 1,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
  model: null,
  provider: null,
  modelFacts: null,
  ...changes,
});

/** The call of a model that the agent made meanwhile. */
export const modelCall = (changes: Partial<RecordedCall> = {}): RecordedCall => ({
  ...agentCall({
    id: 'call-m',
    startedAt: START + 120,
    durationMs: 2900.5,
    firstByteMs: 2880,
  }),
  front: 'models' as const,
  operation: 'chat.completions' as const,
  agentId: null,
  agentName: '',
  callerAgentId: 'agent-1',
  spanId: MODEL_SPAN,
  parentSpanId: AGENT_SPAN,
  sessionId: null,
  contextId: null,
  model: 'gpt-4o',
  provider: 'openai',
  taskId: null,
  taskState: null,
  messageId: null,
  inputTokens: 191,
  outputTokens: 34,
  totalTokens: 225,
  costNano: 817500,
  ...changes,
});

export const FACTS: TraceFacts = {
  name: 'planner',
  sessionId: 'ctx-1',
  userId: 'user-1',
  tags: ['a2a', 'agent:planner'],
  agents: ['agent-1', 'planner'],
  teams: ['team-1', 'Team 1'],
};

export const told = (call: RecordedCall, changes: Partial<ToldCall> = {}): ToldCall => ({
  call,
  content: null,
  trace: FACTS,
  parentSpanId: call.parentSpanId,
  callersSpanId: null,
  link: null,
  backend: null,
  size: 100,
  ...changes,
});
