import { LRUCache } from 'lru-cache';
import type { WrittenCall } from '../../ledger/index.ts';
import type { SpanLink } from '../trace.ts';
import { BoundedQueue } from './bounded-queue.ts';
import type { Destination, DestinationHealth } from './destination.ts';
import { writeExports } from './export-figures.ts';
import type { TraceExporter, TraceExporterOptions } from './exporter-contract.ts';
import { isInShare, isOfItsOwn, type Outlet, outletOf } from './outlet.ts';
import { sendTestTrace } from './test-trace.ts';
import { backendOf, isTold, type ToldCall } from './told-call.ts';
import { TraceGatherer } from './trace-gatherer.ts';
import { startersOf } from './trace-name.ts';

/** What is recorded faster than it is taken apart. */
const MAX_TAKEN_IN = 10_000;
const MAX_TAKEN_IN_BYTES = 64 * 1024 * 1024;
/** Taken apart in one turn of the event loop: calls go on between two. */
const PER_TURN = 50;
const COLLECT_MS = 100;
const LOOK_FOR_DUE_MS = 5_000;
/** Traces that are known not to be sampled. */
const MAX_UNSAMPLED = 20_000;
/** Calls whose callers are in other traces, until they end. */
const MAX_LINKS = 20_000;

/** Tells several destinations; see `createTraceExporter`. */
export function exportTraces(options: TraceExporterOptions): TraceExporter {
  const { clock, schedule, agentName, agentUrl, log } = options;
  let current = options;
  let outlets = options.destinations.map((settings) => outletOf(settings, options));
  /** What destinations are still told that are none any more. */
  const leaving = new Set<Promise<void>>();
  const gatherer = new TraceGatherer({ clock, agentName, hidesKeys: () => current.hidesKeys });
  const takenIn = new BoundedQueue<WrittenCall>(MAX_TAKEN_IN, MAX_TAKEN_IN_BYTES);
  const unsampled = new LRUCache<string, true>({ max: MAX_UNSAMPLED });
  const links = new LRUCache<string, SpanLink>({ max: MAX_LINKS });
  let missed = 0;
  let cancelNext: (() => void) | null = null;
  let unfollow = (): void => undefined;

  const tell = (calls: readonly ToldCall[]): void => {
    const told = calls.filter(({ call }) => isTold(call));
    if (told.length === 0) return;
    for (const { settings, destination, metrics } of outlets) {
      if (settings.paused) continue;
      // Langfuse is for looking at each call; what others sample, they sample for all (tracing notes, B.10).
      const isSampled = ({ call }: ToldCall) => settings.type === 'langfuse' || !unsampled.has(call.traceId);
      const itsOwn = told.filter(({ trace }) => isOfItsOwn(trace, settings));
      const isWanted = ({ call }: ToldCall) => isInShare(call.traceId, settings);
      destination.offer(itsOwn.filter((one) => isWanted(one) && isSampled(one)));
      // Figures are of all calls, told as spans or not.
      metrics?.count(itsOwn);
    }
  };

  const gather = (most: number): void => {
    for (const written of takenIn.take(most, MAX_TAKEN_IN_BYTES)) {
      try {
        const { call, content } = written.read();
        const link = links.get(call.spanId ?? '') ?? null;
        const { agentId, deploymentId } = call;
        const backend = agentId && deploymentId ? backendOf(agentUrl(agentId, deploymentId)) : null;
        tell(gatherer.take({ call, content, link, backend, size: written.size }));
      } catch (error) {
        missed += 1;
        log.error({ err: error }, 'A call could not be told to the destinations of traces.');
      }
    }
  };

  const goOn = (): void => {
    gather(PER_TURN);
    tell(gatherer.due());
    if (takenIn.length > 0) next(0);
    else if (gatherer.waiting > 0) next(LOOK_FOR_DUE_MS);
  };

  const next = (delayMs: number): void => {
    cancelNext?.();
    cancelNext = schedule(delayMs, () => {
      cancelNext = null;
      goOn();
    });
  };

  /** In the way of calls: nothing is done here but to keep it. */
  const takeIn = (written: WrittenCall): void => {
    if (takenIn.length === 0) next(COLLECT_MS);
    missed += takenIn.add([written]);
  };

  /** So that links are there when somebody first looks at a trace. */
  const lookForPages = (): void => {
    for (const { pages } of outlets) void pages.traceUrl;
  };

  return {
    get wantsContent() {
      return outlets.some(({ settings }) => settings.content !== 'none' && !settings.paused);
    },
    placed({ traceId, spanId, sampled, link }) {
      if (link) links.set(spanId, link);
      if (!sampled) unsampled.set(traceId, true);
    },
    began: (traceId) => gatherer.began(traceId),
    start() {
      unfollow = options.follow(takeIn);
      lookForPages();
    },
    destinations: () =>
      outlets.map((outlet) => ({ settings: outlet.settings, traceUrl: outlet.pages.traceUrl, ...healthOf(outlet) })),
    linksTo(first) {
      const began = startersOf(first, agentName);
      return outlets.flatMap(({ settings, pages: { traceUrl } }) =>
        traceUrl !== null && isOfItsOwn(began, settings) && isInShare(first.traceId, settings)
          ? [{ destination: settings.name, url: traceUrl.replace('{trace_id}', first.traceId) }]
          : [],
      );
    },
    async replace(settings) {
      gather(MAX_TAKEN_IN);
      current = { ...options, ...settings };
      const before = outlets;
      outlets = settings.destinations.map((one) => {
        const next = outletOf(one, current);
        const same = before.find(({ identity }) => identity === next.identity);
        return same ? { ...same, settings: one } : next;
      });
      lookForPages();
      for (const outlet of before) {
        const { settings, destination } = outlet;
        if (outlets.some((one) => one.destination === destination)) continue;
        const heir = outlets.find(({ settings: { name } }) => name === settings.name)?.destination;
        const left = closeOutlet(outlet, heir).finally(() => leaving.delete(left));
        leaving.add(left);
      }
    },
    async test(name) {
      const outlet = outlets.find(({ settings }) => settings.name === name);
      return outlet && sendTestTrace(outlet, { ...current, now: clock() });
    },
    tryOut: (settings) => sendTestTrace(outletOf(settings, current), { ...current, now: clock() }),
    expose: () =>
      writeExports(
        outlets.map(({ settings, destination }) => ({ name: settings.name, ...destination.health })),
        missed,
      ),
    async stop(withinMs) {
      unfollow();
      cancelNext?.();
      gather(MAX_TAKEN_IN);
      tell(gatherer.all());
      let cancelWait = (): void => undefined;
      const tooLate = new Promise<void>((resolve) => {
        cancelWait = schedule(withinMs, resolve);
      });
      const closeAll = () => Promise.all(outlets.map((outlet) => closeOutlet(outlet)));
      // Who leaves may hand over what it could not send, after its heir has sent all that it had.
      const closed = Promise.all([closeAll(), ...leaving]).then(closeAll);
      await Promise.race([closed, tooLate]);
      cancelWait();
      for (const { settings, destination } of outlets) {
        const { queued } = destination.health;
        if (queued > 0)
          log.warn({ destination: settings.name, calls: queued }, 'Traces were not exported before the end.');
      }
    },
  };
}

/** @param heir takes over what it is yet to be told */
async function closeOutlet({ destination, metrics }: Outlet, heir?: Destination): Promise<void> {
  await Promise.all([destination.close(heir), metrics?.close()]);
}

/** Of what went wrong with traces and metrics, the latest. */
function healthOf({ destination: { health }, metrics }: Outlet): DestinationHealth {
  const fault = metrics?.fault;
  if (!fault || fault.at < (health.lastErrorAt ?? 0)) return health;
  return { ...health, lastError: fault.note, lastErrorAt: fault.at };
}
