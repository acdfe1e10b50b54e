import type { ModelOperation } from '../../protocol/index.ts';

/** Before the id or name of an agent, where a model's name is expected (LiteLLM's convention). */
const PREFIX = 'a2a/';

/** What agents are asked for by the SDKs of OpenAI. */
export type AgentModelOperation = Extract<ModelOperation, 'chat.completions' | 'responses'>;

/** An agent where a request names a model. */
export interface AgentModel {
  operation: AgentModelOperation;
  /** Id or name, as written. */
  agentRef: string;
}

/** @returns undefined for models, and for routes that no agent answers: there `a2a/…` is a model nobody has */
export function agentModelOf(operation: ModelOperation, model: string): AgentModel | undefined {
  if (operation !== 'chat.completions' && operation !== 'responses') return undefined;
  return model.startsWith(PREFIX) ? { operation, agentRef: model.slice(PREFIX.length) } : undefined;
}

/** An agent's name as a model. */
export const modelNameOf = (agentName: string): string => PREFIX + agentName;
