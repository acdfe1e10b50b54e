import { LRUCache } from 'lru-cache';
import type { TraceDestination } from '../../config/index.ts';
import type { WrittenCall } from '../../ledger/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { SpanLink } from '../trace.ts';
import { BoundedQueue } from './bounded-queue.ts';
import { createDelivery } from './delivery.ts';
import { Destination } from './destination.ts';
import { type DestinationKind, kindOf, projectIn } from './destination-kinds.ts';
import { writeExports } from './export-figures.ts';
import type { DestinationTest, ExportSettings, TraceExporter, TraceExporterOptions } from './exporter-contract.ts';
import { isTold, type ToldCall } from './told-call.ts';
import { TraceGatherer } from './trace-gatherer.ts';

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

interface Outlet {
  settings: TraceDestination;
  /** All that decides how it is told. */
  identity: string;
  kind: DestinationKind;
  delivery: ReturnType<typeof createDelivery>;
  destination: Destination;
}

/** Tells several destinations; see `createTraceExporter`. */
export function exportTraces(options: TraceExporterOptions): TraceExporter {
  const { clock, schedule, agentName, log } = options;
  let { hidesKeys } = options;
  let outlets = options.destinations.map((settings) => outletOf(settings, options));
  /** What destinations are still told that are none any more. */
  const leaving = new Set<Promise<void>>();
  const gatherer = new TraceGatherer({ clock, agentName, hidesKeys: () => hidesKeys });
  const takenIn = new BoundedQueue<WrittenCall>(MAX_TAKEN_IN, MAX_TAKEN_IN_BYTES);
  const unsampled = new LRUCache<string, true>({ max: MAX_UNSAMPLED });
  const links = new LRUCache<string, SpanLink>({ max: MAX_LINKS });
  let missed = 0;
  let cancelNext: (() => void) | null = null;
  let unfollow = (): void => undefined;

  const tell = (calls: readonly ToldCall[]): void => {
    const told = calls.filter(({ call }) => isTold(call));
    if (told.length === 0) return;
    for (const { settings, destination } of outlets) {
      // Langfuse is for looking at each call; what others sample, they sample for all (tracing notes, B.10).
      const isSampled = ({ call }: ToldCall) => settings.type === 'langfuse' || !unsampled.has(call.traceId);
      destination.offer(told.filter((one) => isWanted(one, settings) && isSampled(one)));
    }
  };

  const gather = (most: number): void => {
    for (const written of takenIn.take(most, MAX_TAKEN_IN_BYTES)) {
      try {
        const { call, content } = written.read();
        const link = links.get(call.spanId ?? '') ?? null;
        tell(gatherer.take({ call, content, link, size: written.size }));
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

  return {
    get wantsContent() {
      return outlets.some(({ settings }) => settings.content !== 'none');
    },
    placed({ traceId, spanId, sampled, link }) {
      if (link) links.set(spanId, link);
      if (!sampled) unsampled.set(traceId, true);
    },
    began: (traceId) => gatherer.began(traceId),
    start() {
      unfollow = options.follow(takeIn);
    },
    destinations: () => outlets.map(({ settings, destination }) => ({ settings, ...destination.health })),
    async replace(settings) {
      gather(MAX_TAKEN_IN);
      hidesKeys = settings.hidesKeys;
      const before = outlets;
      const next = settings.destinations.map((one) => outletOf(one, { ...options, ...settings }));
      outlets = next.map((one) => before.find(({ identity }) => identity === one.identity) ?? one);
      for (const { destination } of before.filter((one) => !outlets.includes(one))) {
        const left = destination.close().finally(() => leaving.delete(left));
        leaving.add(left);
      }
    },
    async test(name) {
      const outlet = outlets.find(({ settings }) => settings.name === name);
      return outlet && testOutlet(outlet);
    },
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
      const closed = [...outlets.map(({ destination }) => destination.close()), ...leaving];
      await Promise.race([Promise.all(closed), tooLate]);
      cancelWait();
      for (const { settings, destination } of outlets) {
        const { queued } = destination.health;
        if (queued > 0)
          log.warn({ destination: settings.name, calls: queued }, 'Traces were not exported before the end.');
      }
    },
  };
}

function outletOf(settings: TraceDestination, options: TraceExporterOptions): Outlet {
  const kind = kindOf(settings, options);
  const delivery = createDelivery(kind, options.outbound);
  const { clock, random, schedule, log } = options;
  const { spansOf, encode } = kind;
  const parts = { name: settings.name, spansOf, encode, post: delivery.post, clock, random, schedule, log };
  const identity = identityOf(settings, options);
  return { settings, identity, kind, delivery, destination: new Destination(parts) };
}

const identityOf = (
  settings: TraceDestination,
  { environment, serviceName, hidesKeys }: Omit<ExportSettings, 'destinations'>,
): string => JSON.stringify([settings, environment, serviceName, hidesKeys]);

/** Traces are wanted as a whole: by how they began, and by their ids. */
function isWanted({ call, trace }: ToldCall, { agents, teams, sampling }: TraceDestination): boolean {
  const hasOne = (names: readonly string[], wanted: readonly string[] | null): boolean =>
    wanted === null || names.some((name) => wanted.includes(name));
  return hasOne(trace.agents, agents) && hasOne(trace.teams, teams) && shareOf(call.traceId) < sampling;
}

/** From 0 to 1, always the same of the same trace. */
const shareOf = (traceId: string): number => Number.parseInt(traceId.slice(-8), 16) / 2 ** 32;

async function testOutlet({ settings, kind, delivery }: Outlet): Promise<DestinationTest> {
  if (!kind.identityUrl) {
    const delivered = await delivery.post(EMPTY);
    return delivered.kind === 'taken'
      ? { ok: true, detail: 'It takes traces.', traceUrl: null }
      : { ok: false, detail: delivered.note, traceUrl: null };
  }
  try {
    const { status, text } = await delivery.get(kind.identityUrl);
    const project = projectIn(text);
    if (status !== 200 || !project) return { ok: false, detail: `It answered ${status}.`, traceUrl: null };
    const base = settings.url.href.replace(/\/$/, '');
    const traceUrl = `${base}/project/${encodeURIComponent(project.id)}/traces/{trace_id}`;
    return { ok: true, detail: `The keys are those of the project "${project.name}".`, traceUrl };
  } catch (error) {
    if (error instanceof SwitchboardError)
      return { ok: false, detail: `${error.code}: ${error.message}`, traceUrl: null };
    throw error;
  }
}

const EMPTY = Buffer.from('{"resourceSpans":[]}');
