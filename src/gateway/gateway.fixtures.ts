import { pino } from 'pino';
import { vi } from 'vitest';
import type { KeyPrincipal, Reservation } from '../access/index.ts';
import { granting, keyPrincipal } from '../access/principals.fixtures.ts';
import { anAgent } from '../agents/agent.fixtures.ts';
import { type Agent, createBalancer } from '../agents/index.ts';
import type { Call, CallContent } from '../ledger/index.ts';
import type { Content, Reply } from '../platforms/index.ts';
import type { Sighting } from '../protocol/index.ts';
import { aClaim } from '../tasks/claim.fixtures.ts';
import type { TraceContext } from '../tracing/index.ts';
import { createGateway } from './gateway.ts';
import type { CallerWire, Invocation, Outcome } from './invocation.ts';
import { OpenCalls } from './open-calls.ts';
import type { GatewayParts } from './parts.ts';

export { anAgent };

export const aKey = (changes: Partial<KeyPrincipal> = {}): KeyPrincipal =>
  keyPrincipal({ alias: 'tests', grants: { key: granting('agent-1'), team: null, caller: null }, ...changes });

/** A key that was given these agents, and no others. */
export const aKeyFor = (...agents: string[]): KeyPrincipal =>
  aKey({ grants: { key: granting(...agents), team: null, caller: null } });

/** Of a call that nothing limits. */
export const aReservation = (changes: Partial<Reservation> = {}): Reservation => ({
  shadow: null,
  headers: () => ({}),
  settle: () => {},
  ...changes,
});

export const aTrace: TraceContext = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: null,
  sampled: true,
  traceRef: null,
  sessionId: null,
  traceState: null,
};

export const via = { version: '1.0', binding: 'JSONRPC', headers: { 'a2a-extensions': 'https://x' } } as const;

export const content = (text: string, sighting: Partial<Sighting> = {}): Content => ({
  kind: 'bytes',
  status: 200,
  body: Buffer.from(text),
  sighting: { terminal: false, ...sighting },
});

export const unary = (text: string, sighting?: Partial<Sighting>): Reply => ({
  kind: 'unary',
  via,
  content: content(text, sighting),
});

/** A wire whose answers can be read at a glance. */
export const wire: CallerWire = {
  answer: (value) => answerOf(200, JSON.stringify(value)),
  rawAnswer: (status, body) => answerOf(status, body.toString()),
  agentError: (error) => answerOf(200, `agent error ${error.code}`),
  failure: (error) => answerOf(error.row.rpcStatus, error.code),
  event: (value) => frameOf(JSON.stringify(value)),
  rawEvent: (data) => frameOf(data.toString()),
  agentErrorEvent: (error) => frameOf(`agent error ${error.code}`),
  failureEvent: (error) => frameOf(error.code),
};
const answerOf = (status: number, text: string) => ({
  status,
  contentType: 'text/plain',
  headers: {},
  body: Buffer.from(text),
});
const frameOf = (text: string) => ({ bytes: Buffer.from(`<${text}>`), data: Buffer.from(text) });

const unexpected = async () => {
  throw new Error('nothing is relayed here');
};

const noRelay: GatewayParts['push']['relay'] = {
  configs: { checkRoom: unexpected, set: unexpected, find: unexpected, list: unexpected, delete: unexpected },
  receivers: { mint: unexpected, bind: unexpected, drop: unexpected, dropOf: unexpected },
};

export interface Setup {
  reply?: () => Reply | Promise<Reply>;
  agent?: Agent;
  parts?: Partial<GatewayParts>;
  invocation?: Partial<Invocation>;
}

export function setUp({ reply = () => unary('hi'), agent = anAgent(), parts = {}, invocation = {} }: Setup = {}) {
  const recorded: { call: Call; content?: CallContent }[] = [];
  const abort = new AbortController();
  const gateway = createGateway({
    agents: { find: (ref) => (ref === agent.name ? agent : undefined), list: () => [agent], default: () => undefined },
    platforms: { a2a: { run: async () => reply() } },
    adapted: {
      engine: { run: async () => ({ kind: 'answer', value: {}, sighting: { terminal: true } }) },
      runnerOf: () => undefined,
      nativeWayOf: () => undefined,
    },
    afterwards: { follow: () => {} },
    push: { relay: noRelay, callbackBase: () => 'http://gateway' },
    recorder: {
      async record(call, kept) {
        recorded.push({ call, content: kept });
      },
    },
    unrecordable: () => null,
    beginTrace: () => aTrace,
    contexts: { sign: ({ agentId, hops }) => `signed for ${agentId}, hop ${hops}` },
    serveExtendedCard: () => ({ name: 'rewritten' }),
    cardLooksStale: vi.fn(),
    callbackGuard: async () => {},
    balancer: createBalancer({
      monotonic: () => 12.5,
      random: () => 0.5,
      log: pino({ level: 'silent' }),
      onFault: () => {},
    }),
    limits: { reserve: () => aReservation() },
    tasks: { claim: () => aClaim(), observe: () => undefined, list: async () => ({ tasks: [] }) },
    openCalls: new OpenCalls({ maxStreams: 1000, onRefused: () => {} }),
    metrics: { callEnded: vi.fn(), upstreamAnswered: vi.fn(), streamOpened: vi.fn(), streamClosed: vi.fn() },
    contentByDefault: false,
    exportsContent: () => false,
    maxContentBytes: 10,
    clock: () => 1_700_000_000_000,
    monotonic: () => 12.5,
    log: pino({ level: 'silent' }),
    ...parts,
  });
  const call: Invocation = {
    id: 'call-1',
    requestId: 'request-1',
    front: 'a2a',
    principal: aKey({ userId: 'u', teamId: 't' }),
    credential: null,
    agentRef: agent.name,
    operation: 'send',
    version: '1.0',
    binding: 'JSONRPC',
    message: {
      raw: Buffer.from('asked'),
      rpcId: '1',
      rest: undefined,
      hasTenant: false,
      hasInlinePush: false,
      params: () => ({}),
    },
    names: { messageId: 'm1' },
    headers: { 'user-agent': 'test' },
    clientAddress: '127.0.0.1',
    baseUrl: 'http://gateway',
    arrivedAt: 10,
    signal: Object.assign(abort.signal, { abort: (reason: unknown) => abort.abort(reason) }),
    wire,
    ...invocation,
  };
  return { recorded, abort, invoke: () => gateway.invoke(call) };
}

export const textOf = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? outcome.answer.body.toString() : 'a stream';

export async function readAll(outcome: Outcome): Promise<string[]> {
  if (outcome.kind !== 'stream') throw new Error('not a stream');
  const frames: string[] = [];
  for await (const frame of outcome.frames) frames.push(frame.toString());
  return frames;
}

export const stream = (events: () => AsyncIterable<Content>): Reply => ({ kind: 'stream', via, events: events() });
