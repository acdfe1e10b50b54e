import { z } from 'zod';
import { SwitchboardError } from '../../protocol/index.ts';
import type { DestinationState } from '../../tracing/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

const time = z.string().nullable();
const count = z.number();

const destinationView = z
  .object({
    name: z.string(),
    type: z.enum(['langfuse', 'otlp']),
    url: z.string(),
    content: z.enum(['full', 'redacted', 'none']).describe('What of what was said it gets.'),
    sampling: z.number().describe('The share of traces that it gets, from 0 to 1.'),
    agents: z.array(z.string()).nullable().describe('Whose traces it gets; null for all.'),
    teams: z.array(z.string()).nullable(),
    state: z.enum(['ok', 'failing', 'paused', 'idle']).describe('"idle" before it was told of anything.'),
    queued_calls: count.describe('That it is to be told of yet.'),
    exported_spans: count.describe('Since the start of the gateway, as the next one.'),
    dropped_calls: z.object({ queue_full: count, rejected: count, expired: count }),
    last_error: z.string().nullable(),
    last_error_at: time,
    last_success_at: time,
    paused_until: time.describe('So long is it left alone, because it did not let the gateway in.'),
  })
  .meta({ id: 'TraceDestination' });

const listDestinations = defineRoute({
  name: 'listTraceDestinations',
  summary: 'Where traces are sent, and how that goes.',
  tag: 'traces',
  method: 'GET',
  path: '/v1/tracing/destinations',
  permission: 'inspect',
  answer: z.object({ destinations: z.array(destinationView) }),
  handle: async (_, { traces, clock }) => ({
    body: { destinations: traces.destinations().map((state) => viewDestination(state, clock())) },
  }),
});

const testDestination = defineRoute({
  name: 'testTraceDestination',
  summary: 'Ask a destination of traces whether it lets the gateway in. It is sent no trace.',
  tag: 'traces',
  method: 'POST',
  path: '/v1/tracing/destinations/{name}/test',
  permission: 'manage',
  params: z.object({ name: z.string().max(128) }),
  answer: z.object({
    ok: z.boolean(),
    detail: z.string(),
    trace_url: z.string().nullable().describe('Where Langfuse shows a trace, with "{trace_id}" in place of its id.'),
  }),
  errors: ['NOT_FOUND'],
  // It changes nothing here, but makes the gateway ask somebody.
  audit: { action: 'tracing.test', targets: ({ params }) => [params.name] },
  handle: async ({ params }, { traces }) => {
    const answer = await traces.test(params.name);
    if (!answer) throw new SwitchboardError('NOT_FOUND', `There is no destination of traces "${params.name}".`);
    return { body: { ok: answer.ok, detail: answer.detail, trace_url: answer.traceUrl } };
  },
});

function viewDestination(state: DestinationState, now: number): z.input<typeof destinationView> {
  const { settings, dropped } = state;
  const { name, type, url, content, sampling, agents, teams } = settings;
  return {
    name,
    type,
    url: url.href,
    content,
    sampling,
    agents,
    teams,
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
    paused_until: isoTime(state.pausedUntil),
  };
}

function stateOf({ pausedUntil, lastErrorAt, lastSuccessAt }: DestinationState, now: number) {
  if (pausedUntil !== null && pausedUntil > now) return 'paused';
  if (lastErrorAt !== null && lastErrorAt > (lastSuccessAt ?? 0)) return 'failing';
  return lastSuccessAt === null ? 'idle' : 'ok';
}

export const destinationRoutes = [listDestinations, testDestination];
