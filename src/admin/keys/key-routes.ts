import { z } from 'zod';
import {
  callScope,
  type Declaration,
  decide,
  type KeyFields,
  type KeyRecord,
  notFound,
  type Principal,
} from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { listedSpendOf, listedSpendView, spendOf, spendView } from '../limits/limit-view.ts';
import { declaredAgents, requireKnownAgents } from './declared-agents.ts';
import { keyToActOn, requireAllowed } from './key-access.ts';
import { keyIds, lookAtKey } from './key-audit.ts';
import { type KeyInput, keyFields, keyView, readKeyFields, viewKey } from './key-view.ts';

const KEYS_PER_PAGE = 100;
export const keyName = z.string().min(1).max(256).describe('The key itself, its hash (token), or its id.');

const generateKey = defineRoute({
  name: 'generateKey',
  summary: 'Make a key. It is shown in this answer and never again.',
  tag: 'keys',
  method: 'POST',
  path: '/key/generate',
  permission: 'keys.generate',
  body: keyFields,
  answer: keyView.extend({ key: z.string() }).meta({ id: 'GeneratedKey' }),
  errors: ['CONFLICT'],
  audit: {
    action: 'key.create',
    targets: (_request, _context, answer) => (answer ? [answer.key_id] : []),
    look: lookAtKey,
  },
  authorise: async ({ body, principal }, dependencies) => {
    const fields = fieldsFrom(body, dependencies);
    requireAllowed(principal, 'keys.generate', factsOf(fields));
    await requireGrantable(fields, fields.teamId ?? null, principal, dependencies);
  },
  handle: async ({ body, principal }, dependencies) => {
    const { key, record } = await dependencies.keys.generate(fieldsFrom(body, dependencies), actorOf(principal));
    return { body: { ...viewKey(record), key } };
  },
});

const keyInfo = defineRoute({
  name: 'keyInfo',
  summary: 'What is known of a key; without "key", of the one that asks. Those that may not be seen do not exist.',
  tag: 'keys',
  method: 'GET',
  path: '/key/info',
  permission: 'keys.read',
  query: z.object({ key: keyName.optional() }),
  answer: z.object({ key: z.string().describe('Its hash.'), info: keyView.extend(spendView) }),
  errors: ['NOT_FOUND'],
  handle: async ({ query, principal }, dependencies) => {
    const record = await keyToActOn('keys.read', query.key ?? ownKey(principal), principal, dependencies);
    const spend = await spendOf({ level: 'key', id: record.id }, record.limits, dependencies);
    return { body: { key: record.hash, info: { ...viewKey(record), ...spend } } };
  },
});

const updateKey = defineRoute({
  name: 'updateKey',
  summary: 'Change the fields given; in force at once.',
  tag: 'keys',
  method: 'POST',
  path: '/key/update',
  permission: 'keys.manage',
  body: keyFields.extend({ key: keyName }).meta({ id: 'KeyUpdate' }),
  answer: keyView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: { action: 'key.update', targets: ({ body }, context) => keyIds([body.key], context), look: lookAtKey },
  authorise: async ({ body: { key, ...input }, principal }, dependencies) => {
    const before = await keyToActOn('keys.manage', key, principal, dependencies);
    const fields = fieldsFrom(input, dependencies, before);
    const after = { ...before, ...fields };
    if (changesHands(before, after)) {
      // Giving a key to somebody else takes it from whoever has it, and might as well have made it so.
      requireAllowed(principal, 'keys.generate', before);
      requireAllowed(principal, 'keys.generate', after);
    }
    const declared = before.teamId === after.teamId ? fields : after;
    await requireGrantable({ ...declared, agentId: fields.agentId }, after.teamId, principal, dependencies);
  },
  handle: async ({ body: { key, ...input }, principal }, dependencies) => {
    const { keys } = dependencies;
    const fields = fieldsFrom(input, dependencies, await keys.info(key));
    return { body: viewKey(await keys.update(key, fields, actorOf(principal))) };
  },
});

const deleteKeys = defineRoute({
  name: 'deleteKeys',
  summary: 'Remove keys: all of them, or none when one does not exist. They are refused at once.',
  tag: 'keys',
  method: 'POST',
  path: '/key/delete',
  permission: 'keys.manage',
  body: z.object({
    keys: z.array(keyName).max(1000).optional(),
    key_aliases: z.array(z.string()).max(1000).optional(),
  }),
  answer: z.object({ deleted_keys: z.array(z.string()).describe('Their hashes.') }),
  errors: ['NOT_FOUND'],
  audit: {
    action: 'key.delete',
    targets: async ({ body }, context) => keyIds(await namedKeys(body, context), context),
    look: lookAtKey,
  },
  authorise: async ({ body, principal }, dependencies) => {
    const named = await namedKeys(body, dependencies);
    await Promise.all(named.map((name) => keyToActOn('keys.manage', name, principal, dependencies)));
  },
  handle: async ({ body }, dependencies) => {
    const named = await namedKeys(body, dependencies);
    if (named.length === 0) throw invalidField('keys', 'name at least one key, in "keys" or "key_aliases"');
    const deleted = await dependencies.keys.delete(named);
    return { body: { deleted_keys: deleted.map(({ hash }) => hash) } };
  },
});

