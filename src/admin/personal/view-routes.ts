import { z } from 'zod';
import { ownerOf } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { isUniqueViolation, type SavedViewsTable, uuidv7 } from '../../store/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { countViews, deleteView, insertView, updateView, viewsOf } from './view-repository.ts';

const MAX_VIEWS = 200;
const MAX_SEARCH_LENGTH = 4_096;

const page = z.enum(['calls', 'traces', 'tasks', 'usage']).describe('Of the admin UI.');
const name = z.string().trim().min(1).max(60);
const search = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .refine((value) => JSON.stringify(value).length <= MAX_SEARCH_LENGTH, 'is longer than an address may be')
  .describe('Filters and order, as they stand in the address of the page.');

const savedView = z
  .object({
    id: z.string(),
    page,
    name,
    search,
    shared: z.boolean().describe('Whether everybody who is signed in finds it.'),
    own: z.boolean().describe('Whether it is the caller’s, who alone may change it.'),
    updated_at: z.string(),
  })
  .meta({ id: 'SavedView' });

const viewSaved = (view: SavedViewsTable, owner: string): z.input<typeof savedView> => ({
  id: view.id,
  page: view.page as z.input<typeof page>,
  name: view.name,
  search: JSON.parse(view.search) as z.input<typeof search>,
  shared: view.shared === 1,
  own: view.owner === owner,
  updated_at: isoTime(view.updated_at),
});

const listViews = defineRoute({
  name: 'listSavedViews',
  summary: 'Filters that the caller saved under a name on a page of the admin UI, and those that others share.',
  tag: 'personal',
  method: 'GET',
  path: '/v1/views',
  permission: 'calls.read',
  query: z.object({ page }),
  answer: z.object({ views: z.array(savedView) }),
  handle: async ({ query, principal }, { store }) => {
    const owner = ownerOf(principal, 'user');
    const views = await viewsOf(store.db, query.page, owner);
    return { body: { views: views.map((view) => viewSaved(view, owner)) } };
  },
});

const createView = defineRoute({
  name: 'createSavedView',
  summary:
    'Save filters under a name. A view gives nobody anything to see: filters are asked with each one’s own rights.',
  tag: 'personal',
  method: 'POST',
  path: '/v1/views',
  permission: 'calls.read',
  isPersonal: true,
  body: z.object({ page, name, search, shared: z.boolean().default(false) }),
  answer: savedView,
  errors: ['CONFLICT'],
  handle: async ({ body, principal }, { store, clock }) => {
    const owner = ownerOf(principal, 'user');
    if ((await countViews(store.db, owner)) >= MAX_VIEWS)
      throw new SwitchboardError('INVALID_PARAMS', `Nobody keeps more than ${MAX_VIEWS} views. Delete one first.`);
    const now = clock();
    const view = {
      id: uuidv7(now),
      owner,
      page: body.page,
      name: body.name,
      search: JSON.stringify(body.search),
      shared: body.shared ? 1 : 0,
      created_at: now,
      updated_at: now,
    };
    await refusingTwice(body.name, insertView(store.db, view));
    return { body: viewSaved(view, owner) };
  },
});

const named = z.object({ id: z.string().max(64) });

const changeView = defineRoute({
  name: 'updateSavedView',
  summary: 'Change a view of one’s own: its name, what it shows, or whether others find it.',
  tag: 'personal',
  method: 'PATCH',
  path: '/v1/views/{id}',
  permission: 'calls.read',
  isPersonal: true,
  params: named,
  body: z.object({ name, search, shared: z.boolean() }).partial(),
  answer: savedView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  handle: async ({ params: { id }, body, principal }, { store, clock }) => {
    const owner = ownerOf(principal, 'user');
    const changing = updateView(
      store.db,
      { id, owner },
      {
        ...(body.name !== undefined && { name: body.name }),
        ...(body.search !== undefined && { search: JSON.stringify(body.search) }),
        ...(body.shared !== undefined && { shared: body.shared ? 1 : 0 }),
        updated_at: clock(),
      },
    );
    const view = await refusingTwice(body.name ?? '', changing);
    if (!view) throw noSuchView(id);
    return { body: viewSaved(view, owner) };
  },
});

const removeView = defineRoute({
  name: 'deleteSavedView',
  summary: 'Delete a view of one’s own.',
  tag: 'personal',
  method: 'DELETE',
  path: '/v1/views/{id}',
  permission: 'calls.read',
  isPersonal: true,
  params: named,
  answer: z.object({ id: z.string() }),
  errors: ['NOT_FOUND'],
  handle: async ({ params: { id }, principal }, { store }) => {
    if (!(await deleteView(store.db, { id, owner: ownerOf(principal, 'user') }))) throw noSuchView(id);
    return { body: { id } };
  },
});

/** In the same words for what is somebody else's. */
const noSuchView = (id: string): SwitchboardError =>
  new SwitchboardError('NOT_FOUND', `You have no view "${id}". GET /v1/views lists those you have.`);

async function refusingTwice<Result>(taken: string, changing: Promise<Result>): Promise<Result> {
  try {
    return await changing;
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new SwitchboardError('CONFLICT', `You have a view "${taken}" already. Choose another name.`);
  }
}

export const viewRoutes = [listViews, createView, changeView, removeView];
