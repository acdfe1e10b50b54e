import { randomUUID } from 'node:crypto';
import type { Access } from '../access/index.ts';
import { type AgentRegistry, type Balancer, serveExtendedCard } from '../agents/index.ts';
import {
  createAfterwards,
  createConversationHeaders,
  createGateway,
  createLetIn,
  createNativeWays,
  createRunnerFinder,
  createRunners,
  createTaskAsker,
  createTaskCanceler,
  createTrial,
  type Gateway,
} from '../gateway/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { adapters, createA2aPlatform } from '../platforms/index.ts';
import { createSessionKeys } from '../tasks/index.ts';
import type { ContextSigner, TraceExporter } from '../tracing/index.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import type { Records } from './records.ts';

/** What it stands on. */
interface Ground extends Records {
  registry: AgentRegistry;
  balancer: Balancer;
  outbound: Outbound;
  keys: Access['keys'];
  authenticator: Access['authenticator'];
  contexts: ContextSigner;
  traces: Pick<TraceExporter, 'began'>;
  pepper: string;
  /** Where agents reach this gateway with what they push; without a path's end. */
  callbackBase: () => string;
  /** Gives that many hexadecimal digits. */
  randomHex: (digits: number) => string;
  newId: () => string;
}

/** Builds the way to agents: calls of them, what goes on when a call was answered, and what is asked of them unattended. */
export function agentSide({ registry, outbound, pepper, traces, ...parts }: Ground, bookkeeping: Bookkeeping) {
  const { balancer, ledger, tasks, engine, push, contexts, callbackBase, randomHex, newId } = parts;
  const { limits, recorder, metrics, clock, monotonic, log } = bookkeeping;
  const platforms = { a2a: createA2aPlatform({ outbound }) };
  const runnerOf = createRunners({ adapters, outbound });
  const findRunner = createRunnerFinder(registry, runnerOf);
  const sessions = { adapters, keys: createSessionKeys(() => pepper) };
  const conversationHeaders = createConversationHeaders(sessions);
  const afterwards = createAfterwards({
    agents: registry,
    limits,
    calls: ledger.queries,
    flushLedger: () => ledger.flush(),
    recorder,
    metrics,
    clock,
    newId,
    log,
  });
  const gateway: Gateway = createGateway({
    ...bookkeeping,
    beginTrace(headers, claims) {
      const trace = bookkeeping.beginTrace(headers, claims);
      traces.began(trace.traceId);
      return trace;
    },
    agents: registry,
    tasks,
    balancer,
    platforms,
    push: { relay: push, callbackBase },
    adapted: { engine, runnerOf, nativeWayOf: createNativeWays({ ...sessions, newId: randomUUID }) },
    afterwards,
    contexts,
    serveExtendedCard,
    cardLooksStale: (agentId) => registry.cardLooksStale(agentId),
    callbackGuard: (url) => outbound.proveCallerChosen(url),
  });
  return {
    gateway,
    afterwards,
    findRunner,
    letIn: createLetIn({ keys: parts.keys, authenticator: parts.authenticator, agents: registry }),
    askTask: createTaskAsker({ agents: registry, engine, tasks, platforms, conversationHeaders }),
    cancelTask: createTaskCanceler({ agents: registry, engine, findRunner, platforms, conversationHeaders }),
    tryAgent: createTrial({
      platforms,
      runnerOf,
      conversationHeaders,
      randomHex: () => randomHex(32),
      newId: randomUUID,
      monotonic,
    }),
  };
}
