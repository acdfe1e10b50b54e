import { z } from 'zod';
import { modelChanges, modelRegistration } from '../../config/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { entryView, viewEntry } from './entry-view.ts';

/** How it looks in the audit log: without secrets, and without who changed it, which the log says itself. */
function lookAtEntry(id: string, { modelEntries }: RouteContext): unknown {
  const entry = modelEntries.find(id);
  if (!entry) return null;
  const { model_name, litellm_params, model_info } = viewEntry(entry);
  return { model_name, litellm_params, model_info };
}

const changes = modelChanges.meta({ id: 'ModelChanges' });
const CHANGE_ERRORS = ['NOT_FOUND', 'READ_ONLY'] as const;

const newModel = defineRoute({
  name: 'newModel',
  summary: 'Register a deployment of a model. Calls find it at once; those of the same name share its calls.',
  tag: 'models',
  method: 'POST',
  path: '/model/new',
  permission: 'manage',
  body: modelRegistration.meta({ id: 'ModelRegistration' }),
  answer: entryView,
  errors: ['CONFLICT'],
  audit: {
    action: 'model.create',
    targets: (_request, _dependencies, created) => (created ? [created.model_id] : []),
    look: lookAtEntry,
  },
  handle: async ({ body, principal }, { modelEntries }) => ({
    body: viewEntry(await modelEntries.create(body, actorOf(principal))),
  }),
});

interface Named {
  model_id?: string | undefined;
  model_info?: { id?: string | undefined } | null | undefined;
}

const idIn = ({ model_id: id, model_info: info }: Named): string | undefined => id ?? info?.id;

const updateModel = defineRoute({
  name: 'updateModel',
  summary:
    'Change a deployment of a model: what is left out stays, null clears. Models of the config file stay as they are.',
  tag: 'models',
  method: 'POST',
  path: '/model/update',
  permission: 'manage',
  body: modelChanges.extend({ model_id: z.string().min(1).max(256).optional().describe('Or `model_info.id`.') }),
  answer: entryView,
  errors: CHANGE_ERRORS,
  audit: { action: 'model.update', targets: ({ body }) => [idIn(body)].flatMap((id) => id ?? []), look: lookAtEntry },
  handle: async ({ body, principal }, { modelEntries }) => {
    const id = idIn(body);
    if (id === undefined) throw invalidField('model_id', 'or model_info.id is needed');
    return { body: viewEntry(await modelEntries.change(id, body, actorOf(principal))) };
  },
});

const patchModel = defineRoute({
  name: 'patchModel',
  summary: 'The same, with the id in the path.',
  tag: 'models',
  method: 'PATCH',
  path: '/model/{model_id}/update',
  permission: 'manage',
  params: z.object({ model_id: z.string().min(1).max(256) }),
  body: changes,
  answer: entryView,
  errors: CHANGE_ERRORS,
  audit: { action: 'model.update', targets: ({ params }) => [params.model_id], look: lookAtEntry },
  handle: async ({ params, body, principal }, { modelEntries }) => ({
    body: viewEntry(await modelEntries.change(params.model_id, body, actorOf(principal))),
  }),
});

const deleteModel = defineRoute({
  name: 'deleteModel',
  summary: 'Remove a deployment of a model; calls that run go on.',
  tag: 'models',
  method: 'POST',
  path: '/model/delete',
  permission: 'manage',
  body: z.object({ id: z.string().min(1).max(256).describe('`model_info.id`.') }),
  answer: z.object({ message: z.string() }),
  errors: CHANGE_ERRORS,
  audit: { action: 'model.delete', targets: ({ body }) => [body.id], look: lookAtEntry },
  handle: async ({ body: { id } }, { modelEntries, deployments }) => {
    await modelEntries.remove(id);
    // Another one of this id starts afresh.
    await deployments.paused.resume(id);
    return { body: { message: `Model: ${id} deleted successfully` } };
  },
});

const listModelEntries = defineRoute({
  name: 'listModelEntries',
  summary: 'The deployments of models that were registered over the API, with all their parameters but secrets.',
  tag: 'models',
  method: 'GET',
  path: '/v1/model_entries',
  permission: 'inspect',
  answer: z.object({ entries: z.array(entryView) }),
  handle: (_request, { modelEntries }) => ({ body: { entries: modelEntries.list().map(viewEntry) } }),
});

export const entryRoutes = [newModel, updateModel, patchModel, deleteModel, listModelEntries];
