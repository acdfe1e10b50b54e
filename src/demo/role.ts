/** How an agent of the demo looks, what it does about a message, and what it runs on. */
export interface DemoRole {
  name: string;
  title: string;
  description: string;
  skills: readonly { id: string; name: string; description: string; tags: string[]; examples?: string[] }[];
  /** The words of the answer, which a stream sends one by one. */
  answer: (asked: string) => string;
  /** How long it thinks, milliseconds. */
  thinksMs: number;
  /** A2A by default. */
  platform?: DemoPlatform;
  /** What a call costs, dollars. */
  fee?: number;
  /** Other agents that it asks first, through the gateway, with its own key. */
  asks?: readonly string[];
  /** And then models, in the same way. */
  asksModels?: readonly string[];
  /** It does not hand on where its calls come from: they stand alone. */
  forgetsTrace?: true;
}

export type DemoPlatform = 'langgraph' | 'pydantic_ai_agents' | 'bedrock_agentcore' | 'openai';

/** Where an agent reaches the gateway; set once both are there. */
export interface WayBack {
  gatewayUrl: string;
  key: string;
}

/** What agents of all platforms have in common: a message comes to an answer, or to a question back. */
export interface Outcome {
  words: string;
  isQuestion: boolean;
}
