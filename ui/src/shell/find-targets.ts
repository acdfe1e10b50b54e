import type { Found, IdKind } from '../api/found.ts';
import type { Key } from '../api/keys.ts';
import type { Agent, Call } from '../api/types.ts';
import { asUuid, shortId } from '../format/id.ts';
import type { IconName } from '../kit/icon.tsx';
import type { Page } from './pages.ts';

/** Something that can be gone to. */
export interface Target {
  id: string;
  label: string;
  what: string;
  icon: IconName;
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
}

/** What is known by name, and what the text is the id of. */
export interface Findable {
  pages: readonly Page[];
  agents: readonly Agent[];
  keys: readonly Pick<Key, 'key_id' | 'key_alias'>[];
  found: Found;
}

/** Whatever looks like an id: a UUID in any spelling, a trace id, or a foreign id. */
const ID = /^(?=.*\d)[\w:.-]{8,128}$/;
const MAX_OF_A_KIND = 8;

/** As W3C's Trace Context sends it: version, trace, parent, flags. */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/i;
/** What is copied along with an id from JSON, from a log, from a chat. */
const AROUND = /^["'`<(]+|["'`>),;.]+$/g;

/** @returns the id that the text is, or of which it tells, or nothing */
export function idIn(text: string): string {
  const bare = text.trim().replace(AROUND, '');
  const id = TRACEPARENT.exec(bare)?.[1] ?? bare;
  return ID.test(id) ? id : '';
}

/** Pages, agents and keys whose name holds the text, and whatever has it as its id. */
export function findTargets(text: string, { pages, agents, keys, found }: Findable): Target[] {
  const wanted = text.trim().toLowerCase();
  const id = asUuid(idIn(text));
  const isIdOf = (own: string) => own === id || own === wanted;
  return [
    ...pages.filter(({ label }) => label.toLowerCase().includes(wanted)).map(pageTarget),
    ...agents
      .filter(({ agent_name, agent_id }) => agent_name.toLowerCase().includes(wanted) || isIdOf(agent_id))
      .slice(0, MAX_OF_A_KIND)
      .map(agentTarget),
    ...keys
      .filter(({ key_id, key_alias }) => isIdOf(key_id) || (wanted !== '' && holds(key_alias, wanted)))
      .slice(0, MAX_OF_A_KIND)
      .map(keyTarget),
    ...Object.entries(withoutTwins(found)).flatMap(([kind, call]) => ID_TARGETS[kind as IdKind](call)),
  ];
}

/** Most calls have one id for themselves and their request. */
const withoutTwins = ({ request_id, ...found }: Found): Found =>
  request_id === undefined || found.id !== undefined ? found : { ...found, request_id };

const holds = (name: string | null, wanted: string): boolean => name?.toLowerCase().includes(wanted) ?? false;

const pageTarget = ({ to, label, icon, key }: Page): Target => ({ id: to, label, what: `g ${key}`, icon, to });

const agentTarget = ({ agent_name, agent_id }: Agent): Target => ({
  id: agent_id,
  label: agent_name,
  what: 'agent',
  icon: 'agent',
  to: '/agents/$agent',
  params: { agent: agent_name },
});

const keyTarget = ({ key_id, key_alias }: Findable['keys'][number]): Target => ({
  id: key_id,
  label: key_alias ?? shortId(key_id),
  what: 'key',
  icon: 'keys',
  to: '/keys',
  search: { key: key_id },
});

const callTarget = ({ id, agent_name, model }: Call): Target[] => [
  {
    id: 'call',
    label: `Call of ${model ?? agent_name}`,
    what: shortId(id),
    icon: 'calls',
    to: '/calls',
    search: { call: id, range: 'all' },
  },
];

/** Where each kind of id leads. */
const ID_TARGETS: Record<IdKind, (call: Call) => Target[]> = {
  id: callTarget,
  request_id: callTarget,
  trace: ({ trace_id }) => [
    {
      id: 'trace',
      label: 'Trace',
      what: shortId(trace_id),
      icon: 'traces',
      to: '/traces/$trace',
      params: { trace: trace_id },
    },
  ],
  task: ({ agent_id, agent_name, task_id: task }) =>
    task === null
      ? []
      : [
          ...(agent_id === null ? [] : [taskTarget(agent_id, agent_name, task)]),
          {
            id: 'task-calls',
            label: `Calls of this task of ${agent_name}`,
            what: shortId(task),
            icon: 'calls',
            to: '/calls',
            search: { task, range: 'all' },
          },
        ],
  context: ({ context_id: context }) =>
    context === null
      ? []
      : (['tasks', 'calls'] as const).map((page) => ({
          id: `context-${page}`,
          label: `${page === 'tasks' ? 'Tasks' : 'Calls'} of this context`,
          what: shortId(context),
          icon: page,
          to: `/${page}`,
          search: { context, range: 'all' },
        })),
};

const taskTarget = (agentId: string, agentName: string, task: string): Target => ({
  id: 'task',
  label: `Task of ${agentName}`,
  what: shortId(task),
  icon: 'tasks',
  to: '/tasks',
  search: { task, of: agentId, range: 'all' },
});
