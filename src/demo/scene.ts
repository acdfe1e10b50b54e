import type { DemoAgent } from './agent-server.ts';

/** What a gateway has been furnished with. */
export interface Scene {
  /** By name. */
  agents: Record<string, DemoAgent>;
  /** Those of callers, by alias. */
  keys: Record<string, string>;
  /** Sends a message as somebody, and waits for the whole answer. */
  say(
    key: string,
    agent: string,
    words: string,
    method?: string,
    configuration?: object,
  ): Promise<{ status: number; body: string }>;
  /** Stops the agents. */
  close(): Promise<void>;
}
