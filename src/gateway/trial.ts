import type { Agent } from '../agents/index.ts';
import type { Content, Platform, Reply } from '../platforms/index.ts';
import {
  createStreamMemory,
  type Json,
  type JsonObject,
  type Part,
  parseJson,
  type StreamMemory,
  SwitchboardError,
  translateEvent,
  translateResult,
  UpstreamFailure,
} from '../protocol/index.ts';
import type { ConversationHeaders } from './native.ts';
import { restMessage } from './on-behalf.ts';
import type { MakeRunner } from './runners.ts';
import { unattendedHeaders } from './upstream-headers.ts';

export interface TrialParts {
  platforms: { a2a: Platform };
  runnerOf: MakeRunner;
  conversationHeaders: ConversationHeaders;
  /** 64 hex digits. */
  randomHex: () => string;
  newId: () => string;
  /** Milliseconds. */
  monotonic: () => number;
}

/** What came of a message to an agent that nobody can call yet. */
export interface TrialReport {
  /** Until its end, milliseconds. */
  ms: number;
  /** What the agent told: answers and events of A2A 1.0, or of its own platform those of the adapter. */
  frames: { atMs: number; frame: Json }[];
  /** In words for administrators; null when the agent answered. */
  failure: string | null;
}

/** Sends a message to an agent as it is, registered or not: no key, no task and no record of a call comes of it. */
export type TryAgent = (agent: Agent, words: string) => Promise<TrialReport>;

/** So long is listened to an agent, milliseconds. */
const WITHIN_MS = 30_000;
/** So much of what it says is kept. */
const MOST_FRAMES = 200;

export function createTrial(parts: TrialParts): TryAgent {
  const { monotonic } = parts;
  return async (agent, words) => {
    const startedAt = monotonic();
    const sinceStart = () => Math.round(monotonic() - startedAt);
    const frames: TrialReport['frames'] = [];
    const stop = AbortSignal.timeout(WITHIN_MS);
    try {
      for await (const frame of framesOf({ agent, words, signal: stop, parts })) {
        frames.push({ atMs: sinceStart(), frame });
        if (frames.length === MOST_FRAMES) break;
      }
      return { ms: sinceStart(), frames, failure: toldFailure(frames.at(-1)?.frame) };
    } catch (error) {
      return { ms: sinceStart(), frames, failure: stop.aborted ? TOO_LONG : inWords(error) };
    }
  };
}

const TOO_LONG = `The agent was listened to for ${WITHIN_MS / 1000} seconds and had not finished then.`;

interface Trial {
  agent: Agent;
  words: string;
  signal: AbortSignal;
  parts: TrialParts;
}

function framesOf(trial: Trial): AsyncIterable<Json> {
  const [deployment] = trial.agent.deployments.filter(({ weight }) => weight > 0);
  if (!deployment)
    throw new SwitchboardError('INVALID_PARAMS', 'No deployment of the agent takes calls: give one a weight.');
  return deployment.speaksA2a ? relayed(trial, deployment) : adapted(trial, deployment);
}

type Deployment = Agent['deployments'][number];

async function* relayed({ agent, words, signal, parts }: Trial, deployment: Deployment): AsyncGenerator<Json> {
  const { interfaces, network, identity } = deployment;
  const operation = agent.capabilities.streaming ? 'stream' : 'send';
  const contextId = agent.platform === 'a2a' ? undefined : parts.newId();
  const message = { messageId: parts.newId(), role: 'ROLE_USER', parts: said(words), ...(contextId && { contextId }) };
  const ofConversation = contextId && parts.conversationHeaders(agent, { owner: parts.randomHex(), contextId });
  const reply = await parts.platforms.a2a.run({
    operation,
    version: '1.0',
    binding: 'HTTP+JSON',
    message: restMessage({ method: 'POST', path: `/message:${operation}`, search: '' }, { message }, { message }),
    signal,
    upstream: {
      interfaces: [...interfaces],
      network,
      headers: { ...unattendedHeaders(agent, deployment), ...ofConversation },
      identity,
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
    },
  });
  yield* contentsOf(reply);
}

async function* contentsOf(reply: Reply): AsyncGenerator<Json> {
  if (reply.kind === 'unary') return yield toldAs10(reply.content);
  const memory = createStreamMemory();
  for await (const content of reply.events) yield toldAs10(content, memory);
}

/** @param memory of a stream's events */
function toldAs10(content: Content, memory?: StreamMemory): Json {
  if (content.kind === 'bytes') return parseJson(content.body);
  if (content.kind === 'error') return { error: { ...content.error } as JsonObject };
  const { value, dialect } = content;
  return memory ? translateEvent(value, dialect, '1.0', memory) : translateResult('send', value, dialect, '1.0');
}

/** Ends as a turn does: with what was done, is needed, or went wrong. */
async function* adapted({ agent, words, signal, parts }: Trial, deployment: Deployment): AsyncGenerator<Json> {
  const runner = parts.runnerOf(agent, deployment, unattendedHeaders(agent, deployment));
  if (!runner) throw new SwitchboardError('INVALID_PARAMS', `There is no adapter for "${agent.platform}".`);
  const turn = {
    taskId: parts.newId(),
    parts: said(words),
    metadata: {},
    sessionKey: parts.randomHex(),
    userKey: parts.randomHex(),
    session: undefined,
    resume: undefined,
    idempotencyKey: parts.newId(),
    detached: false,
  };
  for await (const event of runner.run(turn, signal)) {
    yield { ...event } as unknown as Json;
    if (event.type === 'done' || event.type === 'need' || event.type === 'fail') return;
  }
  throw new SwitchboardError('UPSTREAM_FAILED', 'The agent’s answer broke off before its end.');
}

const said = (words: string): Part[] => [{ text: words }];

/** Agents fail in two ways: as A2A says it, or as their platform does. */
function toldFailure(last: Json | undefined): string | null {
  const { error, type, message } = (last ?? {}) as { error?: { message?: string }; type?: string; message?: string };
  if (last === undefined) return 'The agent ended its answer before it said anything.';
  if (error) return error.message ?? 'The agent refused the message.';
  return type === 'fail' ? (message ?? 'The agent failed on the message.') : null;
}

function inWords(error: unknown): string {
  if (error instanceof UpstreamFailure) return error.terms.message;
  if (error instanceof SwitchboardError) return error.message;
  throw error;
}
