/** What an agent runs on. */
export type PlatformName = 'a2a' | AdaptedPlatform;

/** Platforms that do not speak A2A: an adapter tells what happens there, and the gateway makes tasks of it. */
export type AdaptedPlatform =
  | 'langgraph'
  | 'vertex_agent_engine'
  | 'azure_ai_foundry'
  | 'bedrock_agentcore'
  | 'pydantic_ai_agents'
  | 'openai';

/** What registering an agent on a platform asks for: the fields of `litellm_params`, with LiteLLM's names where it has them. */
export interface PlatformForm {
  title: string;
  about: string;
  fields: readonly PlatformField[];
  /** What LiteLLM calls the platform in `custom_llm_provider`; our own name is understood as well. */
  provider: string | null;
  /** LiteLLM writes the field `id` into `model`, behind this prefix. */
  model: { prefix: string; id: string } | null;
  /** Where an agent is whose address follows from its settings. */
  address?: AddressOf;
  /** Whether the fields of an agent card are asked for as well. */
  asksForCard: boolean;
}

/**
 * @param base another origin than the platform's own
 * @returns undefined when the settings do not name an agent
 */
export type AddressOf = (settings: Settings, base?: string) => string | undefined;

export type Settings = Readonly<Record<string, unknown>>;

export interface PlatformField {
  key: string;
  label: string;
  /** What it means, for whoever fills in a form. */
  about: string;
  kind: 'text' | 'secret' | 'number' | 'switch' | 'object' | 'choice';
  required?: true;
  /** Taken when the registration says nothing. */
  default?: string;
  example?: string;
  /** What a `choice` may be. */
  choices?: readonly string[];
  /** For the gateway, to prove who it is; adapters do not see it. */
  credential?: true;
}
