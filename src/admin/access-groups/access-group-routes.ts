import { z } from 'zod';
import type { AccessGroupFields, AccessGroupRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { nextPageHeaders, pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { requireKnownAgents } from '../keys/declared-agents.ts';
import { defined, id } from '../keys/shared-fields.ts';

const GROUPS_PER_PAGE = 100;
const PATH = '/v1/access_group';
const ONE = `${PATH}/{access_group_id}`;

const names = z.array(id).max(1000).nullable().optional();

/** Strict: whom a group is given to is said where it is given, on the key or the team. */
const fields = z.strictObject({
  access_group_name: id.optional().describe('Unique.'),
  description: z.string().max(4096).nullable().optional(),
  access_agent_ids: names.describe('Ids or names of agents.'),
  access_model_names: names.describe('Models that whoever has the group may call.'),
  access_mcp_server_ids: names.describe('Kept; no tools are served here.'),
});

const groupView = z
  .object({
    access_group_id: z.string(),
    access_group_name: z.string(),
    description: z.string().nullable(),
    access_agent_ids: z.array(z.string()),
    access_model_names: z.array(z.string()),
    access_mcp_server_ids: z.array(z.string()),
    created_at: z.string(),
    created_by: z.string(),
    updated_at: z.string(),
    updated_by: z.string(),
  })
  .meta({ id: 'AccessGroup' });

const groupParams = z.object({ access_group_id: id });

const viewGroup = (group: AccessGroupRecord): z.input<typeof groupView> => ({
  access_group_id: group.id,
  access_group_name: group.name,
  description: group.description,
  access_agent_ids: [...group.agentIds],
  access_model_names: [...group.modelNames],
  access_mcp_server_ids: [...group.mcpServerIds],
  created_at: isoTime(group.createdAt),
  created_by: group.createdBy,
  updated_at: isoTime(group.updatedAt),
  updated_by: group.updatedBy,
});

const lookAtGroup = async (groupId: string, { accessGroups }: RouteContext) =>
  viewGroup(await accessGroups.info(groupId));

const createGroup = defineRoute({
  name: 'createAccessGroup',
  summary: 'Make an access group: agents that keys and teams are given together, by "access_group_ids".',
  tag: 'teams',
  method: 'POST',
  path: PATH,
  permission: 'manage',
  body: fields.required({ access_group_name: true }).meta({ id: 'NewAccessGroup' }),
  answer: groupView,
  errors: ['CONFLICT'],
  audit: {
    action: 'access_group.create',
    targets: (_request, _context, answer) => (answer ? [answer.access_group_id] : []),
    look: lookAtGroup,
  },
  handle: async ({ body, principal }, context) => {
    const group = { ...readFields(body, context), name: body.access_group_name };
    return { body: viewGroup(await context.accessGroups.create(group, actorOf(principal))) };
  },
});

const listGroups = defineRoute({
  name: 'listAccessGroups',
  summary: 'Access groups, by id: a bare array. Headers lead on.',
  tag: 'teams',
  method: 'GET',
  path: PATH,
  permission: 'inspect',
  query: pageQuery,
  answer: z.array(groupView),
  handle: async ({ query, url }, { accessGroups }) => {
    const { groups, nextCursor } = await accessGroups.list({
      limit: query.limit ?? GROUPS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return { body: groups.map(viewGroup), headers: nextPageHeaders(url, nextCursor) };
  },
});

const getGroup = defineRoute({
  name: 'getAccessGroup',
  summary: 'One access group.',
  tag: 'teams',
  method: 'GET',
  path: ONE,
  permission: 'inspect',
  params: groupParams,
  answer: groupView,
  errors: ['NOT_FOUND'],
  handle: async ({ params }, { accessGroups }) => ({
    body: viewGroup(await accessGroups.info(params.access_group_id)),
  }),
});

const updateGroup = defineRoute({
  name: 'updateAccessGroup',
  summary: 'Change the fields given; in force at once for whoever was given the group.',
  tag: 'teams',
  method: 'PUT',
  path: ONE,
  permission: 'manage',
  params: groupParams,
  body: fields.meta({ id: 'AccessGroupUpdate' }),
  answer: groupView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: { action: 'access_group.update', targets: ({ params }) => [params.access_group_id], look: lookAtGroup },
  handle: async ({ params, body, principal }, context) => {
    const changes = readFields(body, context);
    const group = await context.accessGroups.update(params.access_group_id, changes, actorOf(principal));
    return { body: viewGroup(group) };
  },
});

const deleteGroup = defineRoute({
  name: 'deleteAccessGroup',
  summary: 'Remove an access group; at once, it grants nothing to whoever was given it.',
  tag: 'teams',
  method: 'DELETE',
  path: ONE,
  permission: 'manage',
  params: groupParams,
  answer: z.object({ message: z.string() }),
  errors: ['NOT_FOUND'],
  audit: { action: 'access_group.delete', targets: ({ params }) => [params.access_group_id], look: lookAtGroup },
  handle: async ({ params }, { accessGroups }) => {
    const { name } = await accessGroups.delete(params.access_group_id);
    return { body: { message: `Access group ${name} deleted successfully` } };
  },
});

/** Null empties a list, as in LiteLLM. */
function readFields(input: z.infer<typeof fields>, { registry }: RouteContext): Partial<AccessGroupFields> {
  requireKnownAgents(input.access_agent_ids ?? [], 'access_agent_ids', registry);
  const list = (given: string[] | null | undefined) => (given === null ? [] : given);
  return defined({
    name: input.access_group_name,
    description: input.description,
    agentIds: list(input.access_agent_ids),
    modelNames: list(input.access_model_names),
    mcpServerIds: list(input.access_mcp_server_ids),
  });
}

export const accessGroupRoutes = [createGroup, listGroups, getGroup, updateGroup, deleteGroup];
