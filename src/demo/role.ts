/** How an agent of the demo looks, what it does about a message, and what it runs on. */
export interface DemoRole {
  name: string;
  title: string;
  description: string;
  skills: readonly DemoSkill[];
  /** What it says, which a stream sends word by word. */
  answer: (asked: string) => string | Answer;
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
  /** Its model decides which of the others it asks: they are the model's tools. */
  usesTools?: true;
  /** It does not hand on where its calls come from: they stand alone. */
  forgetsTrace?: true;
  /** It runs at two places. */
  isTwin?: true;
  /** How long it takes to show its card once that is renewed, milliseconds. */
  laterCardMs?: number;
  /** What its card tells besides then. */
  laterSkills?: readonly DemoSkill[];
  /** Fields of its registration besides. */
  registration?: object;
}

export interface DemoSkill {
  id: string;
  name: string;
  description: string;
  tags: string[];
  examples?: string[];
}

export type DemoPlatform =
  | 'langgraph'
  | 'pydantic_ai_agents'
  | 'bedrock_agentcore'
  | 'openai'
  | 'vertex_agent_engine'
  | 'azure_ai_foundry';

/** Where an agent reaches the gateway; set once both are there. */
export interface WayBack {
  gatewayUrl: string;
  key: string;
}

/** An answer that is more than words. */
export interface Answer {
  words: string;
  /** How the task stands, where it is not completed: agents of A2A alone tell. */
  state?: 'WORKING' | 'FAILED' | 'REJECTED' | 'AUTH_REQUIRED' | 'SUBMITTED';
  /** What it made besides the words: the parts of A2A, by name. */
  artifacts?: Readonly<Record<string, readonly object[]>>;
}

/** What agents of all platforms have in common: a message comes to an answer, or to a question back. */
export interface Outcome extends Answer {
  isQuestion: boolean;
}
