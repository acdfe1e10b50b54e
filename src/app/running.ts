import type { Server } from 'node:http';
import { type AuditLog, SYSTEM } from '../access/index.ts';
import type { AgentRegistry } from '../agents/index.ts';
import type { Config } from '../config/index.ts';
import { closeServer, listen } from '../http-server.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { ModelEntries } from '../models/index.ts';
import type { Store } from '../store/index.ts';
import type { TraceDestinations, TraceExporter } from '../tracing/index.ts';
import { ownUrl } from './own-url.ts';

/** The gateway as a whole. */
export interface App {
  readonly adminKey: string;
  /** True when the admin key was made at this start, and so should be shown, once. */
  readonly adminKeyGenerated: boolean;
  /**
   * Starts to serve.
   * @returns where, as this machine reaches it
   * @throws SwitchboardError UNAVAILABLE when the address is taken or not this machine's
   */
  listen(): Promise<{ url: string }>;
  /**
   * Takes over what can change at run time: agents, models, where traces are sent.
   * @param changed the keys that differ, for the audit log
   * @throws SwitchboardError UNAVAILABLE, and nothing is changed, when the audit log cannot be written
   */
  reload(config: Config, changed: readonly string[]): Promise<void>;
  /** Stops in good order: no new calls, open ones may end until the deadline, records are flushed, the store closed. */
  close(): Promise<void>;
}

/** Works by itself from the start until it is stopped. */
interface Worker {
  start(): void;
  stop(): unknown;
}

/** Calls that are under way. */
interface Open {
  drain(graceMs: number): Promise<unknown>;
}

/** What runs, and what it runs on. */
export interface RunningParts {
  config: Config;
  lifecycle: Lifecycle;
  server: Server;
  fronts: readonly { open: Open }[];
  management: { load(): Promise<unknown>; close(): Promise<unknown> };
  registry: AgentRegistry;
  modelEntries: Pick<ModelEntries, 'takeOver'>;
  keyUsage: Worker;
  audit: AuditLog;
  limits: Worker;
  tasks: Worker;
  responseSessions: Pick<Worker, 'stop'>;
  engine: Worker & Open;
  push: Worker;
  recheck: { stop(): void };
  metrics: { watchProcess(): Promise<unknown> };
  traces: Pick<TraceExporter, 'start' | 'stop'>;
  traceDestinations: Pick<TraceDestinations, 'takeOver'>;
  ledger: { close(): Promise<unknown> };
  outbound: { close(): Promise<unknown> };
  store: Store;
}

/** Loading holds calls up for a moment; those that have waited for the start come first. */
const LOAD_REST_AFTER_MS = 1_000;
/** How long a stop waits for destinations of traces. */
const EXPORT_WITHIN_MS = 5_000;

/** Starts, reloads and stops the parts, each before what it stands on and after what stands on it. */
export function running(parts: RunningParts): Pick<App, 'listen' | 'reload' | 'close'> {
  const { config, lifecycle, server, management, registry, modelEntries, engine, audit, traces } = parts;
  let loading: NodeJS.Timeout | undefined;
  const loadTheRest = () => Promise.all([parts.metrics.watchProcess(), management.load()]);
  return {
    async listen() {
      const { host, port } = config.server;
      traces.start();
      await listen(server, { host, port });
      const { keyUsage, limits, tasks, push } = parts;
      for (const worker of [registry, keyUsage, audit, limits, tasks, engine, push]) worker.start();
      lifecycle.ready();
      loading = setTimeout(() => void loadTheRest(), LOAD_REST_AFTER_MS);
      return { url: ownUrl(server, config.server) };
    },
    async reload(next, changed) {
      const begun = await audit.begin({ actor: SYSTEM, action: 'config.reload' });
      await registry.syncConfigAgents(next);
      modelEntries.takeOver(next);
      await parts.traceDestinations.takeOver(next.tracing);
      await begun.done([{ target: null, before: null, after: { changed } }]);
    },
    async close() {
      lifecycle.stopping();
      clearTimeout(loading);
      const { shutdownGraceMs } = config.server;
      await Promise.all([
        ...parts.fronts.map(({ open }) => open.drain(shutdownGraceMs)),
        closeServer(server, shutdownGraceMs),
        engine.drain(shutdownGraceMs),
      ]);
      await engine.stop();
      await parts.push.stop();
      await management.close();
      parts.recheck.stop();
      for (const worker of [registry, parts.keyUsage, audit, parts.limits, parts.tasks, parts.responseSessions])
        await worker.stop();
      await parts.ledger.close();
      await traces.stop(EXPORT_WITHIN_MS);
      await parts.outbound.close();
      await parts.store.close();
    },
  };
}
