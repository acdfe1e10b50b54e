import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { download } from './download.ts';
import type { components } from './schema.ts';

export type TraceDestination = components['schemas']['TraceDestination'];
export type GatewaySettings = components['schemas']['GatewaySettings'];

const REFRESH_MS = 5_000;

/** How the gateway is set up, and how it is. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => answerOf(api.GET('/v1/settings')),
  refetchInterval: REFRESH_MS,
});

/** Saves the configuration file, without its secrets. @throws Error when it is refused */
export const downloadConfiguration = () => download('/v1/settings/configuration.yaml', 'switchboard.yaml');

const REREAD_MS = 15_000;

/** How the configuration file differs from what runs. */
export const pendingQuery = queryOptions({
  queryKey: ['settings', 'pending'],
  queryFn: () => answerOf(api.GET('/v1/settings/configuration/pending')),
  refetchInterval: REREAD_MS,
});

export type PendingConfiguration = components['schemas']['PendingConfiguration'];
export type PendingChange = PendingConfiguration['changes'][number];

/** Takes the file over, as it was when its difference was told. */
export const applyConfiguration = (revision: string) =>
  answerOf(api.POST('/v1/settings/configuration/apply', { body: { revision } }));

/** Where traces are sent, and how that goes. */
export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await answerOf(api.GET('/v1/tracing/destinations'))).destinations,
  refetchInterval: REFRESH_MS,
});

export const testDestination = (name: string) =>
  answerOf(api.POST('/v1/tracing/destinations/{name}/test', { params: { path: { name } } }));

/** As the API takes it; secrets that are kept stand as the marker. */
export type DestinationFields = components['schemas']['TraceDestinationRegistration'];
/** What is left out stays. */
export type DestinationChanges = components['schemas']['TraceDestinationChanges'];

/** Sends a test trace to what is not saved, or not as it is typed. */
export const tryDestination = (body: DestinationFields) =>
  answerOf(api.POST('/v1/tracing/destinations/test', { body }));

export const addDestination = (body: DestinationFields) => answerOf(api.POST('/v1/tracing/destinations', { body }));

export const changeDestination = (name: string, body: DestinationChanges) =>
  answerOf(api.PATCH('/v1/tracing/destinations/{name}', { params: { path: { name } }, body }));

export const deleteDestination = (name: string) =>
  answerOf(api.DELETE('/v1/tracing/destinations/{name}', { params: { path: { name } } }));
