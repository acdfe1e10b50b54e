// The calls of some months, one after another: mostly plain, in some ways unusual, as a company's are.
import { createUuidv7 } from '../../src/store/index.ts';
import { createRandom, hex, lognormal, uuid, weighted, zipf } from './random.mjs';

const OUTCOMES = [
  ['ok', 97],
  ['agent-error', 1.5],
  ['upstream-error', 0.8],
  ['caller-left', 0.3],
  ['refused', 0.3],
  ['truncated', 0.08],
  ['gateway-error', 0.02],
];
const FAILURES = {
  'agent-error': {
    errorCode: 'AGENT_-32603',
    errorMessage: 'The agent answered with an error of its own.',
    status: 200,
  },
  'upstream-error': { errorCode: 'UPSTREAM_UNREACHABLE', errorMessage: 'The agent could not be reached.', status: 502 },
  'caller-left': { errorCode: null, errorMessage: null, status: 200 },
  refused: { errorCode: 'RATE_LIMITED', errorMessage: 'Too many requests within a minute.', status: 429 },
  truncated: { errorCode: 'UPSTREAM_ENDED', errorMessage: 'The stream ended before it was finished.', status: 200 },
  'gateway-error': { errorCode: 'INTERNAL', errorMessage: 'The gateway has failed.', status: 500 },
};
const OPERATIONS = [
  ['send', 70],
  ['stream', 22],
  ['get', 7.5],
  ['cancel', 0.3],
  ['subscribe', 0.2],
];
/** A key calls few agents: its own first choice mostly. */
const AGENTS_OF_A_KEY = 4;

/**
 * @param span milliseconds from the first call's start to the last one's
 * @yields calls in the order of their starts, the last at `until`
 */
export function* makeCalls({ keys, agents }, { rows, until, span, seed = 1 }) {
  const random = createRandom(seed);
  const draws = {
    random,
    key: zipf(random, keys.length),
    agent: zipf(random, agents.length),
    outcome: weighted(random, OUTCOMES),
    operation: weighted(random, OPERATIONS),
    choice: zipf(random, AGENTS_OF_A_KEY),
    newId: createUuidv7((length) => Buffer.from(hex(random, length * 2), 'hex')),
  };
  const agentsOfKeys = keys.map(() => Array.from({ length: AGENTS_OF_A_KEY }, () => agents[draws.agent()]));
  let before = null;
  for (let row = 1; row <= rows; row++) {
    const startedAt = Math.round(until - span + (span * row) / rows);
    const place = draws.key();
    const agent = agentsOfKeys[place][draws.choice()];
    before = callOf(draws, { startedAt, key: keys[place], agent, before });
    yield before;
  }
}

function callOf(draws, { startedAt, key, agent, before }) {
  const { random } = draws;
  const outcome = draws.outcome();
  const operation = draws.operation();
  const { errorCode = null, errorMessage = null, status = 200 } = FAILURES[outcome] ?? {};
  const durationMs = Math.round(lognormal(random, operation === 'stream' ? 4_000 : 600, 1.1) * 1000) / 1000;
  const streamed = operation === 'stream' || operation === 'subscribe';
  const id = draws.newId(startedAt);
  return {
    id,
    // Some callers name their requests.
    requestId: random() < 0.1 ? uuid(random) : id,
    startedAt,
    firstByteMs: outcome === 'refused' ? null : durationMs / (streamed ? 10 : 1),
    durationMs,
    outcome,
    errorCode,
    errorMessage,
    httpStatus: status,
    front: 'a2a',
    operation,
    ...wireOf(random),
    deploymentId: agent.deploymentId,
    routing: 'only',
    attempts: null,
    agentId: agent.id,
    agentName: agent.name,
    ...ownersOf(key),
    decision: 'key',
    messageId: operation === 'send' || operation === 'stream' ? uuid(random) : null,
    ...conversationOf(random, before),
    taskState: outcome === 'ok' ? 'TASK_STATE_COMPLETED' : null,
    requestBytes: Math.round(lognormal(random, 900, 0.8)),
    responseBytes: Math.round(lognormal(random, 1_500, 1)),
    eventCount: streamed ? Math.round(lognormal(random, 20, 0.7)) : 0,
    ...priceOf(random),
    clientAddress: `10.0.${Math.floor(random() * 40)}.${Math.floor(random() * 250)}`,
    userAgent: random() < 0.8 ? 'a2a-sdk-python/0.3.22' : 'a2a-sdk-js/1.3.0',
    spanId: hex(random, 16),
    parentSpanId: null,
    ...OF_NO_MODEL,
  };
}

const OF_NO_MODEL = { model: null, provider: null, modelFacts: null };

const ownersOf = ({ id, alias, userId, teamId, teamAlias, tags }) => ({
  principalKind: 'key',
  keyId: id,
  keyAlias: alias,
  userId,
  teamId,
  teamAlias,
  tags,
  callerAgentId: null,
});

function wireOf(random) {
  const version = random() < 0.7 ? '1.0' : '0.3';
  const binding = random() < 0.85 ? 'JSONRPC' : 'HTTP+JSON';
  return { version, binding, upstreamVersion: version, upstreamBinding: binding };
}

/** A third of the calls goes on with what the one before it began; two thirds of the others open a task. */
function conversationOf(random, before) {
  if (before !== null && random() < 0.35) {
    const { taskId, contextId, traceId, traceRef, sessionId } = before;
    return { taskId, contextId, traceId, traceRef, sessionId };
  }
  const withTask = random() < 0.66;
  return {
    taskId: withTask ? uuid(random) : null,
    contextId: withTask ? uuid(random) : null,
    traceId: hex(random, 32),
    traceRef: null,
    sessionId: random() < 0.2 ? uuid(random) : null,
  };
}

/** A quarter of the calls tells what it used, half have a fixed price, for the rest nobody knows. */
function priceOf(random) {
  const kind = random();
  if (kind < 0.25) {
    const inputTokens = Math.round(lognormal(random, 800, 1));
    const outputTokens = Math.round(lognormal(random, 300, 1));
    const costNano = inputTokens * 3_000 + outputTokens * 15_000;
    return {
      inputTokens,
      outputTokens,
      totalTokens: inputTokens + outputTokens,
      costNano,
      costSource: 'reported-usage',
    };
  }
  const unknown = { inputTokens: null, outputTokens: null, totalTokens: null };
  return kind < 0.75
    ? { ...unknown, costNano: 5_000_000, costSource: 'per-call' }
    : { ...unknown, costNano: null, costSource: null };
}
