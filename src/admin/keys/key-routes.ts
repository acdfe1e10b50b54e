import { z } from 'zod';
import type { KeyRecord, KeyService, Principal } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { type KeyInput, keyFields, keyView, readKeyFields, viewKey } from './key-view.ts';

const KEYS_PER_PAGE = 100;
const keyName = z.string().min(1).max(256).describe('The key itself, its hash (token), or its id.');

const generateKey = defineRoute({
  name: 'generateKey',
  summary: 'Make a key. It is shown in this answer and never again.',
  tag: 'keys',
  method: 'POST',
  path: '/key/generate',
  permission: 'manage',
  body: keyFields,
  answer: keyView.extend({ key: z.string() }).meta({ id: 'GeneratedKey' }),
  errors: ['CONFLICT'],
  handle: async ({ body, principal }, { keys, registry, clock }) => {
    requireKnownAgents(body, registry);
    const { key, record } = await keys.generate(readKeyFields(body, clock()), actorOf(principal));
    return { body: { ...viewKey(record), key } };
  },
});

const keyInfo = defineRoute({
  name: 'keyInfo',
  summary: 'What is known of a key; without "key", of the one that asks. Other keys are shown to administrators only.',
  tag: 'keys',
  method: 'GET',
  path: '/key/info',
  permission: 'any-key',
  query: z.object({ key: keyName.optional() }),
  answer: z.object({ key: z.string().describe('Its hash.'), info: keyView }),
  errors: ['NOT_FOUND'],
  handle: async ({ query, principal }, { keys }) => {
    const record = await visibleKey(query.key, principal, keys);
    return { body: { key: record.hash, info: viewKey(record) } };
  },
});

const updateKey = defineRoute({
  name: 'updateKey',
  summary: 'Change the fields given; in force at once.',
  tag: 'keys',
  method: 'POST',
  path: '/key/update',
  permission: 'manage',
  body: keyFields.extend({ key: keyName }).meta({ id: 'KeyUpdate' }),
  answer: keyView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  handle: async ({ body: { key, ...input }, principal }, { keys, registry, clock }) => {
    requireKnownAgents(input, registry);
    const fields = readKeyFields(input, clock(), await keys.info(key));
    return { body: viewKey(await keys.update(key, fields, actorOf(principal))) };
  },
});

const deleteKeys = defineRoute({
  name: 'deleteKeys',
  summary: 'Remove keys: all of them, or none when one does not exist. They are refused at once.',
  tag: 'keys',
  method: 'POST',
  path: '/key/delete',
  permission: 'manage',
  body: z.object({
    keys: z.array(keyName).max(1000).optional(),
    key_aliases: z.array(z.string()).max(1000).optional(),
  }),
  answer: z.object({ deleted_keys: z.array(z.string()).describe('Their hashes.') }),
  errors: ['NOT_FOUND'],
  handle: async ({ body }, { keys }) => {
    const named = [...(body.keys ?? []), ...(await idsOfAliases(body.key_aliases ?? [], keys))];
    if (named.length === 0) throw invalidField('keys', 'name at least one key, in "keys" or "key_aliases"');
    const deleted = await keys.delete(named);
    return { body: { deleted_keys: deleted.map(({ hash }) => hash) } };
  },
});

const listKeys = defineRoute({
  name: 'listKeys',
  summary: 'Keys, newest first: their hashes, or with "return_full_object=true" all that is known of them.',
  tag: 'keys',
  method: 'GET',
  path: '/key/list',
  permission: 'manage',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(KEYS_PER_PAGE).optional(),
    size: z.coerce.number().int().min(1).max(KEYS_PER_PAGE).optional().describe('The same as "limit".'),
    cursor: z.string().max(1024).optional().describe('"next_cursor" of the page before.'),
    key_alias: z.string().optional(),
    user_id: z.string().optional(),
    team_id: z.string().optional(),
    return_full_object: z.stringbool().default(false),
  }),
  answer: z.object({ keys: z.array(z.union([z.string(), keyView])), next_cursor: z.string().nullable() }),
  handle: async ({ query }, { keys }) => {
    const page = await keys.list({
      limit: query.limit ?? query.size ?? KEYS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.key_alias === undefined ? {} : { alias: query.key_alias }),
      ...(query.user_id === undefined ? {} : { userId: query.user_id }),
      ...(query.team_id === undefined ? {} : { teamId: query.team_id }),
    });
    const shown = page.keys.map((record) => (query.return_full_object ? viewKey(record) : record.hash));
    return { body: { keys: shown, next_cursor: page.nextCursor } };
  },
});

/** A grant of an agent that does not exist is a typing error today and a surprise tomorrow. */
function requireKnownAgents({ object_permission: permission }: KeyInput, agents: AgentDirectory): void {
  const granted = permission?.['agents'];
  if (!Array.isArray(granted)) return;
  const unknown = granted.filter((agent) => typeof agent !== 'string' || !agents.find(agent));
  if (unknown.length === 0) return;
  throw invalidField(
    'object_permission.agents',
    `there is no agent ${unknown.map((agent) => JSON.stringify(agent)).join(', ')}`,
  );
}

/** A key sees itself; to it, every other looks like one that does not exist. */
async function visibleKey(name: string | undefined, principal: Principal, keys: KeyService): Promise<KeyRecord> {
  if (principal.kind === 'admin') {
    if (name === undefined) throw invalidField('key', 'the master key is not a virtual key: name the key to show');
    return keys.info(name);
  }
  const own = await keys.info(principal.kind === 'key' ? principal.keyId : '');
  const asked = name === undefined ? own : await keys.info(name).catch(() => undefined);
  if (asked?.id === own.id) return own;
  throw new SwitchboardError('NOT_FOUND', 'There is no such key that this key may see. A key may see itself.');
}

async function idsOfAliases(aliases: readonly string[], keys: KeyService): Promise<string[]> {
  const pages = await Promise.all(aliases.map((alias) => keys.list({ alias, limit: 1 })));
  return pages.map((page, index) => {
    const found = page.keys[0];
    if (found) return found.id;
    throw new SwitchboardError('NOT_FOUND', `There is no key with the alias "${aliases[index]}". Nothing was removed.`);
  });
}

export const keyRoutes = [generateKey, keyInfo, updateKey, deleteKeys, listKeys];