const listedKey = keyView.extend(listedSpendView).meta({ id: 'ListedKey' });

const listKeys = defineRoute({
  name: 'listKeys',
  summary:
    'Keys, newest first: their hashes, or with "return_full_object=true" all that is known of them. Who may not see ' +
    'all sees the one that asks, those of its user, and those of teams the user is an admin of.',
  tag: 'keys',
  method: 'GET',
  path: '/key/list',
  permission: 'keys.read',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(KEYS_PER_PAGE).optional(),
    size: z.coerce.number().int().min(1).max(KEYS_PER_PAGE).optional().describe('The same as "limit".'),
    cursor: z.string().max(1024).optional().describe('"next_cursor" of the page before.'),
    key_alias: z.string().optional(),
    user_id: z.string().optional(),
    team_id: z.string().optional(),
    agent_id: z.string().optional(),
    return_full_object: z.stringbool().default(false),
  }),
  answer: z.object({ keys: z.array(z.union([z.string(), listedKey])), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, context) => {
    const scope = callScope(principal);
    const page = await context.keys.list({
      limit: query.limit ?? query.size ?? KEYS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.key_alias === undefined ? {} : { alias: query.key_alias }),
      ...(query.user_id === undefined ? {} : { userId: query.user_id }),
      ...(query.team_id === undefined ? {} : { teamId: query.team_id }),
      ...(query.agent_id === undefined ? {} : { agentId: query.agent_id }),
      ...(scope.kind === 'all' ? {} : { within: scope }),
    });
    if (!query.return_full_object)
      return { body: { keys: page.keys.map(({ hash }) => hash), next_cursor: page.nextCursor } };
    const listed = page.keys.map(async (record) => ({
      ...viewKey(record),
      ...(await listedSpendOf({ level: 'key', id: record.id }, record.limits, context)),
    }));
    return { body: { keys: await Promise.all(listed), next_cursor: page.nextCursor } };
  },
});

/** What a body says about a key; its agent may be named by its name. */
function fieldsFrom(input: KeyInput, { clock, registry }: RouteContext, before?: KeyRecord): Partial<KeyFields> {
  const fields = readKeyFields(input, clock(), before);
  return fields.agentId ? { ...fields, agentId: registry.find(fields.agentId)?.id ?? fields.agentId } : fields;
}

/** The part of a key that is about to be made that decides whether it may be. */
const factsOf = ({ userId = null, teamId = null, agentId = null }: Partial<KeyFields>) => ({
  id: null,
  userId,
  teamId,
  agentId,
});

/** What of a key somebody must have in order to give it. */
type Grants = Partial<Declaration> & { agentId?: string | null | undefined };

const changesHands = (before: KeyRecord, after: KeyRecord): boolean =>
  before.userId !== after.userId || before.teamId !== after.teamId || before.agentId !== after.agentId;

/**
 * Whoever is no administrator gives what the team was given, and no more.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
async function requireGrantable(
  fields: Grants,
  teamId: string | null,
  principal: Principal,
  { registry, teams }: RouteContext,
): Promise<void> {
  if (!decide(principal, 'manage').allowed && teamId !== null)
    return teams.assertWithin(teamId, fields, (name) => registry.find(name));
  requireKnownAgents(declaredAgents(fields), 'object_permission.agents', registry);
  if (fields.agentId) requireKnownAgents([fields.agentId], 'agent_id', registry);
}

/** @throws SwitchboardError INVALID_PARAMS for the master key, which is none */
export function ownKey(principal: Principal): string {
  if (principal.kind === 'key') return principal.keyId;
  throw invalidField('key', 'the master key is not a virtual key: name the key to show');
}

async function namedKeys(
  { keys: names = [], key_aliases: aliases = [] }: { keys?: string[] | undefined; key_aliases?: string[] | undefined },
  { keys }: RouteContext,
): Promise<string[]> {
  const pages = await Promise.all(aliases.map((alias) => keys.list({ alias, limit: 1 })));
  return [...names, ...pages.map(({ keys: [found] }) => requireFound(found).id)];
}

function requireFound(record: KeyRecord | undefined): KeyRecord {
  if (!record) throw notFound('key', '');
  return record;
}

export const keyRoutes = [generateKey, keyInfo, updateKey, deleteKeys, listKeys];
