import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

/** With what is spent of its budget; in the list null without one. */
export type Key = components['schemas']['Key'] & Pick<components['schemas']['ListedKey'], 'spend' | 'budget_reset_at'>;
export type KeyFields = components['schemas']['KeyFieldsInput'];

const PER_PAGE = 100;

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async () => {
    const keys: Key[] = [];
    let cursor: string | undefined;
    do {
      const page = await answerOf(
        api.GET('/key/list', {
          params: { query: { return_full_object: 'true', limit: PER_PAGE, ...(cursor !== undefined && { cursor }) } },
        }),
      );
      keys.push(...page.keys.filter((key) => typeof key !== 'string'));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return keys;
  },
  refetchInterval: 30_000,
});

/** A key with what it has spent. @param id or hash */
export const keyQuery = (id: string) =>
  queryOptions({
    queryKey: ['keys', id],
    queryFn: async () => (await answerOf(api.GET('/key/info', { params: { query: { key: id } } }))).info,
  });

/** Which agents it can call, and by which rules. @param key id or hash */
export const keyAccessQuery = (key: string) =>
  queryOptions({
    queryKey: ['keys', key, 'access'],
    queryFn: () => answerOf(api.GET('/key/access', { params: { query: { key } } })),
  });

export const createKey = (body: KeyFields) => answerOf(api.POST('/key/generate', { body }));

export const blockKey = (key: string, isBlocked: boolean) =>
  isBlocked
    ? answerOf(api.POST('/key/block', { body: { key } }))
    : answerOf(api.POST('/key/unblock', { body: { key } }));

/** @param grace_period how long the old one goes on to work, such as "24h"; null ends it now */
export const rotateKey = (key: string, grace_period: string | null) =>
  answerOf(api.POST('/key/regenerate', { body: { key, grace_period } }));

export const deleteKey = (key: string) => answerOf(api.POST('/key/delete', { body: { keys: [key] } }));
