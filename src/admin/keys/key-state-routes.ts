import { z } from 'zod';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { type AnyRoute, defineRoute, type RouteRequest } from '../http/route.ts';
import { readDuration } from './duration.ts';
import { keyToActOn } from './key-access.ts';
import { keyIds, lookAtKey } from './key-audit.ts';
import { keyName } from './key-routes.ts';
import { keyView, viewKey } from './key-view.ts';

const namedKey = z.object({ key: keyName });

/** Blocking is for the moment: what a key was given stays. */
const blocking = (name: 'blockKey' | 'unblockKey', path: string, blocked: boolean): AnyRoute =>
  defineRoute({
    name,
    summary: blocked ? 'Refuse a key until further notice; at once.' : 'Let a blocked key in again.',
    tag: 'keys',
    method: 'POST',
    path,
    permission: 'keys.manage',
    body: namedKey,
    answer: keyView,
    errors: ['NOT_FOUND'],
    audit: {
      action: blocked ? 'key.block' : 'key.unblock',
      targets: ({ body }, context) => keyIds([body.key], context),
      look: lookAtKey,
    },
    authorise: async ({ body, principal }, context) => {
      await keyToActOn('keys.manage', body.key, principal, context);
    },
    handle: async ({ body, principal }, { keys }) => ({
      body: viewKey(await keys.update(body.key, { blocked }, actorOf(principal))),
    }),
  });

const replacement = z.strictObject({
  grace_period: z
    .string()
    .nullable()
    .optional()
    .describe('How long the old key goes on to work, e.g. "24h"; without it, no longer than until now.'),
});

const regenerated = keyView.extend({ key: z.string() }).meta({ id: 'RegeneratedKey' });

type Replacing = RouteRequest<unknown, unknown, z.infer<typeof replacement> | null | undefined>;

const regenerateKey = defineRoute({
  name: 'regenerateKey',
  summary: 'Replace a key by a new one, which is shown this once; its id and all that it was given stay.',
  tag: 'keys',
  method: 'POST',
  path: '/key/{key}/regenerate',
  permission: 'keys.rotate',
  params: namedKey,
  body: replacement.nullish(),
  answer: regenerated,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: {
    action: 'key.regenerate',
    targets: ({ params }, context) => keyIds([params.key], context),
    look: lookAtKey,
  },
  authorise: async ({ params, principal }, context) => {
    await keyToActOn('keys.rotate', params.key, principal, context);
  },
  handle: (request, context) => replaceKey(request.params.key, request, context),
});

const regenerateNamedKey = defineRoute({
  name: 'regenerateNamedKey',
  summary: 'The same, with the key in the body, where no log of addresses sees it.',
  tag: 'keys',
  method: 'POST',
  path: '/key/regenerate',
  permission: 'keys.rotate',
  body: replacement.extend(namedKey.shape),
  answer: regenerated,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: {
    action: 'key.regenerate',
    targets: ({ body }, context) => keyIds([body.key], context),
    look: lookAtKey,
  },
  authorise: async ({ body, principal }, context) => {
    await keyToActOn('keys.rotate', body.key, principal, context);
  },
  handle: (request, context) => replaceKey(request.body.key, request, context),
});

async function replaceKey(name: string, { body, principal }: Replacing, { keys }: RouteContext) {
  const graceMs = body?.grace_period ? readDuration(body.grace_period, 'grace_period') : 0;
  const { key, record } = await keys.regenerate(name, graceMs, actorOf(principal));
  return { body: { ...viewKey(record), key } };
}

export const keyStateRoutes = [
  blocking('blockKey', '/key/block', true),
  blocking('unblockKey', '/key/unblock', false),
  regenerateKey,
  regenerateNamedKey,
];
