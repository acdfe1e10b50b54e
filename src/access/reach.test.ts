import { expect, it } from 'vitest';
import type { AgentFacts } from './grants.ts';
import { keyRecord } from './keys.fixtures.ts';
import type { TeamRecord } from './people/records.ts';
import { createReachOf } from './reach.ts';

const agent = (name: string, accessGroups: string[] = []): AgentFacts => ({
  id: `id-of-${name}`,
  name,
  public: false,
  cardAuth: 'public',
  accessGroups,
});

const team = (id: string, agents: string[] | null): TeamRecord => ({
  id,
  alias: null,
  objectPermission: agents && { agents },
  accessGroupIds: null,
  models: null,
  blocked: false,
  metadata: {},
  limits: null,
  createdAt: 0,
  createdBy: '',
  updatedAt: 0,
  updatedBy: '',
});

const KEYS = [
  keyRecord(1, { objectPermission: { agents: ['echo'] } }),
  keyRecord(2, { objectPermission: { agent_access_groups: ['freight'] } }),
  keyRecord(3, { objectPermission: { agents: ['id-of-echo'] }, teamId: 'closed' }),
  keyRecord(4, { teamId: 'open' }),
  keyRecord(5, { accessGroupIds: ['group-1'] }),
  keyRecord(6, { agentId: 'planner' }),
  keyRecord(7),
];

const reachOf = createReachOf({
  keys: { list: async () => KEYS },
  teams: { list: async () => [team('closed', []), team('open', ['echo']), team('silent', null)] },
  groups: {
    list: async () => [
      {
        id: 'group-1',
        name: 'Group',
        description: null,
        agentIds: ['echo'],
        modelNames: [],
        mcpServerIds: [],
        createdAt: 0,
        createdBy: '',
        updatedAt: 0,
        updatedBy: '',
      },
    ],
  },
  findAgent: (id) =>
    id === 'planner'
      ? { mayCall: { objectPermission: { agents: ['echo'] }, accessGroupIds: null }, callLimits: null }
      : undefined,
  defaultAgentAccess: 'none',
});

it('tells every key that may call an agent by the rule of its calls, and those that were given it in vain', async () => {
  const reach = await reachOf([agent('echo', ['freight']), agent('other')]);
  expect(
    reach.get('id-of-echo')?.keys.map(({ key, decision, says }) => [key.id, decision.reason, Object.values(says)]),
  ).toEqual([
    ['key-1', 'key grants agent', ['grants', 'nothing', 'nothing']],
    ['key-2', 'key grants agent', ['grants', 'nothing', 'nothing']],
    ['key-3', 'team does not grant agent', ['grants', 'withholds', 'nothing']],
    ['key-4', 'team grants agent', ['nothing', 'grants', 'nothing']],
    ['key-5', 'key grants agent', ['grants', 'nothing', 'nothing']],
    ['key-6', 'calling agent grants agent', ['nothing', 'nothing', 'grants']],
  ]);
  expect(reach.get('id-of-echo')?.keys.map(({ groups }) => groups.key)).toEqual([
    null,
    'freight',
    null,
    null,
    'Group',
    null,
  ]);
  expect(reach.get('id-of-echo')?.teams.map(({ id }) => id)).toEqual(['open']);
  expect(reach.get('id-of-other')).toEqual({ keys: [], teams: [] });
});

it('tells of one key what is decided of every agent, whatever that is', async () => {
  const key = keyRecord(3, { objectPermission: { agents: ['echo'] }, teamId: 'closed' });
  const reach = await reachOf([agent('echo'), agent('other')], key);
  expect([...reach.values()].map(({ keys }) => keys.map(({ decision, says }) => [decision.reason, says]))).toEqual([
    [['team does not grant agent', { key: 'grants', team: 'withholds', caller: 'nothing' }]],
    [['key does not grant agent', { key: 'withholds', team: 'withholds', caller: 'nothing' }]],
  ]);
});

it('reads on until a page is not full', async () => {
  const many = Array.from({ length: 501 }, (_, index) => keyRecord(index, { objectPermission: { agents: ['echo'] } }));
  const afters: unknown[] = [];
  const everybody = createReachOf({
    keys: {
      list: async (_filter, { after, limit }) => {
        afters.push(after?.id);
        return after ? many.slice(500) : many.slice(0, limit);
      },
    },
    teams: { list: async () => [] },
    groups: { list: async () => [] },
    findAgent: () => undefined,
    defaultAgentAccess: 'none',
  });
  expect((await everybody([agent('echo')])).get('id-of-echo')?.keys).toHaveLength(501);
  expect(afters).toEqual([undefined, 'key-499']);
});
