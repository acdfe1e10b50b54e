import type { DemoAgent } from './agent-server.ts';

/** A gateway that runs, and its management API as the admin asks it. */
export interface Place {
  url: string;
  get(path: string): Promise<unknown>;
  post(path: string, body?: object): Promise<unknown>;
}

/** What a gateway has been furnished with. */
export interface Scene {
  /** By name. */
  agents: Record<string, DemoAgent>;
  /** Those of callers, by alias. */
  keys: Record<string, string>;
  /** Sends a message as somebody, and waits for the whole answer. */
  say(key: string, agent: string, words: string, method?: string): Promise<{ status: number; body: string }>;
  /** Has the cards of all agents fetched now. */
  showCards(): Promise<void>;
  /** Stops the agents. */
  close(): Promise<void>;
}
