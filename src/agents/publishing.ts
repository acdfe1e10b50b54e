import { SwitchboardError } from '../protocol/index.ts';
import type { AgentEntry, AgentRules } from './agent-entry.ts';
import type { Roster } from './roster.ts';

/**
 * The agents of the API that have to be public so that exactly the named ones are.
 *
 * @param refs ids or names
 * @throws SwitchboardError AGENT_NOT_FOUND for unknown ones, READ_ONLY when the config file decides otherwise
 */
export function planPublic(refs: readonly string[], roster: Roster, { published }: AgentRules): ReadonlySet<string> {
  const unknown = refs.filter((ref) => !roster.get(ref));
  if (unknown.length > 0) {
    throw new SwitchboardError(
      'AGENT_NOT_FOUND',
      `Agent with ID ${unknown.join(', ')} not found. Nothing was changed.`,
    );
  }
  const wanted = new Set(refs.map((ref) => roster.get(ref)?.entry.id));
  const planned = new Set<string>();
  for (const { entry, record } of roster.residents()) {
    const isWanted = wanted.has(entry.id);
    if (isWanted !== record.agent.public) requireFree(entry, published);
    if (isWanted && entry.source === 'api') planned.add(entry.id);
  }
  return planned;
}

/** @throws SwitchboardError READ_ONLY when the config file says whether an agent is public */
export function requireFree(entry: AgentEntry, published: AgentRules['published']): void {
  const { agent_name: name } = entry.registration;
  if (entry.source === 'api' && !published.has(entry.id) && !published.has(name)) return;
  const key = entry.source === 'config' ? '"public" of its entry' : 'litellm_settings.public_agent_groups';
  throw new SwitchboardError(
    'READ_ONLY',
    `The config file decides whether agent ${name} is public: change ${key} there. Nothing was changed.`,
  );
}
