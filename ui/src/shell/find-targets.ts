import type { Agent } from '../api/types.ts';
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

/** Whatever looks like an id: a UUID in any spelling, a trace id, or a foreign id. */
const ID = /^(?=.*\d)[\w:.-]{8,128}$/;
const MAX_AGENTS = 8;

/** Pages and agents whose name holds the text; for what looks like an id, the calls that have it. */
export function findTargets(text: string, shown: readonly Page[], agents: readonly Agent[]): Target[] {
  const wanted = text.trim().toLowerCase();
  const pages = shown
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map(({ to, label, icon, key }): Target => ({ id: to, label, what: `g ${key}`, icon, to }));
  const named = agents
    .filter(({ agent_name, agent_id }) => agent_name.toLowerCase().includes(wanted) || agent_id === wanted)
    .slice(0, MAX_AGENTS)
    .map(
      ({ agent_name, agent_id }): Target => ({
        id: agent_id,
        label: agent_name,
        what: 'agent',
        icon: 'agent',
        to: '/agents/$agent',
        params: { agent: agent_name },
      }),
    );
  return [...pages, ...named, ...(ID.test(text.trim()) ? byId(text.trim()) : [])];
}

const ID_FILTERS = [
  ['task', 'calls of this task'],
  ['context', 'calls of this context'],
] as const;

function byId(id: string): Target[] {
  const call: Target = { id: 'call', label: id, what: 'this call', icon: 'calls', to: '/calls', search: { call: id } };
  const trace: Target = {
    id: 'trace',
    label: id,
    what: 'this trace',
    icon: 'traces',
    to: '/traces/$trace',
    params: { trace: id },
  };
  const others = ID_FILTERS.map(
    ([name, what]): Target => ({
      id: name,
      label: id,
      what,
      icon: 'calls',
      to: '/calls',
      search: { [name]: id, range: 'all' },
    }),
  );
  const task: Target = {
    id: 'tasks-of-context',
    label: id,
    what: 'tasks of this context',
    icon: 'tasks',
    to: '/tasks',
    search: { context: id, range: 'all' },
  };
  return [call, trace, ...others, task];
}
