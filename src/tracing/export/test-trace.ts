import { createHash } from 'node:crypto';
import type { TraceDestination } from '../../config/index.ts';
import type { Delivery } from './delivery.ts';
import type { DestinationKind } from './destination-kinds.ts';
import type { DestinationTest } from './exporter-contract.ts';
import { attributesOf, nanosOf, type OtlpSpan, SPAN_KIND } from './otlp.ts';
import type { TracePages } from './trace-pages.ts';

export const TEST_NAME = 'switchboard test';
const LASTS_MS = 1;

/** A destination that is to be tested. */
export interface Tested {
  settings: TraceDestination;
  kind: DestinationKind;
  delivery: Pick<Delivery, 'post'>;
  pages: Pick<TracePages, 'ask'>;
}

interface TestTerms {
  environment: string;
  /** Epoch milliseconds. */
  now: number;
  /** From 0 to 1. */
  random: () => number;
}

/** Sends a trace of one span that says what it is, and tells what came of it. Of Langfuse it asks first whose keys they are. */
export async function sendTestTrace(tested: Tested, terms: TestTerms): Promise<DestinationTest> {
  const { kind, delivery, pages } = tested;
  const known = kind.identityUrl && (await pages.ask(kind.identityUrl));
  if (known && !known.ok) return refused(known.detail);
  const span = testSpan(tested.settings, terms);
  const delivered = await delivery.post(kind.encode([span]));
  if (delivered.kind !== 'taken') return refused(delivered.note);
  if (delivered.rejected > 0) return refused(delivered.note ?? 'It rejected the test trace.');
  return {
    ok: true,
    detail: known ? `It took a test trace. ${known.detail}` : 'It took a test trace.',
    traceId: span.traceId,
    traceUrl: known?.traceUrl?.replace('{trace_id}', span.traceId) ?? null,
  };
}

const refused = (detail: string): DestinationTest => ({ ok: false, detail, traceId: null, traceUrl: null });

function testSpan({ name, type }: TraceDestination, { environment, now, random }: TestTerms): OtlpSpan {
  const seed = createHash('sha256').update(`${name} ${now} ${random()}`).digest('hex');
  const traceId = seed.slice(0, 32);
  return {
    traceId,
    spanId: seed.slice(32, 48),
    name: TEST_NAME,
    kind: SPAN_KIND.internal,
    startTimeUnixNano: nanosOf(now - LASTS_MS),
    endTimeUnixNano: nanosOf(now),
    attributes: attributesOf(type === 'langfuse' ? forLangfuse(traceId, environment) : {}),
    status: {},
  };
}

/** What every observation there has (tracing notes, B.4). */
const forLangfuse = (traceId: string, environment: string) => ({
  'langfuse.trace.name': TEST_NAME,
  'session.id': traceId,
  'langfuse.trace.tags': ['test'],
  'langfuse.environment': environment,
  'langfuse.observation.type': 'span',
  'langfuse.observation.level': 'DEFAULT',
});
