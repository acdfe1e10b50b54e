import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { SavedView } from './types.ts';

export type ViewsPage = SavedView['page'];

/** Views of a page: one's own, and those that others share. */
export const viewsQuery = (page: ViewsPage) =>
  queryOptions({
    queryKey: ['views', page],
    queryFn: async () => (await answerOf(api.GET('/v1/views', { params: { query: { page } } }))).views,
  });

export const saveView = (body: Pick<SavedView, 'page' | 'name' | 'search' | 'shared'>) =>
  answerOf(api.POST('/v1/views', { body }));

export const changeView = (id: string, body: Partial<Pick<SavedView, 'name' | 'search' | 'shared'>>) =>
  answerOf(api.PATCH('/v1/views/{id}', { params: { path: { id } }, body }));

export const deleteView = (id: string) => answerOf(api.DELETE('/v1/views/{id}', { params: { path: { id } } }));
