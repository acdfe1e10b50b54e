import type { AgentDirectory } from '../../agents/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { invalidField } from '../http/failure.ts';

/** What a key or a team is about to declare. */
interface Declared {
  objectPermission?: JsonObject | null;
  accessGroupIds?: readonly string[] | null;
}

/**
 * A grant of an agent that does not exist is a typing error today and a surprise tomorrow.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function requireKnownAgents(agents: readonly unknown[], field: string, directory: AgentDirectory): void {
  refuse(
    agents.filter((agent) => typeof agent !== 'string' || !directory.find(agent)),
    field,
  );
}

/** The agents that a declaration names. */
export const declaredAgents = ({ objectPermission }: Declared): readonly unknown[] => {
  const agents = objectPermission?.['agents'];
  return Array.isArray(agents) ? agents : [];
};

function refuse(unknown: readonly unknown[], field: string): void {
  if (unknown.length === 0) return;
  throw invalidField(field, `there is no agent ${unknown.map((agent) => JSON.stringify(agent)).join(', ')}`);
}
