import { z } from 'zod';
import { REDACTED } from '../../agents/index.ts';
import type { TraceDestination } from '../../config/index.ts';
import type { DestinationState, StoredDestination } from '../../tracing/index.ts';
import { isoTime } from '../http/time.ts';

const time = z.string().nullable();
const count = z.number();
const names = z.array(z.string());

export const destinationView = z
  .object({
    name: z.string(),
    type: z.enum(['langfuse', 'otlp']),
    url: z.string(),
    content: z.enum(['full', 'redacted', 'none']).describe('What of what was said it gets.'),
    redact: names.describe('Patterns that are hidden besides, where it gets it redacted.'),
    sampling: z.number().describe('The share of traces that it gets, from 0 to 1.'),
    agents: names.nullable().describe('Whose traces it gets; null for all.'),
    teams: names.nullable(),
    headers: z.record(z.string(), z.string()).describe('Sent along; "<REDACTED>" stands for each value.'),
    public_key: z.string().nullable().describe('Of Langfuse; null where the config file says it.'),
    secret_key: z.literal(REDACTED).nullable().describe('Of Langfuse; sent back, it keeps the one that is stored.'),
    ingestion_version: z.number().nullable(),
    metrics: z.boolean().describe('Whether it is told of tokens and durations as metrics, too.'),
    source: z.enum(['config', 'api']),
    set_by: z.string().nullable().describe('The key of the config file that names it; null where the API did.'),
    hides_stored: z
      .boolean()
      .describe('Whether one of this name is kept, too, which the config file puts out of force.'),
    updated_at: time.describe('Of those of the API, as the next one.'),
    updated_by: z.string().nullable(),
    paused: z.boolean().describe('It is told of nothing new, until it is resumed.'),
    state: z
      .enum(['ok', 'failing', 'paused', 'idle', 'off'])
      .describe(
        '"idle" before it was told of anything, "paused" while it is left alone, "off" when it was paused by hand.',
      ),
    queued_calls: count.describe('That it is to be told of yet.'),
    exported_spans: count.describe(
      'Since the start of the gateway, or since its keys, address or content were changed.',
    ),
    dropped_calls: z.object({ queue_full: count, rejected: count, expired: count }),
    last_error: z.string().nullable(),
    last_error_at: time,
    last_success_at: time,
    trace_url: z
      .string()
      .nullable()
      .describe('Where Langfuse shows a trace, with "{trace_id}" in place of its id; null until that is known.'),
    paused_until: time.describe('So long is it left alone, because it did not let the gateway in.'),
  })
  .meta({ id: 'TraceDestination' });

type DestinationView = z.input<typeof destinationView>;

/** @param stored the one of this name that is kept, whether it is in force or not */
export function viewDestination(
  state: DestinationState,
  stored: StoredDestination | undefined,
  now: number,
): DestinationView {
  const { settings, dropped } = state;
  const isStored = settings.setBy === undefined;
  return {
    ...viewSettings(settings),
    public_key: isStored && settings.type === 'langfuse' ? settings.publicKey : null,
    source: isStored ? 'api' : 'config',
    set_by: settings.setBy ?? null,
    hides_stored: !isStored && stored !== undefined,
    updated_at: isStored && stored ? isoTime(stored.updatedAt) : null,
    updated_by: isStored && stored ? stored.updatedBy : null,
    state: stateOf(state, now),
    queued_calls: state.queued,
    exported_spans: state.exported,
    dropped_calls: {
      queue_full: dropped['queue-full'],
      rejected: dropped.rejected,
      expired: dropped.expired,
    },
    last_error: state.lastError,
    last_error_at: isoTime(state.lastErrorAt),
    last_success_at: isoTime(state.lastSuccessAt),
    trace_url: state.traceUrl,
    paused_until: isoTime(state.pausedUntil),
  };
}

/** How it is set up, without its secrets. */
export const viewSettings = (settings: TraceDestination) => ({
  name: settings.name,
  type: settings.type,
  url: settings.url.href,
  content: settings.content,
  redact: settings.redact,
  sampling: settings.sampling,
  agents: settings.agents,
  teams: settings.teams,
  headers: Object.fromEntries(Object.keys(settings.headers).map((name) => [name, REDACTED])),
  public_key: settings.type === 'langfuse' ? settings.publicKey : null,
  secret_key: settings.type === 'langfuse' ? (REDACTED as typeof REDACTED) : null,
  ingestion_version: settings.type === 'langfuse' ? settings.ingestionVersion : null,
  metrics: settings.type === 'otlp' && settings.metrics === true,
  paused: settings.paused === true,
});

function stateOf({ settings, pausedUntil, lastErrorAt, lastSuccessAt }: DestinationState, now: number) {
  if (settings.paused) return 'off';
  if (pausedUntil !== null && pausedUntil > now) return 'paused';
  if (lastErrorAt !== null && lastErrorAt > (lastSuccessAt ?? 0)) return 'failing';
  return lastSuccessAt === null ? 'idle' : 'ok';
}
