import type { AgentRegistration } from '../../../api/agents.ts';
import type { Agent } from '../../../api/types.ts';

/** What of a registration is edited, by the names of the API. */
export type Registration = Partial<AgentRegistration>;

/** What the API shows in place of a secret, and what keeps it when it is sent back. */
export const REDACTED = '<REDACTED>';

/** What the API tells of an agent besides how it was registered. */
const TOLD = new Set([
  'agent_id',
  'spend',
  'keys',
  'created_at',
  'updated_at',
  'created_by',
  'updated_by',
  'search_score',
  'paused',
  'source',
  'platform',
  'card',
  'card_fetched_at',
  'upstream_url',
  'network',
  'interfaces',
  'upstream_card',
  'card_error',
]);

/** As it could be registered again: fields that say nothing are left out. */
export function registrationOf(agent: Agent): AgentRegistration {
  const given = Object.entries(agent).filter(([name, value]) => !TOLD.has(name) && saysSomething(value));
  return { ...Object.fromEntries(given), agent_name: agent.agent_name };
}

const saysSomething = (value: unknown): boolean =>
  value !== null && value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0);

/** @param path names, separated by dots; the first is a field of the registration */
export function valueAt(registration: Registration, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => membersOf(value)?.[name], registration);
}

/** With a value somewhere inside; undefined takes it away, and what then says nothing with it. */
export function withValue<Given extends Registration>(registration: Given, path: string, value: unknown): Given {
  return (changed(registration, path.split('.'), value) ?? {}) as Given;
}

function changed(before: unknown, [name = '', ...rest]: string[], value: unknown): Record<string, unknown> | undefined {
  const { [name]: own, ...others } = membersOf(before) ?? {};
  const next = rest.length === 0 ? value : changed(own, rest, value);
  if (next !== undefined) return { ...others, [name]: next };
  return Object.keys(others).length === 0 ? undefined : others;
}

const membersOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
