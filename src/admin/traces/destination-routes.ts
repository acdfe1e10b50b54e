import { z } from 'zod';
import { traceDestinationChanges, traceDestinationOf, traceDestinationRegistration } from '../../config/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { StoredDestination } from '../../tracing/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { changedRegistration } from './destination-secrets.ts';
import { destinationView, viewDestination, viewSettings } from './destination-view.ts';

const params = z.object({ name: z.string().min(1).max(64) });
const registration = traceDestinationRegistration.meta({ id: 'TraceDestinationRegistration' });
const nameOf = ({ name, type }: z.output<typeof registration>): string => name ?? type;
const ADDRESS_ERRORS = ['ADDRESS_REFUSED', 'UPSTREAM_UNREACHABLE'] as const;

type Context = Pick<RouteContext, 'traces' | 'traceDestinations' | 'clock'>;

const view = (name: string, { traces, traceDestinations, clock }: Context) => {
  const state = traces.destinations().find(({ settings }) => settings.name === name);
  if (!state) throw notFound(name);
  return viewDestination(state, traceDestinations.find(name), clock());
};

const notFound = (name: string) => new SwitchboardError('NOT_FOUND', `There is no destination of traces "${name}".`);

/** How it looks in the audit log: without secrets. */
function lookAtDestination(name: string, { traceDestinations }: RouteContext): unknown {
  const stored = traceDestinations.find(name);
  return stored ? viewStored(stored) : null;
}

const viewStored = ({ name, registration, paused }: StoredDestination) => ({
  ...viewSettings(traceDestinationOf({ ...registration, name })),
  paused,
});

const listDestinations = defineRoute({
  name: 'listTraceDestinations',
  summary: 'Where traces are sent, and how that goes.',
  tag: 'traces',
  method: 'GET',
  path: '/v1/tracing/destinations',
  permission: 'inspect',
  answer: z.object({ destinations: z.array(destinationView) }),
  handle: async (_, { traces, traceDestinations, clock }) => ({
    body: {
      destinations: traces
        .destinations()
        .map((state) => viewDestination(state, traceDestinations.find(state.settings.name), clock())),
    },
  }),
});

const createDestination = defineRoute({
  name: 'createTraceDestination',
  summary: 'Send traces to one more destination, from now on and after a restart. Its keys and headers are write-only.',
  tag: 'traces',
  method: 'POST',
  path: '/v1/tracing/destinations',
  permission: 'manage',
  body: registration,
  answer: destinationView,
  errors: ['CONFLICT', ...ADDRESS_ERRORS],
  audit: { action: 'trace_destination.create', targets: ({ body }) => [nameOf(body)], look: lookAtDestination },
  handle: async ({ body, principal }, context) => {
    const { name } = await context.traceDestinations.create(changedRegistration(undefined, body), actorOf(principal));
    return { body: view(name, context) };
  },
});

const changeDestination = defineRoute({
  name: 'changeTraceDestination',
  summary:
    'Change a destination, pause it, or resume it: what is left out stays. What waits for it is told it as it is then. Those of the config file stay as they are.',
  tag: 'traces',
  method: 'PATCH',
  path: '/v1/tracing/destinations/{name}',
  permission: 'manage',
  params,
  body: traceDestinationChanges
    .extend({ paused: z.boolean().optional().describe('Told of nothing new; what waits is still sent.') })
    .meta({ id: 'TraceDestinationChanges' }),
  answer: destinationView,
  errors: ['NOT_FOUND', 'READ_ONLY', ...ADDRESS_ERRORS],
  audit: { action: 'trace_destination.update', targets: ({ params }) => [params.name], look: lookAtDestination },
  handle: async ({ params: { name }, body: { paused, ...changes }, principal }, context) => {
    const stored = context.traceDestinations.find(name);
    await context.traceDestinations.change(
      name,
      {
        ...(stored && { registration: changedRegistration(stored.registration, changes) }),
        ...(paused !== undefined && { paused }),
      },
      actorOf(principal),
    );
    return { body: view(name, context) };
  },
});

const deleteDestination = defineRoute({
  name: 'deleteTraceDestination',
  summary: 'Send a destination no more traces; what is left for it is still sent.',
  tag: 'traces',
  method: 'DELETE',
  path: '/v1/tracing/destinations/{name}',
  permission: 'manage',
  params,
  answer: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', 'READ_ONLY'],
  audit: { action: 'trace_destination.delete', targets: ({ params }) => [params.name], look: lookAtDestination },
  handle: async ({ params: { name } }, { traceDestinations }) => {
    await traceDestinations.remove(name);
    return { body: { message: `The destination "${name}" is told of nothing any more.` } };
  },
});

const destinationTest = z.object({
  ok: z.boolean(),
  detail: z.string(),
  trace_id: z.string().nullable().describe('Of the test trace; null when it was not taken.'),
  trace_url: z.string().nullable().describe('Where Langfuse shows it.'),
});

const viewTest = ({ ok, detail, traceId, traceUrl }: NonNullable<Awaited<ReturnType<Context['traces']['test']>>>) => ({
  ok,
  detail,
  trace_id: traceId,
  trace_url: traceUrl,
});

const testDestination = defineRoute({
  name: 'testTraceDestination',
  summary: 'Send a destination a trace of one span, "switchboard test", and tell what it answers.',
  tag: 'traces',
  method: 'POST',
  path: '/v1/tracing/destinations/{name}/test',
  permission: 'manage',
  params,
  answer: destinationTest,
  errors: ['NOT_FOUND'],
  // It changes nothing here, but makes the gateway ask somebody.
  audit: { action: 'tracing.test', targets: ({ params }) => [params.name] },
  handle: async ({ params }, { traces }) => {
    const answer = await traces.test(params.name);
    if (!answer) throw notFound(params.name);
    return { body: viewTest(answer) };
  },
});

const tryDestination = defineRoute({
  name: 'tryTraceDestination',
  summary:
    'The same of a destination that is not registered, as it would be. Nothing is kept. With the name of one that is, its secrets may be left as they are shown.',
  tag: 'traces',
  method: 'POST',
  path: '/v1/tracing/destinations/test',
  permission: 'manage',
  body: registration,
  answer: destinationTest,
  // It changes nothing here, but makes the gateway ask an address that somebody chose.
  audit: { action: 'tracing.try', targets: ({ body }) => [nameOf(body)] },
  handle: async ({ body }, { traces, traceDestinations }) => {
    const tried = changedRegistration(traceDestinations.find(nameOf(body))?.registration, body);
    return { body: viewTest(await traces.tryOut(traceDestinationOf(tried))) };
  },
});

export const destinationRoutes = [
  listDestinations,
  createDestination,
  changeDestination,
  deleteDestination,
  testDestination,
  tryDestination,
];
